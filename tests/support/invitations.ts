import ICAL from 'ical.js'
import { activityKind } from '@/lib/activities/commands'
import { activities } from '@/lib/activities/entity'
import { sendInvitations } from '@/lib/invitations/send'
import { answersOf } from '@/lib/invitations/shown'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { getRecord } from '@/lib/records/query'
import { addDays, instantOf, startOfWeek, today } from '@/lib/vietnam/date'
import { anAlias, letter } from '@/tests/support/mail'
import { asOwner } from '@/tests/support/owner'
import type { World } from '@/tests/support/world'

export const ZONE = 'Asia/Ho_Chi_Minh'

export const monday = addDays(startOfWeek(today(ZONE)), 7)

export const GUEST = 'khach@ngoai.test'

let n = 0

/** A meeting whose guests have been invited; `alias` takes their answers. */
export async function aMeeting(world: World, more: Record<string, unknown> = {}) {
  const alias = await anAlias(world, `sales@moi${n++}.example`)
  const { data } = await execute(activityKind.create, world.rep, {
    ...{ kind: 'meeting', subject: 'Xem bản demo; giá, "mới"', location: 'Phòng 5', sendsInvites: true },
    ...{ startsAt: instantOf(monday, '09:00', ZONE).toISOString(), minutes: 60, guests: [GUEST], ...more },
  })
  await told(world, data.id)
  return { ...data, alias }
}

/** What the queue does a while after a meeting has changed. */
export const told = (world: World, id: string) => sendInvitations(world.workspace.id, id)

type Sent = {
  id: string
  to: { address: string }[]
  calendar: string
  subject: string
  reply_to: string
  state: string
}

/** The invitations sent to an address so far. */
export const sentIn = (world: World, address = GUEST) =>
  asOwner<Sent>(
    `select * from message where workspace_id = $1 and calendar is not null and "to"->0->>'address' = $2 order by created_at, id`,
    [world.workspace.id, address],
  )

/** A calendar as another program reads it. */
export function read(text = '') {
  const calendar = new ICAL.Component(ICAL.parse(text))
  const events = calendar.getAllSubcomponents('vevent')
  const value = (name: string, at = 0) => String(events[at]?.getFirstPropertyValue(name) ?? '')
  return {
    calendar,
    events,
    method: String(calendar.getFirstPropertyValue('method')),
    value,
    sequence: Number(value('sequence')),
  }
}

type Said = {
  status?: string
  attendee?: string
  sequence?: number
  stamp?: string
  extra?: string[]
  method?: string
}

/** What the guest's calendar program writes. */
export function reply(
  uid: string,
  {
    status = 'ACCEPTED',
    attendee = GUEST,
    sequence = 0,
    stamp = '20991231T000000Z',
    extra = [],
    method = 'REPLY',
  }: Said = {},
) {
  return [
    ...[
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Other//EN',
      `METHOD:${method}`,
      'BEGIN:VEVENT',
      `UID:${uid}`,
      `DTSTAMP:${stamp}`,
    ],
    ...[
      `SEQUENCE:${sequence}`,
      `ATTENDEE;PARTSTAT=${status};CN="Khách, ngoài":mailto:${attendee.toUpperCase()}`,
      ...extra,
    ],
    ...['END:VEVENT', 'END:VCALENDAR'],
  ].join('\r\n')
}

/** The mail in which a guest answers. */
export const mailOf = (calendar: string, to: string, from = GUEST) =>
  letter({
    ...{ From: `Khách <${from}>`, To: to, Subject: 'Accepted: Xem bản demo' },
    'Content-Type': 'multipart/alternative; boundary=b',
    body: `--b\r\nContent-Type: text/plain\r\n\r\nYes\r\n--b\r\nContent-Type: text/calendar; charset=utf-8; method=REPLY\r\nContent-Transfer-Encoding: 7bit\r\n\r\n${calendar}\r\n--b--`,
  })

/** Who has answered what, as `actor` sees it. */
export const answersIn = async (actor: Actor, id: string) => {
  const shown = await reading(actor, async (tx) => {
    const row = await getRecord(tx, actor, activities, id)
    return row && answersOf(tx, actor, row)
  })
  return Object.fromEntries(shown?.people.map(({ name, answer }) => [name, answer]) ?? [])
}

export const uidOf = (id: string) => `${id}@localhost`
