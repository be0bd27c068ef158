import type { Random } from './random'

export type Person = { name: string; title: 'anh' | 'chị' }

const FAMILIES = [
  ['Nguyễn', 38],
  ['Trần', 12],
  ['Lê', 10],
  ['Phạm', 7],
  ['Hoàng', 5],
  ['Huỳnh', 5],
  ['Phan', 4],
  ['Vũ', 4],
  ['Võ', 3],
  ['Đặng', 3],
  ['Bùi', 3],
  ['Đỗ', 3],
  ['Hồ', 2],
  ['Ngô', 2],
  ['Dương', 2],
  ['Lý', 1],
  ['Đinh', 1],
  ['Tạ', 1],
] as const

const MEN = {
  title: 'anh',
  middle: 'Văn Đức Minh Quốc Hữu Thanh Tuấn Xuân Công Anh Trọng Gia'.split(' '),
  given:
    'An Bình Cường Dũng Đạt Hải Hiếu Hùng Khoa Kiên Long Mạnh Nam Phong Phúc Quân Sơn Thắng Thịnh Trung Tuấn Việt Vinh'.split(
      ' ',
    ),
} as const

const WOMEN = {
  title: 'chị',
  middle: 'Thị Thu Ngọc Thanh Minh Thùy Kim Bích Hồng Mai Phương Khánh'.split(' '),
  given:
    'Anh Ánh Chi Diệp Dung Giang Hà Hạnh Hiền Hoa Hương Lan Linh Loan Mai My Nga Ngân Nhung Oanh Quyên Thảo Trang Uyên Yến'.split(
      ' ',
    ),
} as const

export function personName(random: Random): Person {
  const { title, middle, given } = random.chance(55) ? MEN : WOMEN
  const first = random.pick(given)
  const between = random.pick(middle.filter((name) => name !== first))
  return { name: `${random.weighted(FAMILIES)} ${between} ${first}`, title }
}
