import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { activityKind } from '@/lib/activities/commands'
import { finishActivities } from '@/lib/activities/steps'
import { countByDay, loadCalendar } from '@/lib/calendar/queries'
import { busyPeople } from '@/lib/calendar/reads'
import '@/lib/dictionaries/commands'
import { dictionaries } from '@/lib/dictionaries/dictionary'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { answer } from '@/lib/kernel/read'
import { undo } from '@/lib/records/undo'
import { anAccount } from '@/tests/support/bin'
import { asOwner } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'

const zone = 'Asia/Ho_Chi_Minh'
const week = { from: '2031-12-01', to: '2031-12-07' }

let world: World
beforeAll(async () => {
  world = await aWorld()
})

const make = async (actor: Actor, more: Record<string, unknown>) =>
  (await execute(activityKind.create, actor, { subject: 'Bí mật', kind: 'meeting', minutes: 60, ...more }))
    .data
const at = (hour: string, day = '2031-12-02') => new Date(`${day}T${hour}:00+07:00`).toISOString()
const load = (actor: Actor, who: (string | null)[], days = week) =>
  reading(actor, (tx) => loadCalendar(tx, actor, { days, who: who.map(String), zone }))

test('[SB-35] a week holds what happens at its hours and what is due on its days, and nothing else', async () => {
  const { rep } = world
  await make(rep, { subject: 'Họp', startsAt: at('09:00') })
  await make(rep, { subject: 'Việc', kind: 'task', dueOn: '2031-12-07', minutes: undefined })
  await make(rep, { subject: 'Xong', kind: 'call', startsAt: at('10:00'), status: 'held' })
  await make(rep, { subject: 'Qua đêm', startsAt: at('22:00', '2031-11-30'), minutes: 240 })
  await make(rep, { subject: 'Trước', startsAt: at('09:00', '2031-11-30') })
  await make(rep, { subject: 'Sau', startsAt: at('00:00', '2031-12-08') })
  const { data } = await execute(activityKind.create, rep, {
    subject: 'Xóa',
    kind: 'task',
    dueOn: '2031-12-03',
  })
  await execute(activityKind.remove, world.admin, data)
  const { events, taken, isCut } = await load(rep, [rep.id])
  expect(events.map(({ subject }) => subject).sort()).toEqual(['Họp', 'Qua đêm', 'Việc', 'Xong'])
  expect(events.find(({ subject }) => subject === 'Họp')).toMatchObject({
    ...{ startsAt: '2031-12-02T02:00:00.000Z', endsAt: '2031-12-02T03:00:00.000Z', isTask: false },
    ...{ ownerId: rep.id, people: [rep.id], canWrite: true, isOpen: true },
  })
  expect(taken).toEqual([])
  expect(isCut).toBe(false)
  const counts = await reading(rep, (tx) => countByDay(tx, rep, { days: week, who: [String(rep.id)], zone }))
  expect(counts).toEqual({ '2031-12-02': 2, '2031-12-07': 1 })
})

test('[SB-35] each says whom it is about, as far as the reader may know them', async () => {
  const { rep, stranger, admin } = world
  const on = '2032-06-08'
  const own = await anAccount(rep, { name: 'Trường An Bình' })
  const foreign = await anAccount(stranger, { name: 'Trường Bí Mật' })
  await make(rep, { subject: 'Gọi', startsAt: at('09:00', on), accountId: own.id })
  await make(admin, { subject: 'Họp', startsAt: at('10:00', on), accountId: foreign.id, memberIds: [rep.id] })
  const about = async (actor: Actor) => {
    const { events } = await load(actor, [rep.id], { from: on, to: on })
    return events.map((event) => [event.subject, event.about])
  }
  expect(await about(rep)).toEqual([
    ['Gọi', ['Trường An Bình']],
    ['Họp', []],
  ])
  expect(await about(admin)).toEqual([
    ['Gọi', ['Trường An Bình']],
    ['Họp', ['Trường Bí Mật']],
  ])
  expect(await about({ ...rep, fieldRights: { activity: { accountId: 'hidden' } } })).toEqual([
    ['Gọi', []],
    ['Họp', []],
  ])
})

test('[SB-36] of what the reader may not see there is its time, and nothing else', async () => {
  const { rep, stranger, admin } = world
  const hidden = await make(stranger, { startsAt: at('13:00'), location: 'Bí mật', description: 'Bí mật' })
  await make(stranger, { startsAt: at('15:00'), memberIds: [rep.id], subject: 'Cùng họp' })
  const done = await make(stranger, { startsAt: at('16:00') })
  await execute(finishActivities, stranger, { items: [done] })
  await make(stranger, { kind: 'task', dueOn: '2031-12-02', minutes: undefined })
  await make(stranger, { kind: 'interaction', startsAt: at('17:00') })

  const seen = await load(rep, [stranger.id])
  expect(seen.events.map(({ subject }) => subject)).toEqual(['Cùng họp'])
  expect(seen.events[0]).toMatchObject({ canWrite: false, people: [stranger.id] })
  expect(seen.taken).toEqual([
    {
      memberId: stranger.id,
      startsAt: '2031-12-02T06:00:00.000Z',
      endsAt: '2031-12-02T07:00:00.000Z',
      isAllDay: false,
    },
  ])
  expect(JSON.stringify(seen)).not.toContain('Bí mật')
  expect(JSON.stringify(seen)).not.toContain(hidden.id)

  const both = await load(admin, [rep.id, stranger.id])
  expect(both.taken).toEqual([])
  expect(both.events.find(({ subject }) => subject === 'Cùng họp')?.people.sort()).toEqual(
    [rep.id, stranger.id].map(String).sort(),
  )
})

