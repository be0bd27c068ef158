import 'server-only'
import { and, eq, gt, inArray, isNotNull, lt } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { message } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import type { Context } from '@/lib/kernel/command'
import type { Change } from '@/lib/kernel/event'

type Within = Pick<Context, 'tx' | 'actor'>
type About = { entity: string; recordId: string }

/**
 * Nobody waits for an answer about a record any more; tells which mail said so, and since when, if somebody did.
 * What was written at `answered` answers only mails that were there by then.
 */
export async function endWaiting(
  { tx, actor }: Within,
  { entity, recordId }: About,
  answered?: Date,
): Promise<{ id: string; since: Date } | null> {
  const waiting = and(
    ...ofRecord(actor, { entity, recordId }),
    isNotNull(message.waitsSince),
    answered && lt(message.createdAt, answered),
  )
  const rows = await tx
    .select({ id: message.id, since: message.waitsSince })
    .from(message)
    .where(waiting)
    .orderBy(message.waitsSince)
    .for('update')
  const [first] = rows
  if (!first?.since) return null
  await tx.update(message).set({ waitsSince: null }).where(waiting)
  return { id: first.id, since: first.since }
}

/** The same where no answer ended it: what is told of it can be taken back. */
export async function stopWaiting(context: Within, about: About): Promise<Change[]> {
  const ended = await endWaiting(context, about)
  if (!ended) return []
  const before = { waitsSince: ended.since.toISOString() }
  return [{ ...about, type: 'message.done', before, after: { messageId: ended.id } }]
}

/** Somebody waits for an answer to this mail, and has since then. */
export async function beginWaiting({ tx, actor }: Within, id: string, since: Date) {
  await tx
    .update(message)
    .set({ waitsSince: since })
    .where(and(eq(message.workspaceId, actor.workspace.id), eq(message.id, id)))
}

/** Whether a mail has been answered, by what left after this moment. */
export async function wasAnswered({ tx, actor }: Within, about: About, id: string, after: Date) {
  const asked = alias(message, 'asked')
  const rows = await tx
    .select({ id: message.id })
    .from(message)
    .innerJoin(asked, and(eq(asked.workspaceId, message.workspaceId), eq(asked.id, id)))
    .where(
      and(
        ...ofRecord(actor, about),
        eq(message.direction, 'out'),
        inArray(message.state, answering(actor)),
        eq(message.isToMany, false),
        gt(message.sentAt, after),
        gt(message.createdAt, asked.createdAt),
      ),
    )
    .limit(1)
  return rows.length > 0
}

type State = typeof message.$inferSelect.state

/** How a mail stands that answers somebody: it has left. In a demo, where none ever leaves, what is kept counts too. */
const answering = ({ workspace }: Actor): State[] => (workspace.isDemo ? ['sent', 'captured'] : ['sent'])

export const isAnswer = (actor: Actor, state: State): boolean => answering(actor).includes(state)

const ofRecord = ({ workspace }: Actor, { entity, recordId }: About) => [
  eq(message.workspaceId, workspace.id),
  eq(message.entity, entity),
  eq(message.recordId, recordId),
]
