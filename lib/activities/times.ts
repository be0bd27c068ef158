import type { ActivityKind, Fields } from '@/db/schema'
import { dateIn } from '@/lib/vietnam/date'

const MINUTE = 60_000

/** Kinds that happen at a time; the others are to be done by a day. */
export const TIMED: readonly ActivityKind[] = ['call', 'meeting', 'interaction']
export const isTimed = (kind: unknown): boolean => TIMED.includes(kind as ActivityKind)

/** What an edit gets wrong: the field, and the words under `errors`. */
export type Wrong = { field: string; key: string }

/**
 * Start, end, duration and day of an activity, made to agree after an edit: an end that is given decides how long it
 * takes, otherwise the duration decides when it ends. The day is that of `zone`, its owner's.
 */
export function timesOf(before: Fields, patch: Fields, zone: string | undefined): Fields | Wrong {
  const whole = { ...before, ...patch }
  const startsAt = whole.startsAt as Date | null | undefined
  if (!startsAt) {
    if (isTimed(whole.kind)) return { field: 'startsAt', key: 'required' }
    return { startsAt: null, endsAt: null, minutes: null }
  }
  const span = spanOf(before, patch, startsAt)
  if ('key' in span) return span
  const startsOn = dateIn(startsAt, zone)
  if (isTimed(whole.kind)) return { ...span, dueOn: startsOn }
  const isMoved = 'startsAt' in patch && !('dueOn' in patch)
  const dueOn = whole.dueOn && !isMoved ? String(whole.dueOn) : startsOn
  return dueOn < startsOn ? { field: 'dueOn', key: 'dueBeforeStart' } : { ...span, dueOn }
}

function spanOf(before: Fields, patch: Fields, startsAt: Date): Fields | Wrong {
  const { endsAt, minutes, kind } = { ...before, ...patch }
  const isEndGiven = Boolean(patch.endsAt) && +(patch.endsAt as Date) !== +(before.endsAt as Date)
  if (!isEndGiven) {
    const length = typeof minutes === 'number' ? minutes : null
    return { minutes: length, endsAt: length === null ? null : new Date(+startsAt + length * MINUTE) }
  }
  const end = endsAt as Date
  // A call that was missed takes no time; a meeting cannot.
  const isTooEarly = kind === 'meeting' ? end <= startsAt : end < startsAt
  if (isTooEarly) return { field: 'endsAt', key: 'endBeforeStart' }
  return { endsAt: end, minutes: Math.round((+end - +startsAt) / MINUTE) }
}
