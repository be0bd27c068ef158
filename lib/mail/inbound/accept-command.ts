import 'server-only'
import { and, eq, isNull, lt, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { INTAKES, inboundMessage, inboundRaw, intakeKey } from '@/db/schema'
import { type Context, command } from '@/lib/kernel/command'
import { crashPoint } from '@/lib/kernel/crash'
import { newId } from '@/lib/kernel/id'
import { fetchMail, processMail } from './jobs'
import { step } from './path'

export const acceptInput = z.strictObject({
  intake: z.enum(INTAKES),
  deliveryKey: z.string().min(1).max(500),
  envelopeFrom: z.string().max(1000).nullable(),
  envelopeTo: z.array(z.string().max(1000)).max(1000),
  isUnknown: z.boolean().default(false),
  /** Beyond what is taken in, so that its bytes were left where they are. */
  isTooLarge: z.boolean().default(false),
  isDryRun: z.boolean().default(false),
  keyId: z.uuid().optional(),
  raw: z.instanceof(Uint8Array).optional(),
  externalId: z.string().max(500).optional(),
})
type Input = z.output<typeof acceptInput>

/** Keeps a message exactly as it came, and the promise to process it; a delivery told twice is one. */
export const acceptInbound = command({
  name: 'inbound.accept',
  permission: 'inbound:write',
  input: acceptInput,
  async run(context, input) {
    const { tx, actor, enqueue } = context
    const id = await keep(context, input)
    if (!id) return { data: { id: await firstOf(context, input.deliveryKey), isNew: false }, events: [] }
    if (input.raw) {
      await tx
        .insert(inboundRaw)
        .values({ workspaceId: actor.workspace.id, inboundId: id, raw: Buffer.from(input.raw) })
    }
    if (input.keyId) await markUsed(context, input.keyId)
    if (!input.isUnknown && !input.isTooLarge) {
      await enqueue(input.raw ? processMail : fetchMail, { id }, { key: `inbound:${id}` })
    }
    crashPoint('accept.stored')
    return { data: { id, isNew: true }, events: [] }
  },
})

async function keep({ tx, actor }: Context, input: Input): Promise<string | undefined> {
  const { raw, isUnknown, isTooLarge, keyId: _, ...columns } = input
  const received = step('received', { intake: input.intake, size: String(raw?.length ?? 0) })
  const rejected = {
    outcome: 'rejected' as const,
    processedAt: new Date(),
    path: [
      received,
      isTooLarge
        ? step('unreadable', { reason: 'tooLarge' })
        : step('noAlias', { addresses: input.envelopeTo.join(', ') }),
    ],
  }
  const [row] = await tx
    .insert(inboundMessage)
    .values({
      ...columns,
      workspaceId: actor.workspace.id,
      id: newId(),
      size: raw?.length ?? 0,
      receivedBy: actor.id,
      ...((isUnknown || isTooLarge) && rejected),
    })
    .onConflictDoNothing({ target: [inboundMessage.workspaceId, inboundMessage.deliveryKey] })
    .returning({ id: inboundMessage.id })
  return row?.id
}

async function firstOf({ tx, actor }: Context, deliveryKey: string): Promise<string> {
  const [row] = await tx
    .select({ id: inboundMessage.id })
    .from(inboundMessage)
    .where(
      and(eq(inboundMessage.workspaceId, actor.workspace.id), eq(inboundMessage.deliveryKey, deliveryKey)),
    )
  return row?.id ?? ''
}

async function markUsed({ tx, actor }: Context, keyId: string): Promise<void> {
  const { workspaceId, id, lastUsedAt } = intakeKey
  await tx
    .update(intakeKey)
    .set({ lastUsedAt: new Date() })
    .where(
      and(
        eq(workspaceId, actor.workspace.id),
        eq(id, keyId),
        or(isNull(lastUsedAt), lt(lastUsedAt, sql`now() - interval '1 minute'`)),
      ),
    )
}
