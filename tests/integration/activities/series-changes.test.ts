import { beforeAll, expect, test } from 'vitest'
import { activityKind } from '@/lib/activities/commands'
import { changeSeries, deleteSeries } from '@/lib/activities/series-commands'
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

test('this and following: another hour for them, the earlier ones stay', async () => {
  await weekly({ subject: 'Giao ban 6' })
  const third = (await rowsOf('Giao ban 6'))[2] as Stored
  const patch = { startsAt: instantOf(third.series_on, '14:30', ZONE).toISOString(), location: 'Phòng họp 2' }
  const done = await execute(changeSeries, world.rep, { id: third.id, version: 1, patch, reach: 'following' })
  const after = await rowsOf('Giao ban 6')
  expect(clock(after)).toEqual(after.map((_, at) => (at < 2 ? '09:00' : '14:30')))
  expect(await seen(after.at(-1)?.id ?? '')).toMatchObject({ location: 'Phòng họp 2', minutes: 60 })
  expect(done.data).toEqual({ id: third.id, version: 2 })
  await execute(undo, world.rep, { requestId: done.requestId })
  expect(new Set(clock(await rowsOf('Giao ban 6')))).toEqual(new Set(['09:00']))
})

test('this and following on another day: a series of its own, and the old one ends', async () => {
  const first = await weekly({ subject: 'Giao ban 7' })
  const before = await rowsOf('Giao ban 7')
  const third = before[2] as Stored
  const tuesday = addDays(third.series_on, 1)
  const patch = { startsAt: instantOf(tuesday, '09:00', ZONE).toISOString() }
  const done = await execute(changeSeries, world.rep, { id: third.id, version: 1, patch, reach: 'following' })
  const after = await rowsOf('Giao ban 7')
  expect(days(after)).toEqual([...days(before).slice(0, 2), ...weeks(after.length - 2, tuesday)])
  expect(after.map(({ series_id }) => series_id)).toEqual(
    after.map((_, at) => (at < 2 ? first.id : third.id)),
  )
  expect(after[0]?.rule).toBe(
    `FREQ=WEEKLY;BYDAY=MO;UNTIL=${addDays(third.series_on, -1).replaceAll('-', '')}`,
  )
  expect(after[3]?.rule).toBe('FREQ=WEEKLY;BYDAY=TU')
  await dueNow(first.id)
  await dueNow(third.id)
  await sendAll(world.workspace.id)
  expect(days(await rowsOf('Giao ban 7'))).toEqual(days(after))
  await execute(undo, world.rep, { requestId: done.requestId })
  expect(await rowsOf('Giao ban 7')).toMatchObject(
    before.map(({ id, series_on, rule }) => ({ id, series_on, rule })),
  )
})

