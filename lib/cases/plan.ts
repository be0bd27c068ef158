import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { supportCase } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import { escalateCases } from './jobs'

/** Sees to it that missed deadlines are looked for when the next one comes. */
export async function planEscalation({ tx, actor, enqueue }: Context): Promise<void> {
  // Whoever waits here sees the deadlines that others have just brought; the earliest of all stands.
  const key = `case_deadlines:${actor.workspace.id}`
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`)
  const [row] = await tx
    .select({ at: sql<string | null>`min(${supportCase.nextDueAt})` })
    .from(supportCase)
    .where(and(eq(supportCase.workspaceId, actor.workspace.id), unmarked))
  if (row?.at) await enqueue(escalateCases, {}, { key: 'case_deadlines', runAt: new Date(row.at) })
}

/** Cases with a deadline that has not been told of; as the index says it. */
export const unmarked = sql`${supportCase.nextDueAt} is not null and not ${supportCase.isOverdue} and ${supportCase.archivedAt} is null`
