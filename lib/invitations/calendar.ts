import type { Answer, Mailbox } from '@/db/schema'
import { type Repeat, ruleText } from '@/lib/activities/repeat'
import { escaped, plain, utc, written } from '@/lib/calendar/ics'
import { addDays, dateIn, formatTime, instantOf, type PlainDate } from '@/lib/vietnam/date'
import { zoneLines } from './zone-lines'

/** One meeting, or those of a series that are like the first. */
export type Meeting = {
  summary: string
  location: string | null
  url: string | null
  startsAt: Date
  endsAt: Date
  isAllDay: boolean
  /** Of one that was made different from its series: the moment that the rule gave. */
  instead?: Date
  repeat?: Repeat | null
  /** Moments of the rule at which there is none. */
  without?: readonly Date[]
}

export type Invitation = {
  method: 'REQUEST' | 'CANCEL'
  uid: string
  sequence: number
  stampedAt: Date
  /** By whose clock a series holds. */
  zone: string
  organiser: Mailbox
  attendee: Mailbox
  status: Answer
  meetings: readonly Meeting[]
}

/** For how long clock changes are told; programs that know the zone by its name need none of it. */
const YEARS = 12

/** An invitation to one person, or that it is no longer meant, as RFC 5546 writes it. */
export function invitationText(invitation: Invitation): string {
  const { method, zone, meetings } = invitation
  const isRepeated = meetings.some(({ repeat, instead }) => repeat || instead)
  const first = meetings.map(({ startsAt }) => +startsAt).sort((a, b) => a - b)[0] ?? 0
  const [from, to] = [new Date(first - 86_400_000), new Date(first)]
  to.setUTCFullYear(to.getUTCFullYear() + YEARS)
  return written([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Cohoi//Cohoi//VI',
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    ...(isRepeated ? zoneLines(zone, from, to) : []),
    ...meetings.flatMap((meeting) => meetingLines(invitation, meeting, isRepeated)),
    'END:VCALENDAR',
  ])
}

function meetingLines(invitation: Invitation, meeting: Meeting, isRepeated: boolean): string[] {
  const { method, uid, sequence, stampedAt, zone, organiser, attendee, status } = invitation
  const { summary, location, url, startsAt, endsAt, isAllDay, instead, repeat, without = [] } = meeting
  const at = (name: string, moment: Date) => momentLine(name, moment, { zone, isAllDay, isLocal: isRepeated })
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${utc(stampedAt)}`,
    `SEQUENCE:${sequence}`,
    ...(instead ? [at('RECURRENCE-ID', instead)] : []),
    at('DTSTART', startsAt),
    isAllDay
      ? momentLine('DTEND', endOfDays(endsAt, zone), { zone, isAllDay, isLocal: true })
      : at('DTEND', endsAt),
    ...(repeat ? [`RRULE:${ruleOf(repeat, zone, isAllDay)}`] : []),
    ...without.map((moment) => at('EXDATE', moment)),
    `SUMMARY:${escaped(summary)}`,
    ...(location ? [`LOCATION:${escaped(location)}`] : []),
    ...(url ? [`URL:${url}`] : []),
    `ORGANIZER${named(organiser)}:mailto:${organiser.address}`,
    `ATTENDEE${named(attendee)};CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=${PARTSTATS[status]};RSVP=TRUE:mailto:${attendee.address}`,
    `STATUS:${method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:OPAQUE',
    'END:VEVENT',
  ]
}

export const PARTSTATS: Readonly<Record<Answer, string>> = {
  waiting: 'NEEDS-ACTION',
  accepted: 'ACCEPTED',
  tentative: 'TENTATIVE',
  declined: 'DECLINED',
}

type Clock = { zone: string; isAllDay: boolean; isLocal: boolean }

/** What comes back holds by a clock, what happens once by the sun. */
function momentLine(name: string, moment: Date, { zone, isAllDay, isLocal }: Clock): string {
  const day = dateIn(moment, zone)
  if (isAllDay) return `${name};VALUE=DATE:${plain(day)}`
  return isLocal
    ? `${name};TZID=${zone}:${plain(day)}T${formatTime(moment, zone).replace(':', '')}00`
    : `${name}:${utc(moment)}`
}

/** The day after the last. */
function endOfDays(endsAt: Date, zone: string): Date {
  const last: PlainDate = dateIn(new Date(+endsAt - 1), zone)
  return instantOf(addDays(last, 1), '00:00', zone)
}

/** With hours, the end of a rule is a moment. */
function ruleOf(repeat: Repeat, zone: string, isAllDay: boolean): string {
  const { until } = repeat
  if (!until || isAllDay) return ruleText(repeat)
  return `${ruleText({ ...repeat, until: null })};UNTIL=${utc(instantOf(until, '23:59', zone))}`
}

const named = ({ name }: Mailbox) => {
  const clean = name.replace(/["\p{Cc}]/gu, ' ').trim()
  return clean ? `;CN="${clean}"` : ''
}
