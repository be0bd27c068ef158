import 'server-only'
import type { Fields } from '@/db/schema'
import { answerCase } from '@/lib/cases/answered'
import { forgetAnswers } from '@/lib/invitations/answers'
import { planInvitations } from '@/lib/invitations/plan'
import type { Context } from '@/lib/kernel/command'
import { invalidField } from '@/lib/kernel/errors'
import { isSame } from '@/lib/kernel/same'
import { relationsOf } from '@/lib/records/belonging'
import type { Hooks } from '@/lib/records/hooks'
import { planReminders } from '@/lib/reminders/plan'
import { standingOf } from './closing'
import { afterDone } from './next'
import { afterOne, apart, begunSeries } from './series'
import { isDone, statusesOf } from './statuses'
import { isTimed, timesOf } from './times'
import { retyped, typed } from './type'
import { zoneOf } from './zone'

/** By doing these a customer is answered. */
const ANSWERING: ReadonlySet<string> = new Set(['call', 'meeting', 'email', 'interaction'])

/** What follows from an edit of an activity: its times, how it stands, and whom it is about. */
export const hooks: Pick<Hooks, 'prepare' | 'follow' | 'settle' | 'release'> = {
  async prepare(context, values) {
    const whole = await typed(context, values)
    if (!whole.subject) throw invalidField('subject', 'required')
    const linked = { ...whole, ...(await relationsOf(context, whole)) }
    const begun = { ...linked, ...(await begunSeries(context, linked)) }
    return { ...begun, ...usualReminder(begun), ...(await followed(context, {}, begun)) }
  },
  async follow(context, before, patch) {
    const given = await retyped(context, before, patch)
    const isBegun = given.rule && !before.seriesId && !given.seriesId
    const series = isBegun
      ? await begunSeries(context, { ...before, ...given })
      : apart(context, before, given)
    const whole = { ...given, ...series }
    return { ...whole, ...(await followed(context, before, whole)) }
  },
  async settle(context, after, before, isUndo) {
    if (!before || REMINDING.some((name) => !isSame(before[name], after[name])))
      await planReminders(context, after)
    await planInvitations(context, after, before)
    const repeated = await afterOne(context, after, before, isUndo)
    if (isUndo || before?.isOpen === false || !(await isDone(context, after))) return repeated
    const answered = ANSWERING.has(String(after.kind)) && after.caseId && after.direction !== 'inbound'
    return [
      ...repeated,
      ...(answered ? await answerCase(context, String(after.caseId), after.closedAt as Date) : []),
      ...(before ? await afterDone(context, after) : []),
    ]
  },
  async release(context, row) {
    await forgetAnswers(context, row)
    return []
  },
}

const REMINDING = [
  ...['startsAt', 'dueOn', 'ownerId', 'popupMinutes', 'mailMinutes', 'isOpen'],
  ...['archivedAt', 'deletedAt'],
]

/** Somebody is reminded of what happens at a time, and of a task in the morning, unless they say otherwise. */
const usualReminder = ({ kind, popupMinutes }: Fields): Fields =>
  popupMinutes === undefined ? { popupMinutes: isTimed(kind) ? '15' : '0' } : {}

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
