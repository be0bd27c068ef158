import { beforeAll, expect, test } from 'vitest'
import { activityKind } from '@/lib/activities/commands'
import { changeSeries } from '@/lib/activities/series-commands'
import { finishActivities, snoozeActivities } from '@/lib/activities/steps'
import { execute } from '@/lib/kernel/command'
import { undo } from '@/lib/records/undo'
import { sendAll } from '@/lib/reminders/send'
import { addDays, instantOf, today } from '@/lib/vietnam/date'
import { asOwner } from '@/tests/support/owner'
import { clock, days, dueNow, monday, type Stored, seriesIn, weeks, ZONE } from '@/tests/support/series'
import { aWorld, type World } from '@/tests/support/world'

let world: World

beforeAll(async () => {
  world = await aWorld()
})

const { make, weekly, seen, rowsOf } = seriesIn(() => world)

test('a weekly meeting is made for the next 90 days, and those who take part hear of it once', async () => {
  const first = await weekly({
    subject: 'Giao ban 1',
    memberIds: [world.manager.id],
    guests: ['khach@ngoai.test'],
  })
  const rows = await rowsOf('Giao ban 1')
  const horizon = addDays(today(ZONE), 90)
  expect(days(rows)).toEqual(weeks(20).filter((day) => day <= horizon))
  expect(new Set(clock(rows))).toEqual(new Set(['09:00']))
  const last = await seen(rows.at(-1)?.id ?? '')
  expect(last).toMatchObject({
    seriesId: first.id,
    memberIds: [world.manager.id],
    guests: ['khach@ngoai.test'],
    isOpen: true,
  })
  const told = await asOwner<{ count: number }>(
    'select count from notification where member_id = $1 and workspace_id = $2',
    [world.manager.id, world.workspace.id],
  )
  expect(told).toEqual([{ count: 1 }])
  const reminders = await asOwner('select from reminder where activity_id = any($1)', [
    rows.map(({ id }) => id),
  ])
  expect(reminders).toHaveLength(rows.length)
})

test('what begins on another day goes to the first day of its rule', async () => {
  await weekly({ subject: 'Giao ban 2', rule: 'FREQ=WEEKLY;BYDAY=WE;COUNT=3' })
  expect(days(await rowsOf('Giao ban 2'))).toEqual(weeks(3, addDays(monday, 2)))
})

test('a daily one is made 50 times at most, and goes on when its time has come', async () => {
  const first = await weekly({ subject: 'Giao ban 3', kind: 'call', rule: 'FREQ=DAILY' })
  const before = await rowsOf('Giao ban 3')
  expect(before).toHaveLength(50)
  await asOwner('update activity set series_on = series_on - 20 where workspace_id = $1 and subject = $2', [
    world.workspace.id,
    'Giao ban 3',
  ])
  await dueNow(first.id)
  await sendAll(world.workspace.id)
  const after = await rowsOf('Giao ban 3')
  expect(after.length).toBeGreaterThan(50)
  expect(after.at(-1)?.series_on).toBe(addDays(before.at(-1)?.series_on ?? '', after.length - 50))
  await dueNow(first.id)
  await sendAll(world.workspace.id)
  expect(await rowsOf('Giao ban 3')).toHaveLength(after.length)
})

test.each(['rep', 'admin'] as const)(
  'a task that is done by %s is followed by the next, once, and undoing takes that back',
  async (who) => {
    const by = world[who]
    const subject = `Báo cáo tháng ${who}`
    const task = await make(
      {
        kind: 'task',
        minutes: undefined,
        subject,
        dueOn: '2027-01-31',
        rule: 'FREQ=MONTHLY;BYMONTHDAY=-1',
        todos: [{ id: crypto.randomUUID(), text: 'Gom số', isDone: true }],
      },
      by,
    )
    expect(await rowsOf(subject)).toHaveLength(1)
    const done = await execute(finishActivities, by, { items: [task] })
    const [, next] = await rowsOf(subject)
    expect(await seen(next?.id ?? '', by)).toMatchObject({
      dueOn: '2027-02-28',
      isOpen: true,
      seriesId: task.id,
      todos: [{ text: 'Gom số', isDone: false }],
    })
    await execute(undo, by, { requestId: done.requestId })
    expect(await rowsOf(subject)).toMatchObject([{ id: task.id, is_open: true }])
    const again = await execute(finishActivities, by, { items: [{ id: task.id, version: 3 }] })
    expect(again.data.items).toHaveLength(1)
    expect((await rowsOf(subject)).map(({ is_open }) => is_open)).toEqual([false, true])
  },
)

