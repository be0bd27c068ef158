import { expect, test } from 'vitest'
import { shortName } from '@/lib/locations/names'
import { PROVINCES } from '@/lib/locations/provinces'
import { lineOf, madeOf, provincesOf, type Unit, units } from '@/lib/locations/standard'

const all = [...units().values()]
const count = (match: Partial<Unit>) =>
  all.filter((unit) => Object.entries(match).every(([name, value]) => unit[name as keyof Unit] === value))
    .length

test('both schemes are whole: 34 and 63 provinces, 3,321 and 10,035 wards, 696 districts', () => {
  expect(count({ scheme: 'vn34', level: 'province' })).toBe(34)
  expect(count({ scheme: 'vn34', level: 'ward' })).toBe(3321)
  expect(count({ scheme: 'vn63', level: 'province' })).toBe(63)
  expect(count({ scheme: 'vn63', level: 'district', isEarlier: false })).toBe(696)
  expect(count({ scheme: 'vn63', level: 'ward', isEarlier: false })).toBe(10_035)
})

test('names and codes are clean', () => {
  for (const { name, code, scheme } of all) {
    expect(name, code).toBe(name.normalize('NFC').trim())
    expect(name).not.toMatch(/\s{2}|[|,>’]/)
    if (scheme === 'vn34') expect(code).toMatch(/^(\d\d|\d{5})$/)
  }
  const kinds = /^(Tỉnh|Thành phố|Quận|Huyện|Thị xã|Phường|Xã|Thị trấn|Đặc khu) \S/
  expect(all.filter(({ name }) => !kinds.test(name)).map(({ name }) => name)).toEqual([])
})

test('every old unit became units of today in the province that its own province became', () => {
  for (const unit of all.filter(({ scheme }) => scheme === 'vn63')) {
    expect(unit.to.length, unit.key).toBeGreaterThan(0)
    const province = lineOf(unit).at(-1)?.to[0]
    for (const today of unit.to) expect(lineOf(today).at(-1), unit.key).toBe(province)
  }
})

test('every unit of today was made of something', () => {
  expect(
    all.filter((unit) => unit.scheme === 'vn34' && unit.level === 'ward' && madeOf(unit).length === 0),
  ).toEqual([])
})

test('what the source tells of several successors is kept', () => {
  const split = all.filter(({ scheme, level, to }) => scheme === 'vn63' && level === 'ward' && to.length > 1)
  expect(split.length).toBe(25)
  const moc = split.find(({ name }) => name === 'Thị trấn Nông trường Mộc Châu')
  expect(moc?.to.map(({ name }) => name)).toEqual([
    'Phường Mộc Châu',
    'Phường Thảo Nguyên',
    'Phường Vân Sơn',
    'Xã Đoàn Kết',
  ])
})

test("the browser's short list of provinces is the long one's", () => {
  const known = provincesOf('vn34').map(({ code, name }) => [code, shortName(name)])
  expect(PROVINCES).toEqual(known)
})
