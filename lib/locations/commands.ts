import 'server-only'
import { and, eq, isNull, type SQL } from 'drizzle-orm'
import { adminUnit, type Fields } from '@/db/schema'
import { dictionaryCommands } from '@/lib/dictionaries/dictionary'
import type { Context } from '@/lib/kernel/command'
import { conflict, invalidField } from '@/lib/kernel/errors'
import { adminUnits } from './entity'
import { allBelow, DEEPEST, ownBelow, ownLines } from './own'
import { units, VIETNAM } from './standard'

const MOST_AT_ONCE = 500

/** Own places: added under anything, moved anywhere but below themselves, and deleted with all that is below them. */
export const adminUnitCommands = dictionaryCommands(adminUnits, {
  siblings: ({ parentId, under }): SQL | undefined => {
    if (parentId) return eq(adminUnit.parentId, String(parentId))
    if (under) return eq(adminUnit.under, String(under))
    return and(isNull(adminUnit.parentId), isNull(adminUnit.under))
  },
  async prepare(context, values) {
    await refuseWrongPlace(context, values)
    return values
  },
  async follow(context, before, patch) {
    if (patch.parentId === undefined && patch.under === undefined) return patch
    // Where it goes is said by one of the two, and ends the other.
    const placed: Fields = { parentId: null, under: null, ...patch }
    await refuseWrongPlace(context, placed, before.id)
    return placed
  },
  async below({ tx, actor }, { id }) {
    const below = await allBelow(tx, actor, id)
    if (below.length > MOST_AT_ONCE)
      throw conflict('tooManyBelow', { count: below.length, most: MOST_AT_ONCE })
    return below
  },
  async clear({ tx, actor }, { id }) {
    const below = await ownBelow(tx, actor, { parentId: id })
    if (below.length > 0) throw conflict('hasBelow', { count: below.length })
    return []
  },
})

async function refuseWrongPlace(
  { tx, actor }: Context,
  { parentId, under }: Fields,
  ownId?: string,
): Promise<void> {
  if (parentId && under) throw invalidField('parentId', 'invalidValue')
  if (under && under !== VIETNAM && !units().has(String(under))) throw invalidField('under', 'unknownUnit')
  if (!parentId) return
  const line = (await ownLines(tx, actor, [String(parentId)])).get(String(parentId)) ?? []
  if (ownId && line.some(({ id }) => id === ownId)) throw invalidField('parentId', 'unitCircle')
  if (line.length >= DEEPEST) throw invalidField('parentId', 'tooDeep')
}