test('whoever may not read activities, or not their times, is told nothing', async () => {
  const { stranger, rep } = world
  const { 'activity:read': _, ...grants } = rep.grants
  expect(await load({ ...rep, grants }, [stranger.id])).toMatchObject({ events: [], taken: [] })
  const limited = { ...rep, fieldRights: { activity: { startsAt: 'hidden' as const } } }
  expect(await load(limited, [stranger.id])).toMatchObject({ events: [], taken: [] })
  await expect(
    answer(busyPeople, { ...rep, grants }, { memberIds: [stranger.id], startsAt: at('13:00'), minutes: 60 }),
  ).rejects.toMatchObject({ code: 'forbidden' })
})

test('another company knows nothing of these people', async () => {
  const other = await aWorld()
  const { events, taken } = await load(other.admin, [world.rep.id, world.stranger.id])
  expect({ events, taken }).toEqual({ events: [], taken: [] })
})

test('[ED-63] who is busy is named, and when all are free; what is planned is not in its own way', async () => {
  const { rep, stranger } = world
  const ask = (more: Record<string, unknown>) =>
    answer(busyPeople, rep, { startsAt: at('13:30'), minutes: 30, ...more })
  const both = [String(rep.id), String(stranger.id)]
  const found = await ask({ memberIds: both })
  expect(found.names).toEqual(['Stranger'])
  expect(found.free).toEqual([
    '2031-12-02T07:00:00.000Z',
    '2031-12-02T07:30:00.000Z',
    '2031-12-02T09:00:00.000Z',
  ])
  expect(await ask({ memberIds: both, startsAt: at('11:00') })).toEqual({ names: [], free: [] })
  const own = await make(rep, { startsAt: at('13:30', '2031-12-03'), memberIds: [stranger.id] })
  const again = { startsAt: at('13:45', '2031-12-03') }
  expect((await ask({ ...again, activityId: own.id })).names).toEqual([])
  expect((await ask({ ...again, memberIds: both })).names).toEqual(['Rep', 'Stranger'])
})

test('what others take part in is found where it went to, however it came about', async () => {
  const { rep, stranger, admin } = world
  const days = { from: '2032-03-01', to: '2032-03-07' }
  const away = { from: '2033-05-02', to: '2033-05-08' }
  const made = await make(stranger, { startsAt: at('09:00', '2032-03-02') })
  const task = await make(stranger, {
    ...{ kind: 'task', dueOn: '2032-03-03', minutes: undefined, memberIds: [rep.id] },
  })
  const edit = (each: { id: string; version: number }, patch: Record<string, unknown>) =>
    execute(activityKind.update, stranger, { ...each, patch })
  const shown = async (of = days) => (await load(admin, [rep.id], of)).events.map(({ id }) => id)
  expect(await shown()).toEqual([task.id])
  const asked = await edit(made, { memberIds: [rep.id] })
  expect(await shown()).toEqual([made.id, task.id])
  const moved = await edit({ ...made, version: asked.data.version }, { startsAt: at('09:00', '2033-05-03') })
  await edit(task, { dueOn: '2033-05-04' })
  expect([await shown(), await shown(away)]).toEqual([[], [made.id, task.id]])
  await execute(undo, stranger, { requestId: moved.requestId })
  expect([await shown(), await shown(away)]).toEqual([[made.id], [task.id]])

  const taken = await answer(busyPeople, rep, {
    ...{ memberIds: [String(rep.id)], startsAt: at('09:30', '2032-03-02'), minutes: 30 },
  })
  expect(taken.names).toEqual(['Rep'])
})

test('the day of its owner keeps nothing from a reader at the other end of the earth', async () => {
  const { rep, stranger, admin } = world
  const livesIn = (where: string) =>
    asOwner('update login set time_zone = $1 where id = (select login_id from member where id = $2)', [
      where,
      stranger.id,
    ])
  await livesIn('Pacific/Kiritimati')
  const startsAt = '2032-04-11T11:30:00.000Z' // the 12th there
  const { id } = await make(stranger, { startsAt, memberIds: [rep.id] })
  await livesIn(zone)
  const days = { from: '2032-04-10', to: '2032-04-10' }
  const found = await reading(admin, (tx) =>
    loadCalendar(tx, admin, { days, who: [String(rep.id)], zone: 'Etc/GMT+12' }),
  )
  expect(found.events.map((each) => each.id)).toEqual([id])
})

test('who took part before the calendar knew their days has them', async () => {
  const { rep, stranger, admin } = world
  const startsAt = at('09:00', '2032-05-04')
  const { id } = await make(stranger, { startsAt, memberIds: [rep.id] })
  await asOwner('update activity_member set due_on = null')
  const script = readFileSync('db/migrations/0048_participants_days.sql', 'utf8')
  const fill = script.split('--> statement-breakpoint').find((each) => each.trim().startsWith('UPDATE'))
  await asOwner(String(fill))
  const days = { from: '2032-05-03', to: '2032-05-09' }
  expect((await load(admin, [rep.id], days)).events.map((each) => each.id)).toEqual([id])
})

test("the company's days off are shown", async () => {
  const { admin, rep } = world
  const holidays = dictionaries.get('holiday')
  if (!holidays) throw new Error('no holidays')
  await execute(holidays.create, admin, { name: 'Ngày hội công ty', day: '2031-12-05' })
  expect((await load(rep, [rep.id])).holidays).toEqual({ '2031-12-05': 'Ngày hội công ty' })
})
