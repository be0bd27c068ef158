import { expect, test } from 'vitest'
import { parseTime } from '@/lib/vietnam/clock'

test.each([
  ['9h', '09:00'],
  ['9', '09:00'],
  ['9:05', '09:05'],
  ['14h15', '14:15'],
  ['14 giờ 15 phút', '14:15'],
  ['3h chiều', '15:00'],
  ['3 pm', '15:00'],
  ['7h30 tối', '19:30'],
  ['12h trưa', '12:00'],
  ['1h trưa', '13:00'],
  ['12 pm', '12:00'],
  ['8h sáng', '08:00'],
  ['24h', null],
  ['9:75', null],
  ['sáng', null],
  ['', null],
])('%s is %s', (text, time) => {
  expect(parseTime(text)).toBe(time)
})
