import 'server-only'
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { activityType, type Fields, type TaskState, taskStatus } from '@/db/schema'
import { answerCase } from '@/lib/cases/answered'
import type { Actor } from '@/lib/kernel/actor'
import type { Context } from '@/lib/kernel/command'
import { invalidField } from '@/lib/kernel/errors'
import { isSame } from '@/lib/kernel/same'
import { relationsOf } from '@/lib/records/belonging'
import type { Hooks } from '@/lib/records/hooks'
import type { Row } from '@/lib/records/query'
import { planReminders } from '@/lib/reminders/plan'
import { standingOf } from './closing'
import { afterDone } from './next'
import { isTimed, timesOf } from './times'
import { zoneOf } from './zone'

/** By doing these a customer is answered. */
const ANSWERING: ReadonlySet<string> = new Set(['call', 'meeting', 'email', 'interaction'])

/** What follows from an edit of an activity: its times, how it stands, and whom it is about. */
export const hooks: Pick<Hooks, 'prepare' | 'follow' | 'settle'> = {
  async prepare(context, values) {
    const fitting = { ...values, ...(await typeFits(context, {}, values)) }
    const typed = { ...fitting, ...(await usualOf(context, fitting)) }
    if (!typed.subject) throw invalidField('subject', 'required')
    const linked = { ...typed, ...(await relationsOf(context, typed)) }
    return { ...linked, ...usualReminder(linked), ...(await followed(context, {}, linked)) }
  },
  async follow(context, before, patch) {
    const typed = { ...patch, ...(await typeFits(context, before, patch)) }
    return { ...typed, ...(await followed(context, before, typed)) }
  },
  async settle(context, after, before, isUndo) {
    if (!before || REMINDING.some((name) => !isSame(before[name], after[name])))
      await planReminders(context, after)
    if (isUndo || before?.isOpen === false || !(await isDone(context, after))) return []
    const answered = ANSWERING.has(String(after.kind)) && after.caseId && after.direction !== 'inbound'
    return [
      ...(answered ? await answerCase(context, String(after.caseId), after.closedAt as Date) : []),
      ...(before ? await afterDone(context, after) : []),
    ]
  },
}

const REMINDING = [
  ...['startsAt', 'dueOn', 'ownerId', 'popupMinutes', 'mailMinutes', 'isOpen'],
  ...['archivedAt', 'deletedAt'],
]

/** Somebody is reminded of what happens at a time, and of a task in the morning, unless they say otherwise. */
const usualReminder = ({ kind, popupMinutes }: Fields): Fields =>
  popupMinutes === undefined ? { popupMinutes: isTimed(kind) ? '15' : '0' } : {}

/** Whether it was done, and not missed or given up. */
export async function isDone(
  { tx, actor }: Context,
  { isOpen, kind, status, statusId }: Row,
): Promise<boolean> {
  if (isOpen) return false
  if (isTimed(kind)) return status === 'held'
  return (await statusesOf(tx, actor)).some(({ id, state }) => id === statusId && state === 'done')
}

async function followed(context: Context, before: Fields, patch: Fields): Promise<Fields> {
  refuseNobody({ ...before, ...patch })
  const { ownerId } = { ...before, ...patch }
  const times = timesOf(before, patch, await zoneOf(context.tx, context.actor, ownerId))
  if ('key' in times) throw invalidField(String(times.field), String(times.key))
  const statuses = await statusesOf(context.tx, context.actor)
  const stateOf = (id: unknown) => statuses.find((each) => each.id === id)?.state
  const first = statuses.find(({ state, isArchived }) => state === 'todo' && !isArchived)?.id ?? null
  return { ...times, ...standingOf(before, patch, { stateOf, first, now: new Date() }) }
}

/** Calls and meetings are had by somebody. */
function refuseNobody({ kind, ownerId, ...people }: Fields): void {
  const others = [people.memberIds, people.contactIds, people.guests].flat().filter(Boolean)
  if ((kind === 'call' || kind === 'meeting') && !ownerId && others.length === 0)
    throw invalidField('ownerId', 'nobodyTakesPart')
}

/** A type of one kind does not stay on an activity of another. */
async function typeFits({ tx, actor }: Context, before: Fields, patch: Fields): Promise<Fields> {
  const { kind, typeId } = { ...before, ...patch }
  if (!typeId || (patch.typeId === undefined && patch.kind === undefined)) return {}
  const [type] = await tx
    .select({ kind: activityType.kind })
    .from(activityType)
    .where(and(eq(activityType.workspaceId, actor.workspace.id), eq(activityType.id, String(typeId))))
  if (type?.kind === kind) return {}
  if (patch.typeId) throw invalidField('typeId', 'otherKind')
  return { typeId: null }
}

/** What is usual for a type, where nothing else was said. */
async function usualOf({ tx, actor }: Context, values: Fields): Promise<Fields> {
  if (!values.typeId) return {}
  const [type] = await tx
    .select()
    .from(activityType)
    .where(and(eq(activityType.workspaceId, actor.workspace.id), eq(activityType.id, String(values.typeId))))
  if (!type) return {}
  const isOwn = !values.ownerId || values.ownerId === actor.id
  return {
    subject: values.subject || type.summary || type.name,
    description: values.description ?? type.note,
    minutes: values.minutes ?? (isTimed(type.kind) ? type.minutes : null),
    ownerId: (isOwn && type.ownerId) || values.ownerId,
  }
}

type Status = { id: string; state: TaskState; isArchived: boolean }

/** The statuses of tasks in their order, and what each means. */
export async function statusesOf(tx: Tx, actor: Actor): Promise<Status[]> {
  return tx
    .select({
      id: taskStatus.id,
      state: taskStatus.state,
      isArchived: sql<boolean>`${taskStatus.archivedAt} is not null`,
    })
    .from(taskStatus)
    .where(eq(taskStatus.workspaceId, actor.workspace.id))
    .orderBy(asc(taskStatus.position), asc(taskStatus.id))
}
