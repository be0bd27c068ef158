import { offsetAt } from '@/lib/vietnam/time'

/** No clock changes twice within it. */
const WEEK = 7 * 86_400_000
const MINUTE = 60_000

/** A time zone as RFC 5545 writes it: every change of its clock between two moments. */
export function zoneLines(zone: string, from: Date, to: Date): string[] {
  const begun = offsetAt(+from, zone)
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    ...observance({ at: 0, before: begun, after: begun }),
    ...changesIn(zone, from, to).flatMap(observance),
    'END:VTIMEZONE',
  ]
}

type Turn = { at: number; before: number; after: number }

function changesIn(zone: string, from: Date, to: Date): Turn[] {
  const turns: Turn[] = []
  for (let week = +from; week < +to; week += WEEK) {
    const [before, after] = [offsetAt(week, zone), offsetAt(week + WEEK, zone)]
    if (before !== after) turns.push({ at: momentIn(zone, week, before), before, after })
  }
  return turns
}

/** The minute at which the clock shows another offset, within a week. */
function momentIn(zone: string, week: number, before: number): number {
  let [low, high] = [week, week + WEEK]
  while (high - low > MINUTE) {
    const middle = low + Math.round((high - low) / 2 / MINUTE) * MINUTE
    if (offsetAt(middle, zone) === before) low = middle
    else high = middle
  }
  return high
}

function observance({ at, before, after }: Turn): string[] {
  const kind = after > before ? 'DAYLIGHT' : 'STANDARD'
  const local = new Date(at + before).toISOString().slice(0, 19).replace(/[-:]/g, '')
  return [
    `BEGIN:${kind}`,
    `DTSTART:${local}`,
    `TZOFFSETFROM:${offsetText(before)}`,
    `TZOFFSETTO:${offsetText(after)}`,
    `END:${kind}`,
  ]
}

function offsetText(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / MINUTE)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`
}
