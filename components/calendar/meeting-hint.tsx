import type { Values } from '@/components/records/values'
import { isTimed } from '@/lib/activities/times'
import { BusyHint } from './busy-hint'

const MINUTE = 60_000

/** In the form of an activity: who of those that take part has something else to do then. */
export function meetingHint({ kind, startsAt, endsAt, minutes, isAllDay, ownerId, memberIds }: Values) {
  const start = typeof startsAt === 'string' && isTimed(kind) && !isAllDay ? new Date(startsAt) : null
  const length = endsAt && start ? (Date.parse(String(endsAt)) - +start) / MINUTE : Number(minutes ?? 0)
  const people = [ownerId, memberIds].flat().filter((id): id is string => typeof id === 'string' && id !== '')
  return (
    <BusyHint memberIds={people} startsAt={start} minutes={length > 0 ? Math.round(length) : undefined} />
  )
}