test('who makes a task that repeats and takes it back has none', async () => {
  const rule = 'FREQ=DAILY'
  const given = { subject: 'Nhầm ngày', kind: 'task', dueOn: '2027-01-31', rule }
  const { requestId } = await execute(activityKind.create, world.admin, given)
  expect(await rowsOf('Nhầm ngày')).toHaveLength(1)
  await execute(undo, world.admin, { requestId })
  expect(await rowsOf('Nhầm ngày')).toEqual([])
})

test('a late task is followed by the next day of its rule that is still to come', async () => {
  const task = await make({
    kind: 'task',
    minutes: undefined,
    subject: 'Gọi khách cũ',
    dueOn: '2026-01-05',
    rule: 'FREQ=WEEKLY;BYDAY=MO',
  })
  await execute(snoozeActivities, world.rep, { items: [task], on: today(ZONE) })
  await execute(finishActivities, world.rep, { items: [{ id: task.id, version: 2 }] })
  const [, next] = await rowsOf('Gọi khách cũ')
  expect([monday, addDays(monday, -7)]).toContain(next?.series_on)
  expect(next?.series_on && next.series_on >= today(ZONE)).toBe(true)
})

test('only this one: it is an exception, and what is made later is not like it', async () => {
  const first = await weekly({ subject: 'Giao ban 4' })
  const rows = await rowsOf('Giao ban 4')
  const last = rows.at(-1) as Stored
  await execute(activityKind.update, world.rep, {
    id: last.id,
    version: 1,
    patch: {
      subject: 'Giao ban 4 đặc biệt',
      startsAt: instantOf(last.series_on, '15:00', ZONE).toISOString(),
    },
  })
  await asOwner('update activity_series set made_through = made_through - 7, due_at = now() where id = $1', [
    first.id,
  ])
  await asOwner('update activity set series_on = series_on - 1 where id = $1', [last.id])
  await sendAll(world.workspace.id)
  const made = (await rowsOf('Giao ban 4')).at(-1)
  expect(made).toMatchObject({ series_on: last.series_on, subject: 'Giao ban 4' })
  expect(clock([made as Stored])).toEqual(['09:00'])
})

test('the rule itself is no edit of one', async () => {
  const { id } = await weekly({ subject: 'Giao ban 5' })
  const edit = { id, version: 1, patch: { rule: 'FREQ=DAILY' } }
  await expect(execute(activityKind.update, world.rep, edit)).rejects.toMatchObject({
    fields: { rule: { key: 'repeatOfSeries' } },
  })
})

test('whoever may not change one of a series changes none', async () => {
  const first = await weekly({ subject: 'Giao ban 11', memberIds: [world.stranger.id] })
  const edit = { id: first.id, version: 1, patch: { subject: 'Khác' }, reach: 'all' as const }
  await expect(execute(changeSeries, world.stranger, edit)).rejects.toMatchObject({ code: 'not_found' })
  const rows = await rowsOf('Giao ban 11')
  await asOwner('update activity set owner_id = $1, team_id = null where id = $2', [
    world.stranger.id,
    rows[1]?.id,
  ])
  await expect(execute(changeSeries, world.rep, edit)).rejects.toMatchObject({
    words: { key: 'seriesOfOthers' },
  })
  await expect(
    make({ startsAt: instantOf(monday, '09:00', ZONE).toISOString(), rule: 'FREQ=SECONDLY' }),
  ).rejects.toMatchObject({ fields: { rule: { key: 'repeat' } } })
})
