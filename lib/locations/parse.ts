import 'server-only'
import type { Scheme } from './address'
import { isCalled, spelledOut, wordsOf, wordsOfUnit } from './find'
import { provincesOf, type Unit } from './standard'

/** What was read out of a line: the smallest unit that it surely names, and the rest of it. */
export type Parsed = { unit: Unit; street: string }

/**
 * Reads the units at the end of a written address. Only what is certain counts: a name that fits several units, or a
 * line that fits both schemes in different ways, is not read at all.
 */
export function parseAddress(line: string): Parsed | null {
  const parts = line
    .split(/[,;\n]/.test(line) ? /[,;\n]/ : / [-–] /)
    .map((part) => part.trim())
    .filter((part) => part && !/^(việt nam|viet nam|vietnam|vn)\.?$/i.test(part))
  const [today, before] = [readIn('vn34', parts), readIn('vn63', parts)]
  if (!today || !before) return today ?? before
  if (before.unit.level === 'ward' && before.unit.above && today.unit.level !== 'ward') return before
  if (today.unit.level === 'ward' && before.unit.level === 'province') return today
  // The same words in both schemes: today's, if nothing but the name was kept.
  if (today.unit.level === 'ward' && before.unit.to.length === 1 && before.unit.to[0] === today.unit)
    return before.used > today.used ? before : today
  if (before.used > today.used) return before
  return today.unit.level === 'province' && before.unit.level === 'province' ? today : null
}

type Reading = Parsed & { used: number }

function readIn(scheme: Scheme, parts: string[]): Reading | null {
  const left = [...parts]
  const province = onlyOne(provincesOf(scheme), left.at(-1))
  if (!province) return null
  left.pop()
  let unit = province
  // A line may leave out the district; then the ward has to be the only one of that name.
  for (const levels of scheme === 'vn34' ? [below(province)] : [below(province), null]) {
    const among = levels ?? unit.below
    const next = onlyOne(among, left.at(-1)) ?? (levels ? onlyOne(wardsBelow(unit), left.at(-1)) : undefined)
    if (!next) break
    unit = next
    left.pop()
  }
  return { unit, street: left.join(', '), used: parts.length - left.length }
}

const below = (unit: Unit) => unit.below
const wardsBelow = (unit: Unit) => unit.below.flatMap((district) => district.below)

function onlyOne(among: readonly Unit[], name: string | undefined): Unit | undefined {
  const named = name ? unitsNamed(among, name) : []
  return named.length === 1 ? named[0] : undefined
}

/** The units that a name can mean: with what they are, if that was said. */
export function unitsNamed(among: readonly Unit[], name: string): Unit[] {
  const asked = wordsOf(spelledOut(name))
  if (!asked.own) return []
  return among.filter((unit) => {
    const { kind, own } = wordsOfUnit(unit)
    const isNamed = unit.level === 'province' ? isCalled(own, asked.own) : own === asked.own
    return isNamed && (!asked.kind || asked.kind === kind || isCity(asked.kind, kind))
  })
}

/** A province that has become a city is still called one, and the other way round. */
const isCity = (one: string, other: string) =>
  ['tinh', 'thanh pho'].includes(one) && ['tinh', 'thanh pho'].includes(other)
