import ICAL from 'ical.js'
import { afterEach, expect, test, vi } from 'vitest'
import { activityKind } from '@/lib/activities/commands'
import { changeSeries, deleteSeries } from '@/lib/activities/series-commands'
import { execute } from '@/lib/kernel/command'
import { undo } from '@/lib/records/undo'
import { sendAll } from '@/lib/reminders/send'
import { addDays, instantOf } from '@/lib/vietnam/date'
import {
  aMeeting,
  answersIn,
  GUEST,
  mailOf,
  monday,
  read,
  reply,
  sentIn,
  told,
  uidOf,
  ZONE,
} from '@/tests/support/invitations'
import { arrives } from '@/tests/support/mail'
import { asOwner } from '@/tests/support/owner'
import { aWorld } from '@/tests/support/world'

afterEach(() => vi.useRealTimers())

const rowsOf = (id: string) =>
  asOwner<{ id: string; series_on: string; version: number }>(
    'select id, series_on::text, version from activity where series_id = $1 and archived_at is null order by series_on',
    [id],
  )

const dayAfter = (day: string) => {
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(instantOf(addDays(day, 1), '12:00', ZONE))
}

test('a series is one invitation with its rule, what is left out and what is different', async () => {
  const world = await aWorld()
  const { id, alias } = await aMeeting(world, { rule: 'FREQ=WEEKLY;BYDAY=MO' })
  expect(await sentIn(world)).toHaveLength(1)
  const rows = await asOwner<{ id: string; series_on: string }>(
    'select id, series_on::text from activity where series_id = $1 order by series_on',
    [id],
  )
  const [, second, third, fourth] = rows as [
    (typeof rows)[0],
    (typeof rows)[0],
    (typeof rows)[0],
    (typeof rows)[0],
  ]
  await execute(activityKind.remove, world.admin, { id: second.id, version: 1 })
  await execute(activityKind.update, world.rep, {
    id: third.id,
    version: 1,
    patch: { startsAt: instantOf(addDays(third.series_on, 1), '15:00', ZONE).toISOString() },
  })
  await told(world, id)
  const { events, value, calendar } = read((await sentIn(world))[1]?.calendar)
  expect(calendar.getFirstSubcomponent('vtimezone')?.getFirstPropertyValue('tzid')).toBe(ZONE)
  expect([value('rrule'), value('sequence'), value('uid')]).toEqual(['FREQ=WEEKLY;BYDAY=MO', '1', uidOf(id)])
  expect(events).toHaveLength(2)
  const event = new ICAL.Event(events[0], { exceptions: [events[1] as ICAL.Component] })
  const walk = event.iterator()
  const theirs = Array.from({ length: 3 }, () => event.getOccurrenceDetails(walk.next()).startDate.toString())
  expect(theirs).toEqual([
    `${monday}T09:00:00`,
    `${addDays(third.series_on, 1)}T15:00:00`,
    `${fourth.series_on}T09:00:00`,
  ])

  const plain = (day: string) => day.replaceAll('-', '')
  const one = [`RECURRENCE-ID;TZID=${ZONE}:${plain(fourth.series_on)}T090000`]
  await arrives(
    mailOf(
      reply(uidOf(id), { sequence: 1, status: 'TENTATIVE', extra: one, stamp: '20261128T010000Z' }),
      alias,
    ),
    alias,
  )
  expect([await answersIn(world.rep, fourth.id), await answersIn(world.rep, id)]).toEqual([
    { [GUEST]: 'tentative' },
    { [GUEST]: 'waiting' },
  ])
  const utc = [`RECURRENCE-ID:${plain(third.series_on)}T020000Z`]
  await arrives(
    mailOf(reply(uidOf(id), { sequence: 1, extra: utc, stamp: '20261128T010000Z' }), alias),
    alias,
  )
  expect(await answersIn(world.rep, third.id)).toEqual({ [GUEST]: 'accepted' })
  const none = [`RECURRENCE-ID;VALUE=DATE:${plain(addDays(monday, 1))}`]
  expect((await arrives(mailOf(reply(uidOf(id), { sequence: 1, extra: none }), alias), alias)).outcome).toBe(
    'rejected',
  )

  const version = await asOwner<{ version: number }>('select version from activity where id = $1', [
    fourth.id,
  ])
  await execute(changeSeries, world.rep, {
    id: fourth.id,
    version: version[0]?.version ?? 1,
    patch: { rule: 'FREQ=WEEKLY;BYDAY=TU' },
    reach: 'following',
  })
  await told(world, id)
  await told(world, fourth.id)
  const after = (await sentIn(world)).map(({ calendar }) => read(calendar))
  expect(after[2]?.value('rrule')).toBe(
    `FREQ=WEEKLY;BYDAY=MO;UNTIL=${plain(addDays(fourth.series_on, -1))}T165900Z`,
  )
  expect([after[3]?.value('rrule'), after[3]?.value('uid')]).toEqual([
    'FREQ=WEEKLY;BYDAY=TU',
    uidOf(fourth.id),
  ])
  await execute(deleteSeries, world.admin, {
    id: fourth.id,
    version: (version[0]?.version ?? 1) + 1,
    reach: 'all',
  })
  await told(world, fourth.id)
  const last = read((await sentIn(world)).at(-1)?.calendar)
  expect([last.method, last.value('uid')]).toEqual(['CANCEL', uidOf(fourth.id)])
})

