import type { Fields } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { today } from '@/lib/vietnam/date'
import { isTimed } from './times'

const HALF_HOUR = 30 * 60_000
const MINUTES: Readonly<Record<string, number>> = { call: 15, meeting: 60, interaction: 30 }

/** What a new form holds: the next half hour for what happens at a time, today for what is to be done. */
export function begun({ person, workspace }: Actor, asked: Fields, now = Date.now()): Fields {
  const kind = String(asked.kind ?? 'task')
  if (!isTimed(kind)) return { kind, dueOn: today(person?.timeZone ?? workspace.timeZone, new Date(now)) }
  const startsAt = new Date(Math.ceil(now / HALF_HOUR) * HALF_HOUR).toISOString()
  return { kind, startsAt, minutes: MINUTES[kind], ...(kind === 'call' ? { direction: 'outbound' } : {}) }
}