test('all: another rule takes the rows that are there and puts the others away', async () => {
  const first = await weekly({ subject: 'Giao ban 8' })
  const before = await rowsOf('Giao ban 8')
  await execute(changeSeries, world.rep, {
    id: first.id,
    version: 1,
    patch: { rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH' },
    reach: 'all',
  })
  const after = await rowsOf('Giao ban 8')
  const expected = weeks(20)
    .filter((_, at) => at % 2 === 0)
    .flatMap((day) => [day, addDays(day, 3)])
  expect(days(after)).toEqual(
    expected.filter((day) => day <= addDays(today(ZONE), 90)).slice(0, after.length),
  )
  expect(after.slice(0, before.length).map(({ id }) => id)).toEqual(
    before.map(({ id }) => id).slice(0, after.length),
  )
  await execute(changeSeries, world.rep, {
    id: first.id,
    version: 2,
    patch: { rule: 'FREQ=WEEKLY;BYDAY=MO;COUNT=2' },
    reach: 'all',
  })
  expect(days(await rowsOf('Giao ban 8'))).toEqual(weeks(2))
})

test('no rule any more: it happens once', async () => {
  await weekly({ subject: 'Giao ban 9' })
  const third = (await rowsOf('Giao ban 9'))[2] as Stored
  await execute(changeSeries, world.rep, {
    id: third.id,
    version: 1,
    patch: { rule: null },
    reach: 'following',
  })
  const after = await rowsOf('Giao ban 9')
  expect(after).toHaveLength(3)
  expect(after[2]).toMatchObject({ id: third.id, rule: null, series_id: null })
})

test('what is deleted alone does not come again; with those after it, none is made any more; undo brings all back', async () => {
  const first = await weekly({ subject: 'Giao ban 10' })
  const before = await rowsOf('Giao ban 10')
  const [, second, , fourth] = before as [Stored, Stored, Stored, Stored]
  await execute(activityKind.remove, world.admin, { id: second.id, version: 1 })
  await dueNow(first.id)
  await sendAll(world.workspace.id)
  expect(await rowsOf('Giao ban 10')).toHaveLength(before.length - 1)
  const done = await execute(deleteSeries, world.admin, { id: fourth.id, version: 1, reach: 'following' })
  await dueNow(first.id)
  await sendAll(world.workspace.id)
  expect(days(await rowsOf('Giao ban 10'))).toEqual([before[0]?.series_on, before[2]?.series_on])
  await execute(undo, world.admin, { requestId: done.requestId })
  await sendAll(world.workspace.id)
  expect(await rowsOf('Giao ban 10')).toHaveLength(before.length - 1)
})

test('a task that is deleted with those after it is not followed', async () => {
  const task = await make({
    kind: 'task',
    minutes: undefined,
    subject: 'Việc xóa',
    dueOn: monday,
    rule: 'FREQ=DAILY',
  })
  await execute(activityKind.remove, world.admin, task)
  const [next] = await rowsOf('Việc xóa')
  expect(next?.series_on).toBe(addDays(monday, 1))
  await execute(deleteSeries, world.admin, { id: next?.id ?? '', version: 1, reach: 'all' })
  expect(await rowsOf('Việc xóa')).toHaveLength(0)
})

/** As if so many days had gone by since. */
const ago = (id: string, days: number) =>
  asOwner(
    `with moved as (
       update activity set series_on = series_on - $2::int, starts_at = starts_at - make_interval(days => $2::int),
         ends_at = ends_at - make_interval(days => $2::int), rule_since = rule_since - $2::int
       where series_id = $1)
     update activity_series set made_through = made_through - $2::int, due_at = now() where id = $1`,
    [id, days],
  )

const until = (day: string) => `UNTIL=${addDays(day, -1).replaceAll('-', '')}`

test('all that are still to come are deleted, and none is made after one that is not held', async () => {
  const first = await weekly({ subject: 'Giao ban 12' })
  const rows = await rowsOf('Giao ban 12')
  const last = rows.at(-1) as Stored
  await execute(activityKind.update, world.rep, { id: last.id, version: 1, patch: { status: 'not_held' } })
  await execute(deleteSeries, world.admin, { id: first.id, version: 1, reach: 'all' })
  const [left] = await rowsOf('Giao ban 12')
  expect(left).toMatchObject({ id: last.id, rule: `FREQ=WEEKLY;BYDAY=MO;${until(monday)}` })
  await ago(first.id, 28)
  await sendAll(world.workspace.id)
  expect(await rowsOf('Giao ban 12')).toHaveLength(1)
})

test.each([
  ['deleted', null],
  ['another rule', { rule: 'FREQ=WEEKLY;BYDAY=MO' }],
  ['no rule', { rule: null }],
])('all from a day that is over, %s: what was between is left and goes on no more', async (how, patch) => {
  const subject = `Giao ban 13 ${how}`
  const first = await weekly({ subject, rule: 'FREQ=DAILY' })
  await ago(first.id, 20)
  const before = (await rowsOf(subject)).filter(({ series_on }) => series_on < today(ZONE))
  const past = before[1] as Stored
  const edit = { id: past.id, version: 1, reach: 'all' as const }
  await (patch
    ? execute(changeSeries, world.rep, { ...edit, patch })
    : execute(deleteSeries, world.admin, edit))
  await dueNow(first.id)
  await sendAll(world.workspace.id)
  const after = await rowsOf(subject)
  const between = after.filter(({ id }) => id !== past.id && before.some((each) => each.id === id))
  expect(between).toHaveLength(before.length - 1)
  expect(between.map(({ rule }) => rule)).toEqual(between.map(() => `FREQ=DAILY;${until(today(ZONE))}`))
  const coming = after.filter(({ series_on }) => series_on >= today(ZONE))
  expect(new Set(coming.map(({ rule }) => rule))).toEqual(new Set(patch?.rule ? [patch.rule] : []))
})

test('all from a day that is over: to come are the days of the new rule from today, and the old stays', async () => {
  const first = await weekly({ subject: 'Giao ban 14' })
  await ago(first.id, 28)
  const before = await rowsOf('Giao ban 14')
  const coming = before.filter(({ series_on }) => series_on >= today(ZONE))
  const patch = { startsAt: instantOf(addDays(before[0]?.series_on ?? '', 1), '09:00', ZONE).toISOString() }
  await execute(changeSeries, world.rep, { id: first.id, version: 1, patch, reach: 'all' })
  const after = await rowsOf('Giao ban 14')
  const past = before.length - coming.length
  expect(days(after).slice(0, past)).toEqual(days(before).slice(0, past))
  expect(days(after).slice(past)).toEqual(weeks(after.length - past, addDays(coming[0]?.series_on ?? '', 1)))
  expect(after.slice(past, past + coming.length).map(({ id }) => id)).toEqual(coming.map(({ id }) => id))
  const over = { id: first.id, version: 2, patch: { rule: 'FREQ=DAILY' }, reach: 'all' as const }
  await expect(execute(changeSeries, world.rep, over)).rejects.toMatchObject({ words: { key: 'seriesOver' } })
})
