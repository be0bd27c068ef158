import { expect, test } from 'vitest'
import { fieldKinds } from '@/lib/fields'
import { dayIn, numberOf, truthOf } from '@/lib/fields/cell'
import type { Cell } from '@/lib/fields/kind'
import { headerAt, matchColumns } from '@/lib/import/columns'
import { moment } from '@/lib/import/read/xlsx'
import type { Field } from '@/lib/kernel/entity'

test.each<[Cell, number | undefined]>([
  [12, 12],
  ['1.250.000', 1_250_000],
  ['1,250,000', 1_250_000],
  ['1 250', 1250],
  ['-7', -7],
  ['1.250,5', 1250.5],
  ['15%', 15],
  ['mười', undefined],
])('%j is the number %j', (cell, number) => {
  expect(numberOf(cell)).toBe(number)
})

test.each<[Cell, boolean, string | undefined]>([
  ['31/12/1990', false, '1990-12-31'],
  ['1-2-2020', false, '2020-02-01'],
  ['12/31/1990', false, undefined],
  ['12/31/1990', true, '1990-12-31'],
  ['1990-12-31', false, '1990-12-31'],
  ['31/12/1990 08:30', false, '1990-12-31'],
  [33_238, false, '1990-12-31'],
  ['30/02/2020', false, undefined],
  [0.5, false, undefined],
])('%j (month first: %j) is the day %j', (cell, monthFirst, day) => {
  expect(dayIn(cell, monthFirst)).toBe(day)
})

test('yes and no in both languages', () => {
  expect(['Có', 'x', 'YES', 1, true].map((cell) => truthOf(cell))).toEqual([true, true, true, true, true])
  expect(['không', 'no', '0', false].map((cell) => truthOf(cell))).toEqual([false, false, false, false])
  expect(truthOf('có thể')).toBeUndefined()
})

const reader = {
  currency: 'VND',
  timeZone: 'Asia/Ho_Chi_Minh',
  monthFirst: false,
  valueCalled: () => undefined,
}
const read = (type: Field['type'], cell: Cell, currency = 'VND') =>
  fieldKinds[type].read?.(cell, { ...reader, field: { type }, currency })

test('what a spreadsheet takes for a number comes back as it was written', () => {
  expect(read('phone', 912345678)).toBe('0912345678')
  expect(read('phone', "'+84912345678")).toBe('+84912345678')
  expect(read('taxCode', 100109106)).toBe('0100109106')
  expect(read('money', '1tr2')).toBe(1_200_000)
  expect(read('money', 12.5, 'USD')).toBe(1250)
  expect(read('money', '-5')).toBeUndefined()
  expect(read('instant', '31/12/2025 08:30')).toBe('2025-12-31T01:30:00.000Z')
  expect(moment(45_000.25)).toBe('2023-03-15T06:00:00')
  expect(moment(43_538, true)).toBe('2023-03-15')
})

const field = (name: string, type: Field['type'], labels: string[]) => ({ name, field: { type }, labels })
const FIELDS = [
  field('name', 'text', ['Tên khách hàng', 'Name']),
  field('phone', 'phone', ['Điện thoại', 'Phone']),
  field('email', 'email', ['Email']),
  field('taxCode', 'taxCode', ['Mã số thuế', 'Tax code']),
  field('bornOn', 'date', ['Ngày sinh / thành lập', 'Born / founded']),
]
const fieldsOf = (headers: string[], rows: string[][] = [], remembered = new Map<string, string>()) =>
  matchColumns(headers, rows, FIELDS, remembered).map(({ field }) => field)

test('columns are known by label, by what people say, by what stands in them, and from before', () => {
  expect(fieldsOf(['TEN KHACH HANG (*)', 'Phone', 'SĐT'])).toEqual(['name', 'phone', null])
  expect(fieldsOf(['Tên KH', 'Di động', 'MST', 'DOB'])).toEqual(['name', 'phone', 'taxCode', 'bornOn'])
  expect(fieldsOf(['E-mail'])).toEqual(['email'])
  const rows = [
    ['An', 'an@b.vn', '0912345678', '0100109106', '25/12/1990'],
    ['Bình', 'b@b.vn', '+84 987 654 321', '0101248141', '01/02/1991'],
  ]
  expect(fieldsOf(['', 'c2', 'c3', 'c4', 'c5'], rows)).toEqual([null, 'email', 'phone', 'taxCode', 'bornOn'])
  expect(fieldsOf(['Đối tác'], [], new Map([['doi tac', 'name']]))).toEqual(['name'])
})

test('a column is month first only when it cannot be otherwise', () => {
  const order = (...days: string[]) =>
    matchColumns(
      ['Ngày sinh'],
      days.map((day) => [day]),
      FIELDS,
    )[0]?.monthFirst ?? false
  expect(order('12/31/1990', '01/02/1990')).toBe(true)
  expect(order('31/12/1990', '01/02/1990')).toBe(false)
  expect(order('12/31/1990', '31/12/1990')).toBe(false)
})

test('the headings may stand below a title', () => {
  expect(
    headerAt([['DANH SÁCH'], ['Tháng 11'], ['STT', 'Tên khách hàng', 'SĐT'], ['1', 'A', '2']], FIELDS),
  ).toBe(2)
  expect(
    headerAt(
      [
        ['a', 'b'],
        ['1', '2'],
      ],
      FIELDS,
    ),
  ).toBe(0)
})
