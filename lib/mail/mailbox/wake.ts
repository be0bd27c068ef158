import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { mailbox } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import { fetchMailbox } from './jobs'

/** Has a mailbox looked into at once; tells since when that is due. */
export async function wake({ tx, actor, enqueue }: Context, id: string): Promise<Date> {
  const [row] = await tx
    .update(mailbox)
    .set({ dueAt: sql`now()` })
    .where(and(eq(mailbox.workspaceId, actor.workspace.id), eq(mailbox.id, id)))
    .returning({ dueAt: mailbox.dueAt })
  await enqueue(fetchMailbox, { id }, { key: `mailbox:${id}` })
  return row?.dueAt ?? new Date()
}
