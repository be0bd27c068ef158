import 'server-only'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { inboundMessage, inboundTarget, type Outcome, type PathStep } from '@/db/schema'
import { type Context, command } from '@/lib/kernel/command'
import { crashPoint } from '@/lib/kernel/crash'
import { indexRecord } from '@/lib/records/search'
import { apply } from './apply'
import { isAuthenticated } from './authentication'
import { type Case, openCase } from './case'
import { type Decision, decide } from './decide'
import { inboundMessages } from './log-entity'
import { step } from './path'
import type { Reading } from './reading'

const input = z.strictObject({
  id: z.uuid(),
  isReleased: z.boolean().default(false),
  reading: z.custom<Reading>(
    (value) => typeof value === 'object' && value !== null && 'classification' in value,
  ),
})

/** One accepted message to exactly one outcome, with all that follows from it, or nothing at all. */
export const processInbound = command({
  name: 'inbound.process',
  permission: 'inbound:write',
  input,
  async run(context, { id, isReleased, reading }) {
    const inbound = await takePending(context, id)
    if (!inbound) return { data: { outcome: null as Outcome | null }, events: [] }
    const from = reading.from?.address ?? null
    inbound.isAuthenticated = isAuthenticated(inbound.intake, reading.authentication, from)
    const theCase = await openCase(context, inbound, reading, isReleased)
    const decision = await decide(theCase)
    if (inbound.isDryRun) theCase.path.push(...would(decision), step('dryRun'))
    const applied = inbound.isDryRun ? { recordIds: [], events: [] } : await apply(theCase, decision)
    await record(theCase, decision.outcome, applied.recordIds)
    crashPoint('process.written')
    const { outcome } = decision
    const processed = { entity: 'inbound_message', recordId: id, type: 'processed', after: { outcome } }
    return { data: { outcome: outcome as Outcome | null }, events: [...applied.events, processed] }
  },
})

/** What a dry run leaves undone, in words. */
function would(decision: Decision): PathStep[] {
  if (decision.outcome !== 'created') return []
  return decision.targets.map(({ kind, teamName }) => step('wouldCreate', { to: kind, teams: teamName }))
}

/** Locks the message; undefined when it is gone or has its outcome already. */
export async function takePending({ tx, actor }: Context, id: string) {
  const [row] = await tx
    .select()
    .from(inboundMessage)
    .where(
      and(
        eq(inboundMessage.workspaceId, actor.workspace.id),
        eq(inboundMessage.id, id),
        isNull(inboundMessage.outcome),
      ),
    )
    .for('update')
  return row
}

async function record(theCase: Case, outcome: Outcome, opportunityIds: string[]): Promise<void> {
  const { context, inbound, reading, path, targets } = theCase
  const { tx, actor } = context
  const here = actor.workspace.id
  const known = {
    subject: reading.subject || null,
    fromName: reading.from?.name || null,
    fromAddress: reading.from?.address.toLowerCase() || null,
  }
  await tx
    .update(inboundMessage)
    .set({
      ...known,
      outcome,
      path,
      opportunityIds,
      error: null,
      messageId: reading.messageId,
      sentAt: reading.date,
      isAuthenticated: inbound.isAuthenticated,
      attempts: sql`${inboundMessage.attempts} + 1`,
      processedAt: new Date(),
      version: sql`${inboundMessage.version} + 1`,
    })
    .where(and(eq(inboundMessage.workspaceId, here), eq(inboundMessage.id, inbound.id)))
  if (targets.length > 0) {
    const rows = targets.map(({ teamId }) => ({ workspaceId: here, inboundId: inbound.id, teamId }))
    await tx.insert(inboundTarget).values(rows).onConflictDoNothing()
  }
  await indexRecord(tx, actor, inboundMessages, inbound.id, known)
}
