import 'server-only'
import { z } from 'zod'
import { read } from '@/lib/kernel/read'
import { listRecords } from '@/lib/records/query'
import { adminUnits } from './entity'
import { findUnits } from './find'
import { parseAddress } from './parse'
import { foundOwn, foundUnit, locationsBelow } from './rows'
import { units } from './standard'

const scheme = z.enum(['vn34', 'vn63'])
const OFFERED = 8

/** One branch of the tree of places; the countries, if nothing is named. */
export const locationBranch = read({
  name: 'admin_unit.branch',
  permission: 'dictionary:read',
  input: z.strictObject({ of: z.string().max(120).nullable(), scheme }),
  run: ({ tx, actor }, { of, scheme }) => locationsBelow(tx, actor, of, scheme),
})

/** Places by any words of their names and of what they belong to, in any order, without marks, abbreviated or not. */
export const searchLocations = read({
  name: 'admin_unit.search',
  permission: 'dictionary:read',
  input: z.strictObject({ text: z.string().max(200), scheme: scheme.optional() }),
  async run({ tx, actor }, { text, scheme }) {
    const { rows } = text.trim()
      ? await listRecords(tx, actor, adminUnits, { search: text, limit: OFFERED })
      : { rows: [] }
    const own = await foundOwn(
      tx,
      actor,
      rows.map(({ id }) => id),
    )
    return [...own, ...findUnits(text, { scheme }).map(foundUnit)]
  },
})

/** What a written address surely says of where it is, and the rest of the line; null when that is nothing. */
export const readAddress = read({
  name: 'admin_unit.read_address',
  permission: 'dictionary:read',
  input: z.strictObject({ text: z.string().max(500) }),
  async run(_, { text }) {
    const parsed = parseAddress(text)
    if (!parsed) return null
    return { ...foundUnit(parsed.unit), street: parsed.street }
  },
})

/** One unit of the lists by its key, with what it may have become. */
export const findUnit = read({
  name: 'admin_unit.unit',
  permission: 'dictionary:read',
  input: z.strictObject({ key: z.string().max(120) }),
  async run(_, { key }) {
    const unit = units().get(key)
    return unit ? foundUnit(unit) : null
  },
})