test('nobody hears of it when more of a series are made; colleagues are led to the next of them', async () => {
  const world = await aWorld()
  const { id } = await aMeeting(world, { rule: 'FREQ=WEEKLY;BYDAY=MO', memberIds: [world.manager.id] })
  const manager = `manager@${world.workspace.slug}.test`
  expect(read((await sentIn(world, manager))[0]?.calendar).value('url')).toContain(`/activities/${id}`)
  const before = await rowsOf(id)
  await asOwner('delete from activity where id = $1', [before.at(-1)?.id])
  await asOwner('update activity_series set made_through = made_through - 7, due_at = now() where id = $1', [
    id,
  ])
  await sendAll(world.workspace.id)
  const after = await rowsOf(id)
  expect(after).toHaveLength(before.length)
  expect(after.at(-1)?.id).not.toBe(before.at(-1)?.id)
  await told(world, id)
  expect(await sentIn(world, manager)).toHaveLength(1)
})

test('the answer to a series stays when one of it is called off, moved or deleted, and when its day is over', async () => {
  const world = await aWorld()
  const { id, alias } = await aMeeting(world, { rule: 'FREQ=WEEKLY;BYDAY=MO' })
  const [first, second, third, fourth] = await rowsOf(id)
  await arrives(mailOf(reply(uidOf(id), { stamp: '20261128T010000Z' }), alias), alias)
  const steps = [
    () => execute(activityKind.update, world.rep, { id, version: 1, patch: { status: 'not_held' } }),
    () => execute(activityKind.remove, world.admin, { id: second?.id ?? '', version: 1 }),
    () =>
      execute(activityKind.update, world.rep, {
        id: third?.id ?? '',
        version: 1,
        patch: {
          startsAt: instantOf(addDays(third?.series_on ?? '', 1), '15:00', ZONE).toISOString(),
          guests: [GUEST, 'rieng@ngoai.test'],
        },
      }),
  ]
  for (const [at, step] of steps.entries()) {
    await step()
    await told(world, id)
    expect(await sentIn(world)).toHaveLength(at + 2)
    expect(await answersIn(world.rep, fourth?.id ?? '')).toEqual({ [GUEST]: 'accepted' })
  }
  expect(await sentIn(world, 'rieng@ngoai.test')).toHaveLength(1)
  for (const day of [first?.series_on ?? '', addDays(third?.series_on ?? '', 1)]) {
    dayAfter(day)
    await told(world, id)
  }
  expect(await sentIn(world)).toHaveLength(4)
  expect(await sentIn(world, 'rieng@ngoai.test')).toHaveLength(1)
  expect(await answersIn(world.rep, fourth?.id ?? '')).toEqual({ [GUEST]: 'accepted' })
})

test('a series of which only one that is called off is left is cancelled', async () => {
  const world = await aWorld()
  const { id } = await aMeeting(world, { rule: 'FREQ=WEEKLY;BYDAY=MO' })
  const [, second] = await rowsOf(id)
  const patch = { status: 'not_held' }
  await execute(activityKind.update, world.rep, { id: second?.id ?? '', version: 1, patch })
  await execute(deleteSeries, world.admin, { id, version: 1, reach: 'all' })
  await told(world, id)
  expect(read((await sentIn(world)).at(-1)?.calendar).method).toBe('CANCEL')
})

