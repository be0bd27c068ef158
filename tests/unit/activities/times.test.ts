import { expect, test } from 'vitest'
import { nextOfEach } from '@/lib/activities/mine'
import { timesOf } from '@/lib/activities/times'

const VN = 'Asia/Ho_Chi_Minh'
const at = (time: string, day = '2026-12-01') => new Date(`${day}T${time}:00+07:00`)
const meeting = { kind: 'meeting' }
const held = { ...meeting, startsAt: at('09:00'), endsAt: at('10:00'), minutes: 60, dueOn: '2026-12-01' }

test('[SB-26] the duration of a meeting follows from its end', () => {
  const times = timesOf({}, { ...meeting, startsAt: at('09:00'), endsAt: at('10:30') }, VN)
  expect(times).toEqual({ endsAt: at('10:30'), minutes: 90, dueOn: '2026-12-01' })
})

test('[SB-33] a call ends after the duration that was typed', () => {
  const times = timesOf({}, { kind: 'call', startsAt: at('09:00'), minutes: 15 }, VN)
  expect(times).toEqual({ endsAt: at('09:15'), minutes: 15, dueOn: '2026-12-01' })
})

test.each([
  ['without a start', { ...meeting }, { field: 'startsAt', key: 'required' }],
  [
    'that ends as it starts',
    { ...meeting, startsAt: at('09:00'), endsAt: at('09:00') },
    { field: 'endsAt', key: 'endBeforeStart' },
  ],
  [
    'that ends before',
    { ...meeting, startsAt: at('09:00'), endsAt: at('08:59') },
    { field: 'endsAt', key: 'endBeforeStart' },
  ],
])('[SB-25][ED-88] a meeting %s is refused', (_, patch, wrong) => {
  expect(timesOf({}, patch, VN)).toEqual(wrong)
})

test('a meeting that is moved keeps its duration', () => {
  expect(timesOf(held, { startsAt: at('14:00') }, VN)).toMatchObject({ endsAt: at('15:00'), minutes: 60 })
})

test('another duration moves the end, another end the duration', () => {
  expect(timesOf(held, { minutes: 30 }, VN)).toMatchObject({ endsAt: at('09:30'), minutes: 30 })
  expect(timesOf(held, { endsAt: at('11:00') }, VN)).toMatchObject({ endsAt: at('11:00'), minutes: 120 })
})

test('the day is that of the owner, wherever it is written', () => {
  const late = { ...meeting, startsAt: at('06:30'), minutes: 30 }
  expect(timesOf({}, late, VN)).toMatchObject({ dueOn: '2026-12-01' })
  expect(timesOf({}, late, 'America/New_York')).toMatchObject({ dueOn: '2026-11-30' })
})

test('a task needs no hour, and one with an hour is due that day unless it says later', () => {
  expect(timesOf({}, { kind: 'task', dueOn: '2026-12-05' }, VN)).toEqual({
    ...{ startsAt: null, endsAt: null, minutes: null },
  })
  expect(timesOf({}, { kind: 'task', startsAt: at('09:00') }, VN)).toMatchObject({ dueOn: '2026-12-01' })
  const due = { kind: 'task', startsAt: at('09:00'), dueOn: '2026-12-05' }
  expect(timesOf({}, due, VN)).toMatchObject({ dueOn: '2026-12-05' })
  expect(timesOf({}, { ...due, dueOn: '2026-11-30' }, VN)).toEqual({ field: 'dueOn', key: 'dueBeforeStart' })
})

test('of what comes back, only what is due and the next is to be seen', () => {
  const rows = ['2026-11-27', '2026-11-28', '2026-12-05', '2026-12-12'].map((dueOn, at) => ({
    ...{ id: String(at), dueOn, seriesId: 'one' },
  }))
  const alone = { id: 'alone', dueOn: '2026-12-20', seriesId: null }
  expect(nextOfEach([...rows, alone], '2026-11-28').map(({ id }) => id)).toEqual(['0', '1', '2', 'alone'])
})
