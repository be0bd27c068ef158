import 'server-only'
import { eq } from 'drizzle-orm'
import type { Context } from '@/lib/kernel/command'
import { columnOf, type Entity } from '@/lib/kernel/entity'
import type { Change } from '@/lib/kernel/event'
import { opportunities } from '@/lib/opportunities/entity'
import { lockCards, rewriteCards } from '@/lib/opportunities/rewrite'
import type { Row } from '@/lib/records/query'
import { type Reference, referencesTo } from '@/lib/records/references'
import { replaceIn as replaceEverywhere } from '@/lib/records/replace'

/** Hands everything that refers to one row of a dictionary to another. */
export const replaceIn =
  ({ name }: Pick<Entity, 'name'>) =>
  async (context: Context, from: Row, to: Row): Promise<Change[]> => {
    const changes: Change[] = []
    for (const reference of referencesTo(name))
      changes.push(...(await handOver(context, reference, from, to)))
    return changes
  }

function handOver(context: Context, { entity, field }: Reference, from: Row, to: Row): Promise<Change[]> {
  const isOnCards = entity.name === opportunities.name && !entity.joins?.[field]
  return isOnCards
    ? replaceOnCards(context, field, from, to)
    : replaceEverywhere(context, { entity, field }, from, to)
}

/** Of cards the time is kept with each change. */
async function replaceOnCards(context: Context, field: string, from: Row, to: Row): Promise<Change[]> {
  const cards = await lockCards(context, eq(columnOf(opportunities, field), from.id))
  return rewriteCards(context, cards, () => ({ [field]: to.id }))
}
