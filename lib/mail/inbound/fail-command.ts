import 'server-only'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { alias, inboundMessage, inboundTarget } from '@/db/schema'
import { type Context, command } from '@/lib/kernel/command'
import { normaliseAddress } from '../mime'
import { withoutPlus } from '../thread'
import { step } from './path'
import { takePending } from './process-command'

const REJECTED = ['tooComplex', 'tooLarge']

/** Records that a message could not be processed. It is kept as it came and can be replayed. */
export const failInbound = command({
  name: 'inbound.fail',
  permission: 'inbound:write',
  input: z.strictObject({
    id: z.uuid(),
    kind: z.enum(['unreadable', 'refused', 'failed']),
    reason: z.string().max(200),
  }),
  async run(context, { id, kind, reason }) {
    const { tx, actor } = context
    const inbound = await takePending(context, id)
    if (!inbound) return { data: { id }, events: [] }
    const received = step('received', { intake: inbound.intake, size: String(inbound.size) })
    const before = inbound.path.length > 0 ? inbound.path : [received]
    const outcome = REJECTED.includes(reason) ? 'rejected' : 'failed'
    await tx
      .update(inboundMessage)
      .set({
        outcome,
        path: [...before, step(kind, { reason })],
        error: reason,
        attempts: sql`${inboundMessage.attempts} + 1`,
        processedAt: new Date(),
        version: sql`${inboundMessage.version} + 1`,
      })
      .where(and(eq(inboundMessage.workspaceId, actor.workspace.id), eq(inboundMessage.id, id)))
    await blameAliases(context, id, inbound.envelopeTo, kind === 'refused')
    return {
      data: { id },
      events: [{ entity: 'inbound_message', recordId: id, type: 'failed', after: { outcome, reason } }],
    }
  },
})

/** Shows the failure to the teams it was meant for; an alias whose team's settings refuse is invalid. */
async function blameAliases({ tx, actor }: Context, id: string, addresses: string[], isInvalid: boolean) {
  const clean = addresses.flatMap((address) => normaliseAddress(address) ?? [])
  if (clean.length === 0) return
  const here = eq(alias.workspaceId, actor.workspace.id)
  const named = and(here, inArray(alias.address, [...clean, ...clean.map(withoutPlus)]))
  const rows = isInvalid
    ? await tx.update(alias).set({ status: 'invalid' }).where(named).returning({ teamId: alias.teamId })
    : await tx.select({ teamId: alias.teamId }).from(alias).where(named)
  if (rows.length === 0) return
  await tx
    .insert(inboundTarget)
    .values(rows.map(({ teamId }) => ({ workspaceId: actor.workspace.id, inboundId: id, teamId })))
    .onConflictDoNothing()
}
