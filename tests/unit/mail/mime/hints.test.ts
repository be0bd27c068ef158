import { describe, expect, test } from 'vitest'
import { extractHints, type Hint } from '@/lib/mail/mime'

const from = { name: 'An', address: 'an@gmail.com' }
const of = (kind: Hint['kind'], text: string) =>
  extractHints(text, from)
    .filter((hint) => hint.kind === kind)
    .map(({ value }) => value)

test.each([
  ['ĐT: 0912 345 678', ['+84912345678']],
  ['gọi 0912.345.678 hoặc 0912345678', ['+84912345678']],
  ['+84 (0)28 3822 1234', ['+842838221234']],
  ['số cũ 01688 123 456', ['+84388123456']],
  ['(024) 3825-1234', ['+842438251234']],
  ['Singapore +65 6123 4567', ['+6561234567']],
  ['MST: 0301234567, STK 0912345678', []],
  ['ngày 02/06/2025, giá 1.250.000', []],
  ['đơn 00912345678901234', []],
])('phones in %j', (text, expected) => {
  expect(of('phone', text)).toEqual(expected)
})

test.each([
  ['ngân sách 50 triệu', ['50000000']],
  ['khoảng 1,5 tỷ ạ', ['1500000000']],
  ['1 tỷ 200 triệu', ['1200000000']],
  ['2tr5 một chiếc', ['2500000']],
  ['3 tỷ rưỡi', ['3500000000']],
  ['giá 1.250.000đ, cũ 1,300,000 VNĐ', ['1250000', '1300000']],
  ['VND 15,000,000', ['15000000']],
  ['500k/người', ['500000']],
  ['1 tỷ 2 người góp', ['1000000000']],
  ['2 trang, 30 trẻ, 5 đồng chí, màn 4k, 10 tr', ['10000000']],
  ['tỷ lệ 5 %, phòng 1205', []],
])('amounts in %j', (text, expected) => {
  expect(of('amount', text)).toEqual(expected)
})

test.each([
  ['Em là An bên Công ty TNHH Minh Long muốn đặt hàng', ['Công ty TNHH Minh Long']],
  ['CÔNG TY CỔ PHẦN XÂY DỰNG HÒA BÌNH - Địa chỉ: 12 Lê Lợi', ['CÔNG TY CỔ PHẦN XÂY DỰNG HÒA BÌNH']],
  ['Cty CP Sữa Việt, Q.1', ['Cty CP Sữa Việt']],
  ['An Nguyen\nSunrise Trading Co., Ltd.\nHanoi', ['Sunrise Trading Co., Ltd.']],
  ['Công ty chúng tôi cần 20 máy', []],
  ['công ty em ở Huế', []],
])('companies in %j', (text, expected) => {
  expect(of('company', text)).toEqual(expected)
})

describe('the sender stands in for a company', () => {
  test('by its own domain', () => {
    expect(extractHints('Chào anh', { name: '', address: 'an@minhlong.com.vn' })).toEqual([
      { kind: 'company', value: 'minhlong.com.vn', evidence: 'an@minhlong.com.vn' },
    ])
  })

  test('but not by a free-mail provider, nor when the text names one', () => {
    expect(extractHints('Chào anh', from)).toEqual([])
    expect(
      extractHints('Công ty TNHH Minh Long', { name: '', address: 'an@other.vn' }).map(({ value }) => value),
    ).toEqual(['Công ty TNHH Minh Long'])
  })
})

test('every hint carries the exact piece of text', () => {
  const text = 'Ngân sách 50 triệu, gọi 0912 345 678, Công ty TNHH Minh Long.'
  for (const hint of extractHints(text, null)) expect(text).toContain(hint.evidence)
  expect(extractHints(text, null)).toHaveLength(3)
})
