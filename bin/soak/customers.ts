import { personName } from '@/lib/demo/names'
import { randomFrom } from '@/lib/demo/random'
import type { ExportCell } from '@/lib/records/export'
import { searchKey } from '@/lib/vietnam/text'

const HEADINGS = [
  'Tên khách hàng',
  'Loại',
  'Số điện thoại',
  'Email',
  'Địa chỉ',
  'Ngày sinh',
  'Nguồn',
  'Mô tả',
]
const SOURCES = ['Website', 'Giới thiệu', 'Hội chợ']
const STREETS = ['Lê Lợi', 'Trần Phú', 'Nguyễn Huệ', 'Quang Trung', 'Hai Bà Trưng']
const PLACES = ['Hà Nội', 'TP. Hồ Chí Minh', 'Đà Nẵng', 'Cần Thơ', 'Hải Phòng']

/** Every so many rows one says something that no import may take. */
export const WRONG_EVERY = 200

/** The rows of a table of customers as a company brings it along: people with Vietnamese names. */
export async function* customerRows(count: number): AsyncGenerator<ExportCell[]> {
  const random = randomFrom(7)
  yield HEADINGS
  for (let row = 1; row <= count; row++) {
    const { name } = personName(random)
    const number = String(row).padStart(7, '0')
    const isWrong = row % WRONG_EVERY === 0
    yield [
      name,
      'Cá nhân',
      isWrong ? 'không có' : `09${String(random.int(0, 9))}${number}`,
      `${searchKey(name).replaceAll(' ', '.')}.${row}@example.vn`,
      `${random.int(1, 400)} ${random.pick(STREETS)}, ${random.pick(PLACES)}`,
      `${random.int(10, 28)}/${random.int(10, 12)}/${random.int(1960, 2005)}`,
      random.pick(SOURCES),
      random.chance(20) ? `Gặp tại hội chợ, quan tâm gói ${random.int(1, 9)}` : null,
    ]
  }
}

/** The same as a spreadsheet. */
export async function customerFile(count: number): Promise<Buffer> {
  const { workbookOf } = await import('@/lib/records/sheet-file')
  const pieces: Uint8Array[] = []
  for await (const piece of workbookOf(customerRows(count))) pieces.push(piece)
  return Buffer.concat(pieces)
}
