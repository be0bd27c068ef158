import type { Fields } from '@/db/schema'
import { instantOf, today } from '@/lib/vietnam/date'
import { isTimed } from './times'

const HALF_HOUR = 30 * 60_000
const MINUTES: Readonly<Record<string, number>> = { call: 15, meeting: 60, interaction: 30 }
const WORK_BEGINS = '09:00'

/** What a new form holds: the next half hour for what happens at a time, today for what is to be done. */
export function begun(zone: string | undefined, asked: Fields, now = Date.now()): Fields {
  const kind = String(asked.kind ?? 'task')
  if (!isTimed(kind)) return { kind, dueOn: today(zone, new Date(now)), popupMinutes: '0' }
  const startsAt = asked.dueOn
    ? instantOf(String(asked.dueOn), WORK_BEGINS, zone)
    : new Date(Math.ceil(now / HALF_HOUR) * HALF_HOUR)
  const direction = kind === 'call' ? { direction: 'outbound' } : {}
  return { kind, startsAt: startsAt.toISOString(), minutes: MINUTES[kind], popupMinutes: '15', ...direction }
}
