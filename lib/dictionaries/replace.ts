import 'server-only'
import { eq } from 'drizzle-orm'
import { opportunity } from '@/db/schema'
import { accounts } from '@/lib/accounts/entity'
import type { Context } from '@/lib/kernel/command'
import type { Entity } from '@/lib/kernel/entity'
import type { Change } from '@/lib/kernel/event'
import { leads } from '@/lib/leads/entity'
import { opportunities } from '@/lib/opportunities/entity'
import { lockCards, rewriteCards } from '@/lib/opportunities/rewrite'
import type { Row } from '@/lib/records/query'
import { replaceJoined, replaceReference } from '@/lib/records/replace'

type Replace = (context: Context, from: Row, to: Row) => Promise<Change[]>

/** Cards that hold the one get the other, in a column of their own and with the time kept. */
export const replaceOnCards =
  (field: 'sourceId' | 'lostReasonId' | 'teamId'): Replace =>
  async (context, from, to) => {
    const cards = await lockCards(context, eq(opportunity[field], from.id))
    return rewriteCards(context, cards, () => ({ [field]: to.id }))
  }

/** Records of an entity that hold the one get the other. */
export const replaceOn =
  (entity: Entity, field: string): Replace =>
  (context, from, to) =>
    replaceReference(context, entity, field, from, to)

/** Whatever carries the one tag carries the other, once. */
export const replaceTag: Replace = async (context, from, to) => [
  ...(await replaceJoined(context, opportunities, 'tagIds', from, to)),
  ...(await replaceJoined(context, accounts, 'tagIds', from, to)),
  ...(await replaceJoined(context, leads, 'tagIds', from, to)),
]

export const inTurn =
  (...parts: Replace[]): Replace =>
  async (context, from, to) => {
    const changes: Change[] = []
    for (const part of parts) changes.push(...(await part(context, from, to)))
    return changes
  }
