import { expect, test } from 'vitest'
import { bornDays, nextAt, whenDue } from '@/lib/reminders/when'
import { addDays, dateIn, formatTime } from '@/lib/vietnam/date'

const open = { isOpen: true, archivedAt: null }
const VIETNAM = 'Asia/Ho_Chi_Minh'
/** Zones with summer time in both halves of the year, odd offsets, and none. */
const ZONES = [
  VIETNAM,
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Asia/Kathmandu',
]

test('[SB-28][SB-29] what happens at a time is reminded of so many minutes before', () => {
  const startsAt = new Date('2026-12-01T02:00:00Z')
  const due = whenDue(
    { ...open, startsAt, popupMinutes: '15', mailMinutes: '1440' },
    { zone: VIETNAM, taskDays: 3 },
  )
  expect(due).toEqual([
    { channel: 'popup', dueAt: new Date('2026-12-01T01:45:00Z') },
    { channel: 'mail', dueAt: new Date('2026-11-30T02:00:00Z') },
  ])
})

test('[CS-08] a task due by a day is thought of at eight, that many days before', () => {
  const at = (taskDays: number) =>
    whenDue(
      { ...open, dueOn: '2026-12-01', popupMinutes: '0' },
      { zone: VIETNAM, taskDays },
    )[0]?.dueAt.toISOString()
  expect(at(0)).toBe('2026-12-01T01:00:00.000Z')
  expect(at(2)).toBe('2026-11-29T01:00:00.000Z')
})

test('nothing is to be said of what is closed, put away, without a time, or not to be reminded of', () => {
  const way = { zone: VIETNAM, taskDays: 0 }
  const task = { ...open, dueOn: '2026-12-01', popupMinutes: '0' }
  expect(whenDue({ ...task, isOpen: false }, way)).toEqual([])
  expect(whenDue({ ...task, archivedAt: new Date() }, way)).toEqual([])
  expect(whenDue({ ...task, dueOn: null }, way)).toEqual([])
  expect(whenDue({ ...task, popupMinutes: null }, way)).toEqual([])
})

test('on every day of two years, in every zone, the clock shows eight', () => {
  for (const zone of ZONES) {
    for (let day = '2026-01-01'; day < '2028-01-01'; day = addDays(day, 1)) {
      const [due] = whenDue({ ...open, dueOn: day, popupMinutes: '0' }, { zone, taskDays: 1 })
      const shown = due && `${dateIn(due.dueAt, zone)} ${formatTime(due.dueAt, zone)}`
      expect(shown, zone).toBe(`${addDays(day, -1)} 08:00`)
    }
  }
})

test('the next morning is always ahead, at its time, and at most a day and an hour away', () => {
  for (const zone of ZONES) {
    for (let hour = 0; hour < 24 * 400; hour += 5) {
      const now = new Date(Date.UTC(2026, 0, 1, hour))
      const next = nextAt('07:30', zone, now, dateIn(now, zone))
      expect(formatTime(next, zone)).toBe('07:30')
      expect(+next - +now).toBeGreaterThan(0)
      expect(+next - +now).toBeLessThanOrEqual(25 * 3_600_000)
    }
  }
})

test('[CS-10] 29 February is kept on the 28th in years without it', () => {
  expect(bornDays('2027-02-28')).toEqual([228, 229])
  expect(bornDays('2028-02-28')).toEqual([228])
  expect(bornDays('2028-02-29')).toEqual([229])
  expect(bornDays('2026-12-31')).toEqual([1231])
})
