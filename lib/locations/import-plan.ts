import 'server-only'
import { newId } from '@/lib/kernel/id'
import type { Own } from './own'
import { unitsNamed } from './parse'
import { provincesOf, type Unit, VIETNAM } from './standard'

/** A line of the file: a path from the country down, or a name and what it belongs to. */
export type ImportLine = { row: number } & Partial<
  Record<'country' | 'province' | 'district' | 'ward' | 'name' | 'above', string>
>
export type NewPlace = {
  id: string
  name: string
  parentId: string | null
  under: string | null
  path: string
}
export type LineError = { row: number; key: 'noName' | 'gap' | 'tooLong' | 'unclear' | 'unknownAbove' }
export type ImportPlan = { rows: number; made: NewPlace[]; known: number; errors: LineError[] }

const LONGEST = 100
const IS_VIETNAM = /^(vn|vnm|vi[eệ]t\s?nam)$/i

/** Where a line has come to: on top (null), at a unit of the lists, or at an own place. */
type At = { key: string | null; unit?: Unit; path: string }
class Refused extends Error {
  constructor(readonly key: LineError['key']) {
    super(key)
  }
}

/** What a file would add: whatever its lines name that is not there, each once and above what belongs to it. */
export function planImport(lines: readonly ImportLine[], own: readonly Own[]): ImportPlan {
  const places = new Places(own)
  const plan: ImportPlan = { rows: lines.length, made: places.made, known: 0, errors: [] }
  for (const line of lines) {
    const before = places.made.length
    try {
      if (line.name !== undefined || line.above !== undefined) byParent(places, line)
      else byPath(places, line)
      if (places.made.length === before) plan.known++
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      places.takeBack(before)
      plan.errors.push({ row: line.row, key: error.key })
    }
  }
  return plan
}

function byPath(places: Places, { country = '', province = '', district = '', ward = '' }: ImportLine): void {
  const names = [province, district, ward].map((name) => name.trim())
  if (!country.trim() && names.every((name) => !name)) throw new Refused('noName')
  if (!names[0] && names.some(Boolean)) throw new Refused('gap')
  const isVietnam = !country.trim() || IS_VIETNAM.test(country.trim())
  const top = isVietnam ? VIETNAM_ITSELF : places.below(TOP, country.trim(), true)
  const given = names.filter(Boolean)
  const { at, used } = isVietnam ? inLists(given) : { at: top, used: 0 }
  given.slice(used).reduce((above, name) => places.below(above, name, true), at)
}

/** What something belongs to has to be there, or on an earlier line. */
function byParent(places: Places, { name = '', above = '' }: ImportLine): void {
  if (!name.trim()) throw new Refused('noName')
  const parts = above
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .reverse()
  const [top = '', ...rest] = parts
  const country = top && places.known(TOP, top)
  const names = country || IS_VIETNAM.test(top) ? rest : parts
  const begun = country ? { at: country, used: 0 } : inLists(names)
  const start = above.trim() ? begun : { at: TOP, used: 0 }
  if (above.trim() && !country && !IS_VIETNAM.test(top) && start.used === 0) throw new Refused('unknownAbove')
  const at = names.slice(start.used).reduce((over, each) => places.below(over, each, false), start.at)
  if (at.unit && unitsNamed(at.unit.below, name).length === 1) return
  places.below(at, name.trim(), true)
}

const TOP: At = { key: null, path: '' }
const VIETNAM_ITSELF: At = { key: VIETNAM, path: '' }

/** How far names lead into the lists: today's unless those of before lead further. */
function inLists(names: readonly string[]): { at: At; used: number } {
  const [today, before] = [descend('vn34', names), descend('vn63', names)]
  return before.used > today.used ? before : today
}

function descend(scheme: 'vn34' | 'vn63', names: readonly string[]): { at: At; used: number } {
  let unit: Unit | undefined
  let used = 0
  for (const name of names) {
    const below = unit ? unit.below : provincesOf(scheme)
    // Of the former units the district may be left out.
    const further = unit?.level === 'province' ? below.flatMap((each) => each.below) : []
    const found = [unitsNamed(below, name), unitsNamed(further, name)].find((some) => some.length > 0) ?? []
    if (found.length > 1) throw new Refused('unclear')
    if (!found[0]) break
    unit = found[0]
    used++
  }
  return { at: unit ? { key: unit.key, unit, path: unit.name } : VIETNAM_ITSELF, used }
}

/** The own places there are and those to be made, found by name under what they belong to. */
class Places {
  readonly made: NewPlace[] = []
  private readonly all = new Map<string, { id: string; name: string }>()

  constructor(own: readonly Own[]) {
    for (const { id, name, parentId, under } of own)
      this.all.set(keyOf(parentId ?? under, name), { id, name })
  }

  known(above: At, name: string): At | undefined {
    const found = this.all.get(keyOf(above.key, name))
    return found && at(found.id, found.name, above)
  }

  /** The place of that name, made if it is not there and may be. */
  below(above: At, name: string, mayMake: boolean): At {
    const known = this.known(above, name)
    if (known) return known
    if (!mayMake) throw new Refused('unknownAbove')
    if (name.length > LONGEST) throw new Refused('tooLong')
    const id = newId()
    const isUnder = above.key === VIETNAM || above.unit !== undefined
    const place = {
      id,
      name,
      parentId: isUnder ? null : above.key,
      under: isUnder ? above.key : null,
      path: above.path,
    }
    this.all.set(keyOf(above.key, name), { id, name })
    this.made.push(place)
    return at(id, name, above)
  }

  /** Of a line that was refused nothing stays. */
  takeBack(length: number): void {
    for (const { name, parentId, under } of this.made.splice(length))
      this.all.delete(keyOf(parentId ?? under, name))
  }
}

const at = (key: string, name: string, above: At): At => ({
  key,
  path: [name, above.path].filter(Boolean).join(', '),
})

const keyOf = (above: string | null, name: string) => `${above ?? ''}|${name.normalize('NFC').toLowerCase()}`
