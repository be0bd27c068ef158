import type { Fields } from '@/db/schema'

/** What came of a call, as far as one tap can say. */
export const CALL_OUTCOMES = ['answered', 'unanswered', 'busy'] as const
export type CallOutcome = (typeof CALL_OUTCOMES)[number]

const MINUTE = 60_000
/** Whoever comes back to the page later than this has done something else since. */
const LONGEST = 120

/** A call that was begun at `dialledAt` and is over by now. One that nobody took lasted for no time. */
export function loggedCall(outcome: CallOutcome, dialledAt: Date, now = new Date()): Fields {
  const minutes = Math.max(1, Math.round((+now - +dialledAt) / MINUTE))
  const isHeld = outcome === 'answered'
  return {
    kind: 'call',
    direction: 'outbound',
    startsAt: dialledAt.toISOString(),
    minutes: isHeld ? Math.min(minutes, LONGEST) : 0,
    status: isHeld ? 'held' : 'not_held',
    popupMinutes: null,
  }
}
