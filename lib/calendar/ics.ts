import { addDays, type PlainDate } from '@/lib/vietnam/plain-date'

/** Something in a calendar: at a time, or on whole days (the last of which counts). */
export type IcsEvent = {
  uid: string
  sequence: number
  updatedAt: Date
  summary: string
  description?: string | null
  location?: string | null
  url?: string
  /** Whether it takes the time of whoever has it. */
  isBusy: boolean
  isCancelled: boolean
} & ({ startsAt: Date; endsAt: Date } | { from: PlainDate; to: PlainDate })

const LINE = 75

/** A calendar as RFC 5545 writes it. */
export function calendarText(name: string, events: readonly IcsEvent[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Cohoi//Cohoi//VI',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ]
  return written(lines)
}

/** Lines as a file holds them. */
export const written = (lines: readonly string[]): string =>
  lines.map((line) => `${folded(line)}\r\n`).join('')

function eventLines(event: IcsEvent): string[] {
  const { uid, sequence, updatedAt, summary, description, location, url, isBusy, isCancelled } = event
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${utc(updatedAt)}`,
    `LAST-MODIFIED:${utc(updatedAt)}`,
    `SEQUENCE:${sequence}`,
    ...timesOf(event),
    `SUMMARY:${escaped(summary)}`,
    ...(description ? [`DESCRIPTION:${escaped(description)}`] : []),
    ...(location ? [`LOCATION:${escaped(location)}`] : []),
    ...(url ? [`URL:${url}`] : []),
    `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    `TRANSP:${isBusy ? 'OPAQUE' : 'TRANSPARENT'}`,
    'END:VEVENT',
  ]
}

function timesOf(event: IcsEvent): string[] {
  if ('startsAt' in event) return [`DTSTART:${utc(event.startsAt)}`, `DTEND:${utc(event.endsAt)}`]
  return [`DTSTART;VALUE=DATE:${plain(event.from)}`, `DTEND;VALUE=DATE:${plain(addDays(event.to, 1))}`]
}

export const plain = (day: PlainDate) => day.replaceAll('-', '')

export const utc = (instant: Date) => `${instant.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`

/** Text may hold anything; control characters that no calendar may hold are left out. */
export const escaped = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\t\n]/gu, '')
    .replace(/[\\;,]/g, (mark) => `\\${mark}`)
    .replace(/\n/g, '\\n')

/** No line is longer than 75 octets, and no character is cut in two. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let size = 0
  for (const character of line) {
    const octets = Buffer.byteLength(character)
    if (size + octets > LINE) {
      parts.push(part)
      part = ' '
      size = 1
    }
    part += character
    size += octets
  }
  return [...parts, part].join('\r\n')
}
