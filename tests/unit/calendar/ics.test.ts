import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { calendarText, type IcsEvent } from '@/lib/calendar/ics'

const event: IcsEvent = {
  uid: 'one@crm.example',
  sequence: 3,
  updatedAt: new Date('2026-11-28T01:02:03Z'),
  summary: 'Gặp hiệu trưởng',
  isBusy: true,
  isCancelled: false,
  startsAt: new Date('2026-12-01T02:00:00Z'),
  endsAt: new Date('2026-12-01T03:30:00Z'),
}
const read = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((each) => new ICAL.Event(each))

test('a library reads back what was written: times in UTC, stable ids, whole days', () => {
  const { startsAt: _, endsAt: __, ...rest } = event as IcsEvent & { startsAt: Date; endsAt: Date }
  const whole: IcsEvent = { ...rest, uid: 'two@crm.example', from: '2026-12-31', to: '2027-01-01' }
  const [meeting, days] = read(calendarText('Nguyễn An', [event, whole]))
  expect(meeting).toMatchObject({ uid: 'one@crm.example', summary: 'Gặp hiệu trưởng', sequence: 3 })
  expect(meeting?.startDate.toJSDate()).toEqual(event.startsAt)
  expect(meeting?.endDate.toString()).toBe('2026-12-01T03:30:00Z')
  expect(days?.startDate.toString()).toBe('2026-12-31')
  expect(days?.endDate.toString()).toBe('2027-01-02')
  expect(read(calendarText('', []))).toEqual([])
})

test('any text survives, in lines of at most 75 octets that cut no character', () => {
  const character = fc.constantFrom(...'aệ\n,;:\\"😀 ựBEGIN')
  fc.assert(
    fc.property(fc.array(character, { minLength: 1, maxLength: 300 }), (characters) => {
      const summary = characters.join('')
      const text = calendarText('x', [{ ...event, summary, description: summary, location: summary }])
      for (const line of text.split('\r\n')) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        expect(line).not.toContain('\uFFFD')
        expect(line).not.toMatch(/[\r\n]/)
      }
      const [found] = read(text)
      expect(found?.summary).toBe(summary)
      expect(found?.location).toBe(summary)
    }),
  )
})

test('nothing can be put into a calendar by a line break', () => {
  const evil = 'Họp\r\nEND:VEVENT\rBEGIN:VEVENT\u0000'
  const found = read(calendarText(evil, [{ ...event, summary: evil }]))
  expect(found).toHaveLength(1)
  expect(found[0]?.summary).toBe('Họp\nEND:VEVENT\nBEGIN:VEVENT')
})
