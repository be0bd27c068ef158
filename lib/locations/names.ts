import 'server-only'
import type { Address } from './address'
import { lineOf, type Unit } from './standard'

type Units = NonNullable<Address['now']>

/** A unit and those above it as an address holds them. */
export function heldIn(unit: Unit): Units {
  const line = lineOf(unit)
  const province = line.at(-1)
  const below = line.slice(0, -1).map(({ name }) => inLine(name))
  return {
    ...(below.length > 0 && { text: below.join(', ') }),
    ...Object.fromEntries(line.map(({ level, code }) => [level, code])),
    in: shortName(province?.name ?? ''),
  }
}

/** "Phường Cửa Nam" in the middle of a line: "phường Cửa Nam". */
export const inLine = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)

/** What a province is called in an address. */
export const shortName = (name: string): string =>
  name === 'Thành phố Hồ Chí Minh' ? 'TP. Hồ Chí Minh' : name.replace(/^(Thành phố|Tỉnh) /, '')
