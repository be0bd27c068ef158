import 'server-only'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { inboundMessage, inboundRaw, type PathStep } from '@/db/schema'
import { blockedSenderCommands } from '@/lib/dictionaries/commands'
import { type Context, command, within } from '@/lib/kernel/command'
import { conflict, invalidField, notFound } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/id'
import { MOST_BYTES } from './accept'
import { acceptInbound } from './accept-command'
import { isReleasable, isReplayable } from './again'
import { contentKey } from './delivery-key'
import { fetchMail, processMail } from './jobs'
import { step } from './path'

const permission = 'inbound:write'
const ref = z.strictObject({ id: z.uuid() })

/** A message that somebody has as a file or as text; as a dry run it leaves nothing but its path. */
export const uploadInbound = command({
  name: 'inbound.upload',
  permission,
  input: z.strictObject({
    source: z.union([z.instanceof(Blob), z.string().max(MOST_BYTES)]),
    alias: z.email().nullable(),
    isDryRun: z.boolean(),
  }),
  async run(context, { source, alias, isDryRun }) {
    const raw = typeof source === 'string' ? Buffer.from(source) : Buffer.from(await source.arrayBuffer())
    if (raw.toString('latin1', 0, 1000).trim() === '') throw invalidField('source', 'required')
    if (raw.length > MOST_BYTES) throw invalidField('source', 'mailTooLarge')
    const envelopeTo = alias ? [alias.toLowerCase()] : []
    const deliveryKey = isDryRun ? `dry-run:${newId()}` : contentKey(envelopeTo, { raw })
    const kept = { intake: 'upload' as const, envelopeFrom: null, envelopeTo, deliveryKey, isDryRun, raw }
    const { data, events } = await within(acceptInbound, context, kept)
    return { data, events: data.isNew ? [...events, change(data.id, 'uploaded')] : events }
  },
})

/** Takes a message through the whole pipeline again, unless records came of it already. */
export const replayInbound = command({
  name: 'inbound.replay',
  permission,
  input: ref,
  async run(context, { id }) {
    const row = await settled(context, id)
    const hasRaw = await isFetched(context, id)
    if (!isReplayable({ ...row, hasRaw })) throw conflict('alreadyDelivered')
    await restart(context, id, [step('replayed', { by: context.actor.name })])
    await context.enqueue(hasRaw ? processMail : fetchMail, { id }, { key: `inbound:${id}` })
    return { data: { id }, events: [change(id, 'replayed')] }
  },
})

/** Lets a held message through: from here on it is treated as any letter of a person. */
export const releaseInbound = command({
  name: 'inbound.release',
  permission,
  input: ref,
  async run(context, { id }) {
    const row = await settled(context, id)
    if (row.opportunityIds.length > 0) throw conflict('alreadyDelivered')
    const hasRaw = await isFetched(context, id)
    if (!isReleasable({ ...row, hasRaw })) throw conflict('notReleasable')
    await restart(context, id, [...row.path, step('released', { by: context.actor.name })])
    await context.enqueue(processMail, { id, isReleased: true }, { key: `inbound:${id}` })
    return { data: { id }, events: [change(id, 'released')] }
  },
})

/** Refuses all further mail of a message's sender. */
export const blockSender = command({
  name: 'inbound.block',
  permission,
  input: ref,
  async run(context, { id }) {
    const { fromAddress } = await settled(context, id)
    if (!fromAddress) throw notFound()
    return within(blockedSenderCommands.create, context, { name: fromAddress })
  },
})

/** Locks a message that has its outcome; one that is still on its way is left alone. */
async function settled({ tx, actor }: Context, id: string) {
  const [row] = await tx
    .select()
    .from(inboundMessage)
    .where(and(eq(inboundMessage.workspaceId, actor.workspace.id), eq(inboundMessage.id, id)))
    .for('update')
  if (!row) throw notFound()
  if (row.outcome === null) throw conflict('stillProcessing')
  return row
}

async function restart({ tx, actor }: Context, id: string, path: PathStep[]): Promise<void> {
  await tx
    .update(inboundMessage)
    .set({ outcome: null, path, error: null, processedAt: null })
    .where(and(eq(inboundMessage.workspaceId, actor.workspace.id), eq(inboundMessage.id, id)))
}

async function isFetched({ tx, actor }: Context, id: string): Promise<boolean> {
  const rows = await tx
    .select({ id: inboundRaw.inboundId })
    .from(inboundRaw)
    .where(and(eq(inboundRaw.workspaceId, actor.workspace.id), eq(inboundRaw.inboundId, id)))
  return rows.length > 0
}

const change = (recordId: string, type: string) => ({ entity: 'inbound_message', recordId, type })