test.each([true, false])(
  'a series that ends with its past days is called off, also when no more is sent: %s',
  async (sendsInvites) => {
    const world = await aWorld()
    const { id } = await aMeeting(world, { rule: 'FREQ=WEEKLY;BYDAY=MO' })
    const [first, second] = await rowsOf(id)
    if (!sendsInvites)
      await execute(changeSeries, world.rep, { id, version: 1, patch: { sendsInvites }, reach: 'all' })
    await told(world, id)
    expect(await sentIn(world)).toHaveLength(1)
    dayAfter(String(first?.series_on))
    const version = (await rowsOf(id)).find((row) => row.id === second?.id)?.version
    const gone = { id: second?.id ?? '', version, reach: 'all' }
    const { requestId } = await execute(deleteSeries, world.admin, gone)
    await told(world, id)
    const sent = await sentIn(world)
    expect(sent).toHaveLength(2)
    const last = read(sent[1]?.calendar)
    expect([last.method, last.value('uid'), last.value('sequence')]).toEqual(['CANCEL', uidOf(id), '1'])
    await told(world, id)
    expect(await sentIn(world)).toHaveLength(2)
    await execute(undo, world.admin, { requestId })
    await told(world, id)
    const again = (await sentIn(world)).slice(2).map(({ calendar }) => read(calendar))
    expect(again.map((each) => [each.method, each.value('rrule')])).toEqual(
      sendsInvites ? [['REQUEST', 'FREQ=WEEKLY;BYDAY=MO']] : [],
    )
  },
)

test('whoever was invited hears of days that are called off, also when no more invitations are sent', async () => {
  const world = await aWorld()
  const { id } = await aMeeting(world, { rule: 'FREQ=WEEKLY;BYDAY=MO' })
  const other = 'moi@ngoai.test'
  const patch = { sendsInvites: false, subject: 'Họp kín', guests: [GUEST, other] }
  await execute(changeSeries, world.rep, { id, version: 1, patch, reach: 'all' })
  await told(world, id)
  expect(await sentIn(world)).toHaveLength(1)
  const [, second, , fourth] = await rowsOf(id)
  await execute(deleteSeries, world.admin, { id: fourth?.id, version: fourth?.version, reach: 'following' })
  await told(world, id)
  await told(world, id)
  const [, ended, ...more] = (await sentIn(world)).map(({ calendar }) => read(calendar))
  expect([ended?.method, ended?.value('uid'), more]).toEqual(['REQUEST', uidOf(id), []])
  expect(ended?.value('rrule')).toMatch(/^FREQ=WEEKLY;BYDAY=MO;UNTIL=/)
  const version = (await rowsOf(id)).find((row) => row.id === second?.id)?.version
  await execute(activityKind.remove, world.admin, { id: second?.id ?? '', version })
  await told(world, id)
  expect(read((await sentIn(world)).at(-1)?.calendar).value('exdate')).toBe(`${second?.series_on}T09:00:00`)
  await execute(changeSeries, world.rep, { id, version: 3, patch: { location: 'Phòng 6' }, reach: 'all' })
  await told(world, id)
  expect(await sentIn(world)).toHaveLength(3)
  expect(await sentIn(world, other)).toEqual([])
})

test('what is changed of a series that has ended by itself calls nothing off, and invites nobody else', async () => {
  const world = await aWorld()
  const { id } = await aMeeting(world, { rule: 'FREQ=WEEKLY;BYDAY=MO;COUNT=2' })
  const rows = await rowsOf(id)
  dayAfter(String(rows.at(-1)?.series_on))
  const patch = { subject: 'Đã họp', guests: [GUEST, 'moi@ngoai.test'] }
  for (const row of rows)
    await execute(activityKind.update, world.rep, { id: row.id, version: row.version, patch })
  await told(world, id)
  expect((await sentIn(world)).map(({ calendar }) => read(calendar).method)).not.toContain('CANCEL')
  expect(await sentIn(world, 'moi@ngoai.test')).toEqual([])
})

test('the last day of a series that is deleted by itself is left out', async () => {
  const world = await aWorld()
  const { id } = await aMeeting(world, { rule: 'FREQ=WEEKLY;BYDAY=MO;COUNT=2' })
  const [first, second] = await rowsOf(id)
  dayAfter(String(first?.series_on))
  await execute(activityKind.remove, world.admin, { id: String(second?.id), version: 1 })
  await told(world, id)
  const last = read((await sentIn(world)).at(-1)?.calendar)
  expect([last.method, last.value('exdate')]).toEqual(['REQUEST', `${second?.series_on}T09:00:00`])
})
