import ICAL from 'ical.js'
import type { Answer } from '@/db/schema'
import { instantOf, type PlainDate } from '@/lib/vietnam/date'

/** What a calendar program says for whoever was invited (RFC 5546, 3.2.3). */
export type CalendarReply = {
  uid: string
  attendee: string
  status: Exclude<Answer, 'waiting'>
  sequence: number
  stampedAt: Date | null
  /** Of a series: the one that is meant, as a moment or as a day of the organiser's calendar. */
  on: { at: Date } | { day: PlainDate } | null
  comment: string
}

const STATUSES: Readonly<Record<string, CalendarReply['status']>> = {
  ACCEPTED: 'accepted',
  TENTATIVE: 'tentative',
  DECLINED: 'declined',
}
const MOST_TEXT = 200_000

/** Reads a stranger's calendar; null when it is no single answer to an invitation. */
export function readReply(text: string): CalendarReply | null {
  try {
    return text.length > MOST_TEXT ? null : replyIn(new ICAL.Component(ICAL.parse(text)))
  } catch {
    return null
  }
}

function replyIn(calendar: ICAL.Component): CalendarReply | null {
  const event = calendar.getFirstSubcomponent('vevent')
  const attendees = event?.getAllProperties('attendee') ?? []
  const [attendee] = attendees
  const method = String(calendar.getFirstPropertyValue('method') ?? '').toUpperCase()
  if (method !== 'REPLY' || !event || !attendee || attendees.length > 1) return null
  const status = STATUSES[String(attendee.getParameter('partstat') ?? '').toUpperCase()]
  const address = /^mailto:\s*(\S+@\S+)$/i.exec(String(attendee.getFirstValue()))?.[1]
  const uid = event.getFirstPropertyValue('uid')
  if (!status || !address || typeof uid !== 'string') return null
  const stamp = event.getFirstPropertyValue('dtstamp')
  return {
    ...{ uid, status },
    attendee: address.toLowerCase(),
    sequence: Number(event.getFirstPropertyValue('sequence') ?? 0) || 0,
    stampedAt: stamp instanceof ICAL.Time ? stamp.toJSDate() : null,
    on: onWhich(event),
    comment: String(event.getFirstPropertyValue('comment') ?? '').slice(0, 1000),
  }
}

function onWhich(event: ICAL.Component): CalendarReply['on'] {
  const property = event.getFirstProperty('recurrence-id')
  const time = property?.getFirstValue()
  if (!(time instanceof ICAL.Time)) return null
  const day = time.toString().slice(0, 10)
  if (time.isDate) return { day }
  if (time.zone === ICAL.Timezone.utcTimezone) return { at: time.toJSDate() }
  const zone = String(property?.getParameter('tzid') ?? '')
  const at = isZone(zone) ? instantOf(day, time.toString().slice(11, 16), zone) : null
  return at ? { at } : { day }
}

function isZone(name: string): boolean {
  try {
    return Boolean(name) && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}
