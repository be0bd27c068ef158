import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Tx } from '@/db/client'
import { attachment, message } from '@/db/schema'
import { answerCase } from '@/lib/cases/answered'
import { type Context, command } from '@/lib/kernel/command'
import type { Change } from '@/lib/kernel/event'
import { learn } from '../address'
import { endWaiting, isAnswer } from '../inbox/waiting'
import { keepSent } from '../mailbox/jobs'
import { told } from '../private'

type Attached = Pick<typeof attachment.$inferSelect, 'name' | 'contentType' | 'storageKey'>
export type Claimed = { message: typeof message.$inferSelect; files: Attached[] }

/** Marks a queued message as being sent; from here on it cannot be taken back. Null when there is nothing to send. */
export const claimMessage = command({
  name: 'message.claim',
  permission: 'mail:write',
  input: z.strictObject({ id: z.uuid() }),
  async run(context, { id }) {
    const { tx } = context
    const [row] = await tx
      .update(message)
      .set({ attempts: sql`${message.attempts} + 1` })
      .where(and(ownOf(context, id), eq(message.state, 'queued')))
      .returning()
    if (!row) return { data: null as Claimed | null, events: [] }
    return { data: { message: row, files: await filesOf(tx, row) } as Claimed | null, events: [] }
  },
})

/** The files of a message, in their order. */
export function filesOf(tx: Tx, { workspaceId, id }: Claimed['message']): Promise<Attached[]> {
  const { name, contentType, storageKey } = attachment
  return tx
    .select({ name, contentType, storageKey })
    .from(attachment)
    .where(and(eq(attachment.workspaceId, workspaceId), eq(attachment.messageId, id)))
    .orderBy(attachment.id)
}

const refused = z.strictObject({
  address: z.string().max(320),
  reason: z.string().max(500),
  isPermanent: z.boolean(),
})
const settleInput = z.strictObject({
  id: z.uuid(),
  state: z.enum(['queued', 'sent', 'captured', 'failed']),
  reply: z.string().max(500).nullable(),
  error: z.string().max(500).nullable(),
  refused: z.array(refused).max(100),
})

const TYPES = { sent: 'delivered', captured: 'captured', failed: 'failed', queued: 'delayed' } as const

/** Records what became of a try, and of the addresses that the server will never take. */
export const settleMessage = command({
  name: 'message.settle',
  permission: 'mail:write',
  input: settleInput,
  async run(context, { id, state, reply, error, refused }) {
    const left = state === 'sent' || state === 'captured'
    const [row] = await context.tx
      .update(message)
      .set({ state, reply, error, version: sql`${message.version} + 1`, ...(left && { sentAt: new Date() }) })
      .where(and(ownOf(context, id), eq(message.state, 'queued')))
      .returning()
    if (!row) return { data: null, events: [] }
    if (state === 'sent' && row.mailboxOf)
      await context.enqueue(keepSent, { id, memberId: row.mailboxOf }, { key: `keep_sent:${id}` })
    const learned: Change[] = []
    for (const { address, reason, isPermanent } of refused) {
      if (!isPermanent) continue
      learned.push(...(await learn(context, { address: address.toLowerCase(), state: 'bounced', reason })))
    }
    const after = told(row, { subject: row.subject, ...(error && { reason: error }) })
    const events: Change[] = row.recordId
      ? [{ entity: row.entity, recordId: row.recordId, type: `message.${TYPES[state]}`, after }]
      : []
    if (isAnswer(context.actor, state)) events.push(...(await answered(context, row)))
    return { data: null, events: [...events, ...learned] }
  },
})

/** What somebody wrote to one customer answers them, once it has left. The record is locked before its mails. */
async function answered(
  context: Context,
  { entity, recordId, isToMany, createdAt }: typeof message.$inferSelect,
): Promise<Change[]> {
  if (!recordId || isToMany) return []
  const events = entity === 'support_case' ? await answerCase(context, recordId, new Date()) : []
  await endWaiting(context, { entity, recordId }, createdAt)
  return events
}

const ownOf = ({ actor }: Context, id: string) =>
  and(eq(message.workspaceId, actor.workspace.id), eq(message.id, id), eq(message.direction, 'out'))
