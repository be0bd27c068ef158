import type { BackupFrequency } from '@/db/schema'
import { addDays, dateIn, instantOf, weekdayOf } from '@/lib/vietnam/date'

type Schedule = { frequency: BackupFrequency; weekday: number; hour: number }

/** The next time after `now` that a schedule names in a zone, or null when it names none. */
export function nextTime({ frequency, weekday, hour }: Schedule, timeZone: string, now: Date): Date | null {
  if (frequency === 'none') return null
  for (let ahead = 0; ; ahead++) {
    const day = addDays(dateIn(now, timeZone), ahead)
    const at = instantOf(day, `${String(hour).padStart(2, '0')}:00`, timeZone)
    if (at > now && (frequency === 'daily' || weekdayOf(day) === weekday)) return at
  }
}
