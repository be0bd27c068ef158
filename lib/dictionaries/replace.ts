import 'server-only'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { type Fields, opportunity, opportunityTag } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import type { Change } from '@/lib/kernel/event'
import { lockCards, rewriteCards } from '@/lib/opportunities/rewrite'
import type { Row } from '@/lib/records/query'

/** Cards that hold the one get the other, in a column of their own. */
export const replaceOnCards =
  (field: 'sourceId' | 'lostReasonId') =>
  async (context: Context, from: Row, to: Row): Promise<Change[]> => {
    const cards = await lockCards(context, eq(opportunity[field], from.id))
    return rewriteCards(context, cards, () => ({ [field]: to.id }))
  }

/** Cards that carry the one tag carry the other, once. */
export async function replaceTag(context: Context, from: Row, to: Row): Promise<Change[]> {
  const { tx, actor } = context
  const mine = eq(opportunityTag.workspaceId, actor.workspace.id)
  const carrying = tx
    .select({ id: opportunityTag.opportunityId })
    .from(opportunityTag)
    .where(and(mine, eq(opportunityTag.tagId, from.id)))
  const cards = await lockCards(context, inArray(opportunity.id, carrying))
  const tags = await tagsOf(context, carrying)
  await tx.execute(sql`insert into opportunity_tag (workspace_id, opportunity_id, tag_id)
    select workspace_id, opportunity_id, ${to.id} from opportunity_tag
    where workspace_id = ${actor.workspace.id} and tag_id = ${from.id} on conflict do nothing`)
  await tx.delete(opportunityTag).where(and(mine, eq(opportunityTag.tagId, from.id)))
  await tx.execute(sql`update opportunity set version = version + 1, updated_at = now()
    where workspace_id = ${actor.workspace.id} and id = any(${sql.param(cards.map(({ id }) => id))}::uuid[])`)
  return cards.map(({ id, version }) => {
    const before = tags.get(id) ?? []
    const tagIds = [...new Set(before.map((tag) => (tag === from.id ? to.id : tag)))].sort()
    return cardChange(id, { tagIds: before }, { tagIds, version: Number(version) + 1 })
  })
}

async function tagsOf(
  { tx, actor }: Context,
  cards: Parameters<typeof inArray>[1],
): Promise<Map<string, string[]>> {
  const rows = await tx
    .select({ card: opportunityTag.opportunityId, tag: opportunityTag.tagId })
    .from(opportunityTag)
    .where(
      and(
        eq(opportunityTag.workspaceId, actor.workspace.id),
        inArray(opportunityTag.opportunityId, cards as never),
      ),
    )
    .orderBy(asc(opportunityTag.tagId))
  const tags = new Map<string, string[]>()
  for (const { card, tag } of rows) tags.set(card, [...(tags.get(card) ?? []), tag])
  return tags
}

const cardChange = (recordId: string, before: Fields, after: Fields): Change => ({
  entity: 'opportunity',
  recordId,
  type: 'updated',
  before,
  after,
})
