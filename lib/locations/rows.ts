import 'server-only'
import type { Tx } from '@/db/client'
import type { Actor } from '@/lib/kernel/actor'
import { compareVietnamese } from '@/lib/vietnam/text'
import type { Address, Scheme } from './address'
import { heldIn, inLine, shortName } from './names'
import { type Own, ownBelow, ownLines, withOwnBelow } from './own'
import { type Level, lineOf, madeOf, provincesOf, type Unit, units, VIETNAM, VIETNAM_NAME } from './standard'

/** A place in the tree or among what was found. */
export type Location = {
  /** "VN", the key of a unit, or the id of an own place. */
  key: string
  name: string
  level: Level | 'country' | 'own'
  scheme?: Scheme
  hasBelow: boolean
  /** What a unit of today was made of, or what an old one became. */
  was?: string
  became?: string
  /** The keys of all above it from the top, and their names as one line. */
  above: string[]
  path: string
  own?: Omit<Own, 'name'>
}

/** A place that an address can hold, with the units it may have become. */
export type Found = Location & {
  address: Omit<Address, 'street'>
  successors: { code: string; name: string }[]
}

/** What is right below a place; the countries, if none is given. */
export async function locationsBelow(
  tx: Tx,
  actor: Actor,
  of: string | null,
  scheme: Scheme,
): Promise<Location[]> {
  const unit = of ? units().get(of) : undefined
  const standard =
    of === VIETNAM ? provincesOf(scheme) : byName((unit?.below ?? []).filter(({ isEarlier }) => !isEarlier))
  const isOwn = of !== null && of !== VIETNAM && !unit
  const own = await ownBelow(tx, actor, of === null ? {} : isOwn ? { parentId: of } : { under: of })
  const keys = standard.map(({ key }) => key)
  const parents = await withOwnBelow(
    tx,
    actor,
    own.map(({ id }) => id),
    of === null ? [VIETNAM] : keys,
  )
  const above = of ? await pathTo(tx, actor, of) : []
  const country: Location[] =
    of === null
      ? [{ key: VIETNAM, name: VIETNAM_NAME, level: 'country', hasBelow: true, above: [], path: '' }]
      : []
  return [
    ...country,
    ...standard.map((each) => ofUnit(each, each.below.length > 0 || parents.has(each.key))),
    ...own.map((each) => ofOwn(each, above, parents.has(each.id))),
  ]
}

/** Own places as choices, with all that stands above them; in one question. */
export async function foundOwn(tx: Tx, actor: Actor, ids: string[]): Promise<Found[]> {
  const lines = await ownLines(tx, actor, ids)
  return ids.flatMap((id) => {
    const line = lines.get(id) ?? []
    const [self] = line
    if (!self) return []
    const above = stepsOf(line).slice(0, -1)
    return [{ ...ofOwn(self, above, false), address: addressOfOwn(line), successors: [] }]
  })
}

/** A unit as a choice. */
export const foundUnit = (unit: Unit): Found => ({
  ...ofUnit(unit, unit.below.length > 0),
  address: addressOf(unit),
  successors:
    unit.level === 'ward' && unit.to.length > 1 ? unit.to.map(({ code, name }) => ({ code, name })) : [],
})

const byName = (some: readonly Unit[]) => [...some].sort((a, b) => compareVietnamese(a.name, b.name))

type Step = { key: string; name: string }

/** The way from the top to a place, itself included. */
async function pathTo(tx: Tx, actor: Actor, key: string): Promise<Step[]> {
  if (key === VIETNAM) return [{ key, name: VIETNAM_NAME }]
  const unit = units().get(key)
  if (unit) return stepsTo(unit)
  const line = (await ownLines(tx, actor, [key])).get(key) ?? []
  return stepsOf(line)
}

const stepsOf = (line: Own[]): Step[] => [
  ...stemOf(line),
  ...[...line].reverse().map(({ id, name }) => ({ key: id, name })),
]

const stepsTo = (unit: Unit): Step[] => [
  { key: VIETNAM, name: VIETNAM_NAME },
  ...[...lineOf(unit)].reverse().map(({ key, name }) => ({ key, name })),
]

/** What of the lists stands above the highest of a line of own places. */
function stemOf(line: Own[]): Step[] {
  const under = line.at(-1)?.under
  if (!under) return []
  const unit = units().get(under)
  return unit ? stepsTo(unit) : [{ key: VIETNAM, name: VIETNAM_NAME }]
}

const placed = (steps: Step[]) => ({
  above: steps.map(({ key }) => key),
  path: steps
    .slice(steps[0]?.key === VIETNAM ? 1 : 0)
    .map(({ name }) => name)
    .reverse()
    .join(', '),
})

function ofUnit(unit: Unit, hasBelow: boolean): Location {
  const { key, name, level, scheme } = unit
  const base = { key, name, level, scheme, hasBelow, ...placed(stepsTo(unit).slice(0, -1)) }
  if (scheme === 'vn34') return { ...base, was: wasOf(unit) }
  return { ...base, became: becameOf(unit) }
}

const ofOwn = ({ name, ...own }: Own, above: Step[], hasBelow: boolean): Location => ({
  ...{ key: own.id, name, level: 'own', hasBelow, own },
  ...placed(above),
})

const nameOf = ({ level, name }: Unit) => (level === 'province' ? shortName(name) : inLine(name))

/** What an old unit became, unless its name says it; of a district its wards tell. */
function becameOf({ level, name, below, to }: Unit): string | undefined {
  const isSame = to.length === 1 && to[0]?.name === name
  if (isSame || (level === 'district' && below.length > 0)) return undefined
  return to.map(nameOf).join(' / ')
}

/** "phường Hàng Bài, phường Phan Chu Trinh": what a unit of today was made of, if its name does not say it. */
function wasOf(unit: Unit): string | undefined {
  const old =
    unit.level === 'province'
      ? provincesOf('vn63').filter(({ to }) => to.includes(unit))
      : madeOf(unit).filter(({ isEarlier }) => !isEarlier)
  const isSame = old.length === 1 && old[0]?.name === unit.name
  return old.length === 0 || isSame ? undefined : old.map(nameOf).join(', ')
}

/** How an address says it, for showing; the server works it out again from the codes. */
function addressOf(unit: Unit): Omit<Address, 'street'> {
  const held = heldIn(unit)
  if (unit.scheme === 'vn34') return { scheme: 'vn34', now: held }
  const [only, ...more] = unit.to
  const province = lineOf(unit).at(-1)?.to[0]
  const now = only && more.length === 0 ? only : province
  return { scheme: 'vn63', before: held, ...(now && { now: heldIn(now) }) }
}

/** An own place and what stands above it, as an address holds them. */
export function addressOfOwn(line: Own[]): Omit<Address, 'street'> {
  const top = line.at(-1)
  const under = top?.under ? units().get(top.under) : undefined
  const country = top?.under ? VIETNAM : top?.id
  const held = under && heldIn(under)
  // On top stands a country, unless the places stand under a unit of the lists.
  const names = line.map(({ name }) => name)
  const text = [...(under || top?.under ? names : names.slice(0, -1)), held?.text].filter(Boolean).join(', ')
  const today = under?.scheme === 'vn63' ? lineOf(under).at(-1)?.to[0] : under && lineOf(under).at(-1)
  const inside = under ? held?.in : top?.under ? VIETNAM_NAME : top?.name
  return {
    own: line[0]?.id,
    country,
    area: under ? today?.code : country,
    now: { ...(text && { text }), in: inside, ...(today && { province: today.code }) },
  }
}
