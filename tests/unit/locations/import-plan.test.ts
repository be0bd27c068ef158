import { expect, test } from 'vitest'
import { columnsOf } from '@/lib/locations/import-columns'
import { type ImportLine, planImport } from '@/lib/locations/import-plan'

const plan = (...lines: Omit<ImportLine, 'row'>[]) =>
  planImport(
    lines.map((line, at) => ({ row: at + 2, ...line })),
    [{ id: 'laos', version: 1, name: 'Lào', parentId: null, under: null, isArchived: false }],
  )
const told = (...lines: Omit<ImportLine, 'row'>[]) =>
  plan(...lines).made.map(({ name, path, under }) => [name, path, under].filter(Boolean).join(' | '))

test('what the lists have already is not made again, by new names, old ones and abbreviations', () => {
  const result = plan(
    { country: 'Việt Nam' },
    { country: 'Việt Nam', province: 'Hà Nội' },
    { country: 'VN', province: 'TP Hà Nội', ward: 'P. Cửa Nam' },
    { country: 'Việt Nam', province: 'Hà Nội', district: 'Hoàn Kiếm', ward: 'Hàng Bài' },
    { province: 'Bình Dương', district: 'Thủ Dầu Một' },
    { country: 'Lào' },
  )
  expect(result).toEqual({ rows: 6, made: [], known: 6, errors: [] })
})

test('what is missing is made once, above what belongs to it', () => {
  expect(
    told(
      { country: 'Lào', province: 'Viêng Chăn', district: 'Sikhottabong' },
      { country: 'lào', province: 'viêng chăn', district: 'Xaysetha' },
      { country: 'Thái Lan', province: 'Băng Cốc' },
      { country: 'Việt Nam', province: 'Hà Nội', ward: 'Khu đô thị Ciputra' },
      { country: 'Việt Nam', province: 'Hà Nội', district: 'Phường Phú Thượng', ward: 'Khu K1' },
    ),
  ).toEqual([
    'Viêng Chăn | Lào',
    'Sikhottabong | Viêng Chăn, Lào',
    'Xaysetha | Viêng Chăn, Lào',
    'Thái Lan',
    'Băng Cốc | Thái Lan',
    'Khu đô thị Ciputra | Thành phố Hà Nội | vn34:01',
    'Khu K1 | Phường Phú Thượng | vn34:00091',
  ])
})

test('a name and what it belongs to do as well', () => {
  expect(
    told(
      { name: 'Miến Điện', above: '' },
      { name: 'Rangun', above: 'Miến Điện' },
      { name: 'Khu K1', above: 'Phường Phú Thượng, Hà Nội, Việt Nam' },
      { name: 'Luang Prabang', above: 'Lào' },
      { name: 'Phường Cửa Nam', above: 'Hà Nội' },
    ),
  ).toEqual([
    'Miến Điện',
    'Rangun | Miến Điện',
    'Khu K1 | Phường Phú Thượng | vn34:00091',
    'Luang Prabang | Lào',
  ])
})

test('a line that cannot be right is named, and nothing of it stays', () => {
  const result = plan(
    { country: 'Thái Lan', district: 'Quận' },
    { country: '' },
    { name: 'Chỗ nào', above: 'Không đâu cả' },
    { name: '', above: 'Lào' },
    { country: 'Nước mới', province: 'x'.repeat(101) },
    { country: 'Việt Nam', province: 'Sơn La', district: 'Mộc Châu', ward: 'Mộc Châu' },
    { country: 'Nước mới' },
  )
  expect(result.errors.map(({ row, key }) => [row, key])).toEqual([
    [2, 'gap'],
    [3, 'noName'],
    [4, 'unknownAbove'],
    [5, 'noName'],
    [6, 'tooLong'],
  ])
  expect(result.made.map(({ name }) => name)).toEqual(['Nước mới'])
})

test('columns are known by their headings in both languages', () => {
  expect(columnsOf(['Quốc gia', 'Tỉnh / Thành phố', 'Huyện', 'Xã *', 'Ghi chú'])).toEqual([
    'country',
    'province',
    'district',
    'ward',
    null,
  ])
  expect(columnsOf(['Parent', 'Name'])).toEqual(['above', 'name'])
  expect(columnsOf(['Việt Nam', 'Hà Nội'])).toBeNull()
  expect(columnsOf(['Tên', 'Tên'])).toBeNull()
})
