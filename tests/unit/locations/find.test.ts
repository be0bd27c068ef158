import { expect, test } from 'vitest'
import { findUnits } from '@/lib/locations/find'
import { parseAddress } from '@/lib/locations/parse'
import { lineOf, type Unit } from '@/lib/locations/standard'

const told = (unit: Unit | undefined) =>
  unit &&
  `${unit.scheme} ${lineOf(unit)
    .map(({ name }) => name)
    .join(', ')}`

test.each([
  ['p. hang bai hoan kiem', 'vn63 Phường Hàng Bài, Quận Hoàn Kiếm, Thành phố Hà Nội'],
  ['P.Hàng Bài Q.Hoàn Kiếm', 'vn63 Phường Hàng Bài, Quận Hoàn Kiếm, Thành phố Hà Nội'],
  ['cua nam ha noi', 'vn34 Phường Cửa Nam, Thành phố Hà Nội'],
  ['hoan kiem', 'vn34 Phường Hoàn Kiếm, Thành phố Hà Nội'],
  ['q1 hcm', 'vn63 Quận 1, Thành phố Hồ Chí Minh'],
  ['phuong 1 quan 3', 'vn63 Phường 1, Quận 3, Thành phố Hồ Chí Minh'],
  ['sai gon', 'vn34 Phường Sài Gòn, Thành phố Hồ Chí Minh'],
  ['hcm', 'vn34 Thành phố Hồ Chí Minh'],
  ['tinh binh duong', 'vn63 Tỉnh Bình Dương'],
  ['con dao', 'vn34 Đặc khu Côn Đảo, Thành phố Hồ Chí Minh'],
])('“%s” finds %s first', (typed, expected) => {
  expect(told(findUnits(typed, {})[0])).toBe(expected)
})

test('one scheme alone is searched when asked, and nothing answers to nonsense', () => {
  expect(told(findUnits('hoan kiem', { scheme: 'vn63' })[0])).toBe('vn63 Quận Hoàn Kiếm, Thành phố Hà Nội')
  expect(findUnits('xyzzy', {})).toEqual([])
  expect(findUnits('  ., ', {})).toEqual([])
  expect(findUnits('phuong', {}).every(({ level }) => level === 'ward' || level === 'district')).toBe(true)
})

test.each([
  [
    '12 Lý Thường Kiệt, P. Hàng Bài, Q. Hoàn Kiếm, Hà Nội',
    'vn63 Phường Hàng Bài, Quận Hoàn Kiếm, Thành phố Hà Nội',
    '12 Lý Thường Kiệt',
  ],
  [
    '12 Lý Thường Kiệt, phường Cửa Nam, Hà Nội, Việt Nam',
    'vn34 Phường Cửa Nam, Thành phố Hà Nội',
    '12 Lý Thường Kiệt',
  ],
  ['45 Lê Lợi - P.Bến Nghé - Q1 - TPHCM', 'vn63 Phường Bến Nghé, Quận 1, Thành phố Hồ Chí Minh', '45 Lê Lợi'],
  [
    'Tầng 3, 45 Lê Lợi, Bến Nghé, Quận 1, TP. Hồ Chí Minh',
    'vn63 Phường Bến Nghé, Quận 1, Thành phố Hồ Chí Minh',
    'Tầng 3, 45 Lê Lợi',
  ],
  ['Phường Ba Đình, Hà Nội', 'vn34 Phường Ba Đình, Thành phố Hà Nội', ''],
  ['Côn Đảo, Bà Rịa - Vũng Tàu', 'vn63 Huyện Côn Đảo, Tỉnh Bà Rịa - Vũng Tàu', ''],
  ['xã Tân Hòa, Long An', 'vn63 Tỉnh Long An', 'xã Tân Hòa'], // three of that name: only the province is certain
])('“%s” is read as %s', (line, unit, street) => {
  const read = parseAddress(line)
  expect(told(read?.unit)).toBe(unit)
  expect(read?.street).toBe(street)
})

test.each([
  ['names no province', '12 Lý Thường Kiệt, Hoàn Kiếm'],
  ['may be a ward of today or a district of before', '1 Tràng Tiền, Hoàn Kiếm, Hà Nội'],
  ['is no address', 'gọi sau giờ hành chính'],
  ['is empty', ''],
])('a line that %s is not read', (_, line) => {
  expect(parseAddress(line)).toBeNull()
})
