import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { MAILED, type Mailed, member } from '@/db/schema'
import { type Actor, can } from '@/lib/kernel/actor'
import type { Entity } from '@/lib/kernel/entity'
import { getRecord, type Row } from '@/lib/records/query'
import { mailboxOf } from '../mailbox/mailboxes'
import { mergeValuesOf } from './merge-values'
import { recipientOf } from './recipient'
import { MOST_ATTACHED } from './schema'
import { isCapturing } from './settings'
import { templatesFor } from './templates'

export const isMailed = (name: string): name is Mailed => (MAILED as readonly string[]).includes(name)

export type MailRights = NonNullable<Awaited<ReturnType<typeof recordMail>>>

/** What the actor may do with mail on a record, and to whom a new one goes; null where no mails are written. */
export async function recordMail(tx: Tx, actor: Actor, entity: Entity, record: Row) {
  if (!isMailed(entity.name)) return null
  const canSend =
    can(actor, 'message:send') &&
    (await getRecord(tx, actor, entity, record.id, 'message:send')) !== undefined
  return {
    entity: entity.name,
    recordId: record.id,
    recipient: recipientOf(entity, record),
    values: (await mergeValuesOf(tx, actor, entity, [record])).get(record.id) ?? {},
    memberId: actor.id ?? '',
    canSend,
    ...(await composing(tx, actor, entity.name)),
  }
}

/** What a composer of mails about records of one kind needs to know. */
export const composing = async (tx: Tx, actor: Actor, entity: Mailed) => ({
  isCapturing: await isCapturing(tx, actor),
  mostAttached: MOST_ATTACHED,
  signature: await signatureOf(tx, actor),
  ownAddress: await ownAddress(tx, actor),
  templates: can(actor, 'message:send') ? await templatesFor(tx, actor, entity) : [],
})

/** From where the actor may send besides the company's address. */
async function ownAddress(tx: Tx, actor: Actor): Promise<string | null> {
  if (!actor.id || actor.viewer || actor.workspace.isDemo) return null // nothing leaves a demo
  const box = await mailboxOf(tx, actor, actor.id)
  return box?.smtpHost ? box.address : null
}

export async function signatureOf(tx: Tx, actor: Actor): Promise<string> {
  if (!actor.id) return ''
  const [row] = await tx
    .select({ signature: member.signature })
    .from(member)
    .where(and(eq(member.workspaceId, actor.workspace.id), eq(member.id, actor.id)))
  return row?.signature ?? ''
}
