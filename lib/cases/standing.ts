import type { CareTarget, CaseState, Fields } from '@/db/schema'
import { afterWorking, type WorkCalendar, workingMinutes } from './working-time'

export type Knowledge = {
  stateOf(statusId: unknown): CaseState | undefined
  /** The status of a case that has none. */
  first: string | null
  targetOf(priority: unknown): CareTarget
  calendar: WorkCalendar
  now: Date
}

/**
 * How a case stands after an edit. Its deadlines count working time from its making; while it waits for the customer or
 * is solved they stand still, and reach as much further when it is taken up again.
 */
export function standingOf(before: Fields, patch: Fields, known: Knowledge): Fields {
  const { now, calendar } = known
  const merged: Fields = { ...before, ...patch }
  const statusId = merged.statusId ?? known.first
  const state = known.stateOf(statusId) ?? 'new'
  const isDone = state === 'solved' || state === 'closed'
  const rests = isDone || state === 'waiting'
  const since = momentOf(before.restsSince)
  const paused =
    Number(before.pausedMinutes ?? 0) + (since && !rests ? workingMinutes(since, now, calendar) : 0)
  const begun = momentOf(before.createdAt) ?? now
  const { answer, solution } = known.targetOf(merged.priority)
  const due = (hours: number | null, more: number) =>
    hours === null ? null : afterWorking(begun, Math.round(hours * 60) + more, calendar)
  const answerDueAt = due(answer, 0)
  const solveDueAt = due(solution, paused)
  const firstAnsweredAt = momentOf(merged.firstAnsweredAt) ?? (rests ? now : null)
  const nextDueAt = rests ? null : earliest(firstAnsweredAt ? null : answerDueAt, solveDueAt)
  return {
    ...{ statusId, answerDueAt, solveDueAt, nextDueAt, firstAnsweredAt },
    restsSince: rests ? (since ?? now) : null,
    solvedAt: isDone ? (momentOf(before.solvedAt) ?? now) : null,
    pausedMinutes: paused,
    isOverdue: Boolean(merged.isOverdue) && isSame(nextDueAt, momentOf(before.nextDueAt)),
  }
}

const momentOf = (value: unknown): Date | null => (value ? new Date(value as string | Date) : null)

const earliest = (...moments: (Date | null)[]): Date | null =>
  moments.flatMap((each) => each ?? []).sort((one, other) => one.getTime() - other.getTime())[0] ?? null

const isSame = (one: Date | null, other: Date | null): boolean => one?.getTime() === other?.getTime()
