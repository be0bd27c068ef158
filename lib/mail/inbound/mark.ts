import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { emailAddress, message } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import type { Change } from '@/lib/kernel/event'
import type { Mark } from './reports'

/** What followed from a message: the records it reached and their events. */
export type Applied = { recordIds: string[]; events: Change[] }

/** Marks messages and the addresses they went to, and tells their records. */
export async function mark(context: Context, marks: Mark[]): Promise<Applied> {
  const { tx, actor } = context
  const events: Change[] = []
  for (const each of marks) {
    const { messageRowId, recordId, state, reason, status } = each
    const isHard = state === 'bounced'
    await tx
      .update(message)
      .set({ error: reason, ...(isHard && { state: 'bounced' as const }) })
      .where(and(eq(message.workspaceId, actor.workspace.id), eq(message.id, messageRowId)))
    await markAddress(context, each)
    if (!recordId) continue
    const after = { messageId: messageRowId, recipient: each.address, reason, status, isHard }
    const type = state === 'complained' ? 'message.complained' : 'message.bounced'
    events.push({ entity: 'opportunity', recordId, type, after })
  }
  const recordIds = marks.flatMap(({ recordId }) => recordId ?? [])
  return { recordIds: [...new Set(recordIds)], events }
}

async function markAddress({ tx, actor }: Context, { address, state, reason }: Mark): Promise<void> {
  if (!address) return
  const bounces = state === 'complained' ? 0 : 1
  await tx
    .insert(emailAddress)
    .values({ workspaceId: actor.workspace.id, address, state, reason, bounces })
    .onConflictDoUpdate({
      target: [emailAddress.workspaceId, emailAddress.address],
      set: {
        state: worse(state),
        reason,
        bounces: sql`${emailAddress.bounces} + ${bounces}`,
        updatedAt: new Date(),
      },
    })
}

/** A delay does not undo a failure, and nothing undoes a complaint. */
const worse = (state: Mark['state']) => sql`case
  when ${emailAddress.state} = 'complained' then 'complained'
  when ${emailAddress.state} = 'bounced' and ${state}::text = 'soft_bounced' then 'bounced' else ${state}::text end`
