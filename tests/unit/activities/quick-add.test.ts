import fc from 'fast-check'
import { expect, test } from 'vitest'
import { understand } from '@/lib/activities/quick-add'

const TODAY = '2026-12-01' // a Tuesday

test.each([
  ['gọi anh Nam 3h chiều mai', 'call', 'Gọi anh Nam', '2026-12-02', '15:00'],
  ['goi anh Nam 3h chieu mai', 'call', 'Goi anh Nam', '2026-12-02', '15:00'],
  ['gọi chị Mai chiều mai', 'call', 'Gọi chị Mai', '2026-12-02', '14:00'],
  ['gọi chị Mai', 'call', 'Gọi chị Mai', null, null],
  ['họp với Hòa Bình thứ 6 lúc 9h30', 'meeting', 'Họp với Hòa Bình', '2026-12-04', '09:30'],
  ['gặp bác Tư thứ tư tuần sau 14h', 'meeting', 'Gặp bác Tư', '2026-12-09', '14:00'],
  ['gửi báo giá 15/12', 'task', 'Gửi báo giá', '2026-12-15', null],
  ['gửi báo giá ngày 5/1', 'task', 'Gửi báo giá', '2027-01-05', null],
  ['gửi mail cảm ơn hôm nay', 'email', 'Gửi mail cảm ơn', '2026-12-01', null],
  ['chuẩn bị hợp đồng 3 ngày nữa', 'task', 'Chuẩn bị hợp đồng', '2026-12-04', null],
  ['xin giá sau 2 tuần', 'task', 'Xin giá', '2026-12-15', null],
  ['gọi lại thứ ba', 'call', 'Gọi lại', '2026-12-08', null],
  ['gọi lại chủ nhật 8h tối', 'call', 'Gọi lại', '2026-12-06', '20:00'],
  ['Call Peter tomorrow at 3pm', 'call', 'Call Peter', '2026-12-02', '15:00'],
  ['meeting with An next monday 10:15', 'meeting', 'Meeting with An', '2026-12-07', '10:15'],
  ['send offer in 3 days', 'task', 'Send offer', '2026-12-04', null],
  ['đặt 20 bàn ghế', 'task', 'Đặt 20 bàn ghế', null, null],
  ['gọi 0912345678', 'call', 'Gọi 0912345678', null, null],
  ['gọi khách lúc 9h', 'call', 'Gọi khách', '2026-12-01', '09:00'],
])('"%s" is understood', (text, kind, subject, dueOn, time) => {
  expect(understand(text, TODAY)).toEqual({ kind, subject, dueOn, time })
})

test('any text is taken, and what is understood of it is always the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      const first = understand(text, TODAY)
      expect(understand(text, TODAY)).toEqual(first)
      if (first.dueOn !== null) expect(first.dueOn).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    }),
  )
})
