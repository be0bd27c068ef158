import 'server-only'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { inboundMessage, inboundRaw } from '@/db/schema'
import { command } from '@/lib/kernel/command'
import { processMail } from './jobs'
import { step } from './path'
import { takePending } from './process-command'

/** Adds the raw message to what a provider announced, and has it processed. */
export const keepFetched = command({
  name: 'inbound.fetched',
  permission: 'inbound:write',
  input: z.strictObject({ id: z.uuid(), raw: z.instanceof(Uint8Array) }),
  async run(context, { id, raw }) {
    const { tx, actor, enqueue } = context
    const inbound = await takePending(context, id)
    if (!inbound) return { data: { id }, events: [] }
    const here = actor.workspace.id
    const received = step('received', { intake: inbound.intake, size: String(raw.length) })
    await tx
      .update(inboundMessage)
      .set({ size: raw.length, path: [...inbound.path, received, step('fetched')] })
      .where(and(eq(inboundMessage.workspaceId, here), eq(inboundMessage.id, id)))
    await tx
      .insert(inboundRaw)
      .values({ workspaceId: here, inboundId: id, raw: Buffer.from(raw) })
      .onConflictDoNothing()
    await enqueue(processMail, { id }, { key: `inbound:${id}` })
    return { data: { id }, events: [] }
  },
})
