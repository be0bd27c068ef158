import { addDays, type PlainDate } from '@/lib/vietnam/plain-date'
import { addWorkingDays } from '@/lib/vietnam/working-days'

const ANSWER = 2
const DONE = 15
const DONE_BY_PROCESSORS = 20
const EXTENSION = 15

type Asked = { kind: string; receivedOn: PlainDate; hasProcessors: boolean }

/**
 * Decree 356/2025: an answer within two working days; withdrawal, restriction and objection done within 15 days,
 * 20 when processors take part. Read as calendar days, which is the stricter way. Of the other kinds the decree's
 * time is not asserted here.
 */
export function dueDates({ kind, receivedOn, hasProcessors }: Asked) {
  const isTimed = kind === 'restrict' || kind === 'object' || kind === 'withdraw'
  return {
    answerBy: addWorkingDays(receivedOn, ANSWER),
    doneBy: isTimed ? addDays(receivedOn, hasProcessors ? DONE_BY_PROCESSORS : DONE) : null,
  }
}

export const extended = (doneBy: PlainDate): PlainDate => addDays(doneBy, EXTENSION)

type Standing = { state: unknown; answerBy: unknown; doneBy: unknown }

/** Which date a request has missed, or the next it must keep. */
export function nextDue({ state, answerBy, doneBy }: Standing, today: PlainDate) {
  const due = state === 'received' ? answerBy : state === 'answered' ? doneBy : null
  return typeof due === 'string' ? { due, isOverdue: due < today } : null
}
