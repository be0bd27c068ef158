import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { daysOf, firstOn } from '@/lib/activities/occurrences'
import { repeatOn } from '@/lib/activities/repeat'
import { type Invitation, invitationText, type Meeting } from '@/lib/invitations/calendar'
import { readReply } from '@/lib/invitations/reply'
import { addDays, instantOf } from '@/lib/vietnam/date'

const invitation = (zone: string, meetings: Meeting[], more: Partial<Invitation> = {}): Invitation => ({
  ...{
    method: 'REQUEST',
    uid: 'one@localhost',
    sequence: 3,
    stampedAt: new Date(),
    zone,
    meetings,
    status: 'waiting',
  },
  organiser: { name: 'Nguyễn "Ba" Văn\r\nAn', address: 'sales@doi.test' },
  attendee: { name: 'Khách; ngoài, xa: hết', address: 'khach@ngoai.test' },
  ...more,
})
const meeting = (startsAt: Date, more: Partial<Meeting> = {}): Meeting => ({
  ...{ summary: 'Họp', location: null, url: null, isAllDay: false },
  ...{ startsAt, endsAt: new Date(+startsAt + 3_600_000) },
  ...more,
})
const read = (text: string) => new ICAL.Component(ICAL.parse(text))

test.each(['Asia/Ho_Chi_Minh', 'Europe/Berlin', 'America/New_York'])(
  'another program finds a series in %s at the same moments, across clock changes and month ends',
  (zone) => {
    const times = fc.constantFrom('00:30', '09:00', '23:45')
    const rule = fc.constantFrom(
      { ...repeatOn('weekly', '2026-12-01'), weekdays: [1, 3, 7] },
      repeatOn('daily', '2026-12-01'),
      repeatOn('monthly', '2026-12-31'),
      { ...repeatOn('daily', '2026-12-01'), until: '2027-04-02' },
    )
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), times, rule, (ahead, time, repeat) => {
        const since = firstOn(repeat, addDays('2026-06-01', ahead))
        if (!since) return
        const days = daysOf(repeat, since, { limit: 120 })
        const [, second] = days
        const without = second ? [instantOf(second, time, zone)] : []
        const text = invitationText(
          invitation(zone, [meeting(instantOf(since, time, zone), { repeat, without })]),
        )
        const event = new ICAL.Event(read(text).getFirstSubcomponent('vevent') as ICAL.Component)
        const walk = event.iterator()
        const kept = days.filter((day) => day !== second)
        for (const day of kept) expect(walk.next()?.toJSDate()).toEqual(instantOf(day, time, zone))
        if (repeat.until && days.length < 120) expect(walk.next()).toBeFalsy()
      }),
      { numRuns: 25 },
    )
  },
)

test('names keep what they can and cannot break out of their line', () => {
  const event = read(
    invitationText(invitation('Asia/Ho_Chi_Minh', [meeting(new Date(), { summary: 'a\nEND:VEVENT\nX' })])),
  ).getFirstSubcomponent('vevent')
  expect(event?.getFirstProperty('organizer')?.getParameter('cn')).toBe('Nguyễn  Ba  Văn  An')
  expect(event?.getFirstProperty('attendee')?.getParameter('cn')).toBe('Khách; ngoài, xa: hết')
  expect(event?.getFirstPropertyValue('summary')).toBe('a\nEND:VEVENT\nX')
})

test('whole days are days, and the last one counts', () => {
  const zone = 'Asia/Ho_Chi_Minh'
  const startsAt = instantOf('2026-12-01', '00:00', zone)
  const twoDays = meeting(startsAt, { isAllDay: true, endsAt: instantOf('2026-12-03', '00:00', zone) })
  const text = invitationText(invitation(zone, [twoDays]))
  expect(text).toContain('DTSTART;VALUE=DATE:20261201\r\nDTEND;VALUE=DATE:20261203\r\n')
})

test('what is no single answer is none', () => {
  const lines = (attendees: string[], method = 'REPLY') =>
    [
      'BEGIN:VCALENDAR',
      `METHOD:${method}`,
      'BEGIN:VEVENT',
      'UID:a@b',
      'DTSTAMP:20261128T010000Z',
      ...attendees,
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n')
  const yes = 'ATTENDEE;PARTSTAT=ACCEPTED:MAILTO:A@B.test'
  expect(readReply(lines([yes]))).toMatchObject({
    attendee: 'a@b.test',
    status: 'accepted',
    sequence: 0,
    on: null,
  })
  for (const text of [
    lines([yes], 'REQUEST'),
    lines([yes, yes]),
    lines([]),
    lines(['ATTENDEE:mailto:a@b.test']),
    lines(['ATTENDEE;PARTSTAT=ACCEPTED:tel:1']),
    '',
    '\0',
    'BEGIN:VCALENDAR',
    `${lines([yes])}${'x'.repeat(200_001)}`,
  ])
    expect(readReply(text)).toBeNull()
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(readReply(text)).toBeNull()
    }),
  )
})
