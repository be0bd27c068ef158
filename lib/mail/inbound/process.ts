import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { inboundMessage, inboundRaw } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { crashPoint } from '@/lib/kernel/crash'
import { reading as readTx } from '@/lib/kernel/database'
import { Refusal } from '@/lib/kernel/errors'
import { log } from '@/lib/kernel/log'
import { mailActor } from '../mail-actor'
import { failInbound } from './fail-command'
import { processInbound } from './process-command'
import { read, Unreadable } from './reader'
import type { Reading } from './reading'

type Task = { workspaceId: string; id: string; isReleased?: boolean; isLastAttempt: boolean }

/**
 * Brings one accepted message to its outcome; does nothing when it has one. What cannot be helped by trying
 * again is recorded as failed, anything else is thrown for the queue until its last attempt.
 */
export async function processMessage({
  workspaceId,
  id,
  isReleased,
  isLastAttempt,
}: Task): Promise<Reading | null> {
  const actor = await mailActor(workspaceId)
  const pending = actor && (await pendingMessage(actor, id))
  if (!actor || !pending) return null
  try {
    const reading = await read(pending)
    crashPoint('process.read')
    await execute(processInbound, actor, { id, isReleased, reading })
    crashPoint('process.committed')
    return reading
  } catch (error) {
    await settleFailure(actor, id, error, isLastAttempt)
    return null
  }
}

async function settleFailure(
  actor: Actor,
  id: string,
  error: unknown,
  isLastAttempt: boolean,
): Promise<void> {
  if (error instanceof Unreadable) {
    await execute(failInbound, actor, { id, kind: 'unreadable', reason: error.message.slice(0, 200) })
  } else if (error instanceof Refusal) {
    await execute(failInbound, actor, { id, kind: 'refused', reason: error.words.key })
  } else {
    log.error({ err: error, id }, 'mail could not be processed')
    if (!isLastAttempt) throw error
    await execute(failInbound, actor, { id, kind: 'failed', reason: 'unexpected' })
  }
}

async function pendingMessage(actor: Actor, id: string) {
  const [row] = await readTx(actor, (tx) =>
    tx
      .select({
        raw: inboundRaw.raw,
        envelopeFrom: inboundMessage.envelopeFrom,
        receivedAt: inboundMessage.receivedAt,
      })
      .from(inboundMessage)
      .innerJoin(
        inboundRaw,
        and(
          eq(inboundRaw.workspaceId, inboundMessage.workspaceId),
          eq(inboundRaw.inboundId, inboundMessage.id),
        ),
      )
      .where(
        and(
          eq(inboundMessage.workspaceId, actor.workspace.id),
          eq(inboundMessage.id, id),
          isNull(inboundMessage.outcome),
        ),
      ),
  )
  return row
}
