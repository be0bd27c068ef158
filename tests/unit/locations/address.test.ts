import { expect, test } from 'vitest'
import { address as kind } from '@/lib/fields/address'
import { type Address, addressText } from '@/lib/locations/address'

const schema = kind.schema({ type: 'address' })
const made = (given: unknown) => schema.parse(given) as Address
const say = (value: unknown) => addressText(value, { formerly: 'cũ', today: 'nay' })
const HANG_BAI = { province: '01', district: '01-quan-hoan-kiem', ward: '00088' }

test('an old address keeps its units and gains those of today', () => {
  const address = made({ street: ' 12 Lý Thường Kiệt ', before: HANG_BAI })
  expect(address).toEqual({
    ...{ street: '12 Lý Thường Kiệt', scheme: 'vn63', country: 'VN', area: '01' },
    now: { text: 'phường Cửa Nam', in: 'Hà Nội', province: '01', ward: '00082' },
    before: { text: 'phường Hàng Bài, quận Hoàn Kiếm', in: 'Hà Nội', ...HANG_BAI },
  })
  expect(say(address)).toBe('12 Lý Thường Kiệt, phường Cửa Nam, Hà Nội (cũ: phường Hàng Bài, quận Hoàn Kiếm)')
  expect(made(address)).toEqual(address)
})

test('a province that is no more is named, and the address is found by that of today', () => {
  const old = made({ street: '', before: { province: '74' } })
  expect(old.area).toBe('79')
  expect(say(old)).toBe('Bình Dương (nay: TP. Hồ Chí Minh)')
  const line = made('Số 2, phường Phú Cường, Thủ Dầu Một, Bình Dương')
  expect(say(line)).toBe(
    'Số 2, phường Thủ Dầu Một, TP. Hồ Chí Minh (cũ: phường Phú Cường, thành phố Thủ Dầu Một, Bình Dương)',
  )
  expect(line.raw).toBe('Số 2, phường Phú Cường, Thủ Dầu Một, Bình Dương')
})

test('of an old ward that was split only the province is certain, until somebody says more', () => {
  const before = { province: '01', district: '01-quan-cau-giay', ward: '00166' }
  const unsure = made({ street: '5 Chùa Hà', before })
  expect(unsure.before?.text).toBe('phường Dịch Vọng, quận Cầu Giấy')
  expect(unsure.now).toEqual({ in: 'Hà Nội', province: '01' })
  expect(say(unsure)).toBe('5 Chùa Hà, phường Dịch Vọng, quận Cầu Giấy, Hà Nội')
  const chosen = made({ ...unsure, now: { province: '01', ward: '00160' } })
  expect(say(chosen)).toBe('5 Chùa Hà, phường Nghĩa Đô, Hà Nội (cũ: phường Dịch Vọng, quận Cầu Giấy)')
  expect(schema.safeParse({ ...unsure, now: { province: '01', ward: '00082' } }).success).toBe(false)
})

test('an address of today has no former one, and a line without units stays a line', () => {
  expect(say(made({ street: '1 Phố Huế', now: { province: '01', ward: '00082' } }))).toBe(
    '1 Phố Huế, phường Cửa Nam, Hà Nội',
  )
  expect(made('cạnh chợ Hôm')).toEqual({ street: 'cạnh chợ Hôm' })
  expect(say('from before addresses had units')).toBe('from before addresses had units')
})

test('names come from the codes, whatever is sent with them', () => {
  const given = {
    street: 'x',
    now: { province: '01', ward: '00082', text: 'phường Giả' },
    area: '79',
    before: null,
  }
  expect(schema.safeParse(given).success).toBe(false)
  expect(made({ ...given, before: undefined }).now?.text).toBe('phường Cửa Nam')
})

test.each([
  ['an unknown unit', { street: 'x', now: { ward: '99999' } }],
  [
    'a unit of the other scheme',
    { street: 'x', now: { district: '01-quan-hoan-kiem', ward: '01-quan-hoan-kiem' } },
  ],
  ['a line that is too long', 'x'.repeat(501)],
  ['a number', 5],
])('%s is refused', (_, given) => {
  expect(schema.safeParse(given).success).toBe(false)
})

test('nothing is null, unless it has to be something', () => {
  for (const empty of ['', '  ', null, undefined, { street: ' ' }]) expect(schema.parse(empty)).toBeNull()
  expect(kind.schema({ type: 'address', required: true }).safeParse('').success).toBe(false)
})
