import 'server-only'
import { and, eq } from 'drizzle-orm'
import { message } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import type { Change } from '@/lib/kernel/event'
import { learn } from '../address'
import type { Mark } from './reports'

/** What followed from a message: the records it reached and their events. */
export type Applied = { recordIds: string[]; events: Change[] }

/** Marks messages and the addresses they went to, and tells their records. */
export async function mark(context: Context, marks: Mark[]): Promise<Applied> {
  const { tx, actor } = context
  const events: Change[] = []
  for (const each of marks) {
    const { messageRowId, entity, recordId, state, reason, status } = each
    const isHard = state === 'bounced'
    await tx
      .update(message)
      .set({ error: reason, ...(isHard && { state: 'bounced' as const }) })
      .where(and(eq(message.workspaceId, actor.workspace.id), eq(message.id, messageRowId)))
    if (each.address) events.push(...(await learn(context, { address: each.address, state, reason })))
    if (!recordId) continue
    const after = { messageId: messageRowId, recipient: each.address, reason, status, isHard }
    const type = state === 'complained' ? 'message.complained' : 'message.bounced'
    events.push({ entity, recordId, type, after })
  }
  const recordIds = marks.flatMap(({ recordId }) => recordId ?? [])
  return { recordIds: [...new Set(recordIds)], events }
}
