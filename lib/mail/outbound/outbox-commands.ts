import 'server-only'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { message } from '@/db/schema'
import { can } from '@/lib/kernel/actor'
import { type Context, command } from '@/lib/kernel/command'
import { entityNamed } from '@/lib/kernel/entity'
import { conflict, forbidden, notFound } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { getRecord } from '@/lib/records/query'
import { MOST_RECIPIENTS } from '../merge-fields'
import { told } from '../private'
import { queueAutomatic } from './automatic'
import { sendMail } from './jobs'
import { settingsRow } from './settings'
import { testTexts } from './test-texts'
import { detachUploads } from './uploads'

/** Takes back a mail that has not left; nothing of it stays but its files, for the draft. */
export const cancelMessage = command({
  name: 'message.cancel',
  permission: 'message:send',
  input: z.strictObject({ id: z.uuid() }),
  async run(context, { id }) {
    const row = await lockCancelled(context, id)
    return { data: { id }, events: await cancel(context, [row]) }
  },
})

/** The same for mails that were sent to many at once; those that have left are beyond recall. */
export const cancelMessages = command({
  name: 'message.cancel_many',
  permission: 'message:send',
  input: z.strictObject({ ids: z.array(z.uuid()).min(1).max(MOST_RECIPIENTS) }),
  async run(context, { ids }) {
    const rows: Outgoing[] = []
    for (const id of [...new Set(ids)].sort()) rows.push(await lockCancelled(context, id))
    const events = await cancel(context, rows)
    return { data: { count: events.length }, events }
  },
})

async function lockCancelled(context: Context, id: string): Promise<Outgoing> {
  const row = await lockOutgoing(context, id)
  if (row.memberId !== context.actor.id) throw notFound()
  if (row.state !== 'queued' || row.attempts > 0) throw conflict('mailLeft')
  return row
}

async function cancel(context: Context, rows: readonly Outgoing[]): Promise<Change[]> {
  const { tx, actor } = context
  const ids = rows.map(({ id }) => id)
  await detachUploads(context, ids)
  await tx.delete(message).where(and(eq(message.workspaceId, actor.workspace.id), inArray(message.id, ids)))
  return rows.flatMap((row) => changeOf(row, 'message.cancelled'))
}

/** Sends once more what failed, or what was kept because no server was set. */
export const retryMessage = command({
  name: 'message.retry',
  permission: 'message:send',
  input: z.strictObject({ id: z.uuid() }),
  async run(context, { id }) {
    const { tx, actor, enqueue } = context
    const row = await lockOutgoing(context, id)
    if (row.state !== 'failed' && row.state !== 'captured') throw conflict('notRetryable')
    const settings = await settingsRow(tx, actor)
    await tx
      .update(message)
      .set({
        state: 'queued',
        error: null,
        attempts: 0,
        ...(settings?.fromAddress && !row.mailboxOf && { fromAddress: settings.fromAddress }),
        version: sql`${message.version} + 1`,
      })
      .where(and(eq(message.workspaceId, row.workspaceId), eq(message.id, id)))
    await enqueue(sendMail, { id, memberId: row.mailboxOf ?? undefined }, { key: `mail.send:${id}` })
    return { data: { id }, events: changeOf(row, 'message.retried') }
  },
})

/** Writes a mail about nothing, so that somebody sees whether and how the server takes it. */
export const testMail = command({
  name: 'mail_settings.test',
  permission: 'mail:write',
  input: z.strictObject({ to: z.string().trim().toLowerCase().pipe(z.email().max(254)) }),
  async run(context, { to }) {
    const { actor } = context
    const letter = { to: { name: '', address: to }, ...testTexts(actor), memberId: actor.id }
    const id = await queueAutomatic(context, letter, true)
    const event = { entity: 'mail_settings', recordId: actor.workspace.id, type: 'tested', after: { to } }
    return { data: { id }, events: [event] }
  },
})

type Outgoing = typeof message.$inferSelect

/** Locks an outgoing message whose record the actor may write mail for; others do not exist. */
async function lockOutgoing({ tx, actor }: Context, id: string): Promise<Outgoing> {
  const own = and(
    eq(message.workspaceId, actor.workspace.id),
    eq(message.id, id),
    eq(message.direction, 'out'),
  )
  const [row] = await tx.select().from(message).where(own).for('update')
  // By somebody's own mailbox nobody else sends.
  if (!row || (row.mailboxOf && row.mailboxOf !== actor.id)) throw notFound()
  if (!row.recordId) {
    if (!can(actor, 'mail:write')) throw forbidden()
    return row
  }
  if (!(await getRecord(tx, actor, entityNamed(row.entity), row.recordId, 'message:send'))) throw notFound()
  return row
}

const changeOf = ({ id, entity, recordId, subject, privateTo }: Outgoing, type: string) => [
  {
    entity: recordId ? entity : 'mail_settings',
    recordId: recordId ?? id,
    type,
    after: told({ id, privateTo }, { subject }),
  },
]
