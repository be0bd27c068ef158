import { TAG } from './company'
import type { Customer } from './customers'
import type { Random } from './random'

export type Line = 'solar' | 'it' | 'office'

/** Something to sell; the price is in thousand đồng for one unit of `sizes`. */
export type Offer = {
  line: Line
  title: string
  sizes: number[]
  price: [number, number]
  only?: 'person' | 'company'
  tag?: number
}

const OFFERS: Offer[] = [
  {
    line: 'solar',
    title: 'Điện mặt trời áp mái {n} kWp',
    sizes: [30, 50, 80, 99, 150, 200],
    price: [11_500, 14_500],
  },
  {
    line: 'solar',
    title: 'Điện mặt trời mái xưởng {n} kWp',
    sizes: [250, 400, 500, 800, 990],
    price: [10_500, 12_500],
  },
  { line: 'solar', title: 'Hệ lưu trữ pin {n} kWh', sizes: [50, 100, 200], price: [6500, 8500] },
  {
    line: 'solar',
    title: 'Bảo trì hệ điện mặt trời {n} kWp',
    sizes: [50, 100, 300, 500],
    price: [250, 420],
    tag: TAG.upkeep,
  },
  { line: 'solar', title: 'Đèn năng lượng mặt trời {n} bộ', sizes: [20, 40, 60, 120], price: [1200, 3800] },
  {
    line: 'it',
    title: 'Nâng cấp mạng văn phòng {n} điểm',
    sizes: [40, 60, 80, 120, 200],
    price: [1400, 2600],
  },
  { line: 'it', title: 'Camera giám sát {n} mắt', sizes: [16, 24, 32, 64], price: [1800, 3200] },
  {
    line: 'it',
    title: 'Trang bị {n} máy tính xách tay',
    sizes: [10, 15, 25, 40, 60],
    price: [16_000, 24_000],
  },
  { line: 'it', title: 'Máy chủ và sao lưu dữ liệu, {n} TB', sizes: [8, 16, 32, 48], price: [9000, 15_000] },
  { line: 'it', title: 'Phòng họp trực tuyến, {n} phòng', sizes: [1, 2, 3, 5], price: [65_000, 140_000] },
  {
    line: 'it',
    title: 'Bảo trì CNTT trọn gói {n} máy',
    sizes: [30, 50, 80, 150],
    price: [900, 1600],
    tag: TAG.upkeep,
  },
  {
    line: 'office',
    title: 'Nội thất văn phòng {n} chỗ ngồi',
    sizes: [20, 35, 50, 80, 120],
    price: [5500, 9500],
  },
  { line: 'office', title: 'Ghế công thái học, {n} chiếc', sizes: [20, 40, 60, 100], price: [2400, 4200] },
  {
    line: 'office',
    title: 'Thuê máy in màu 12 tháng, {n} máy',
    sizes: [3, 5, 8, 12],
    price: [18_000, 30_000],
  },
  { line: 'office', title: 'Vách ngăn và phòng họp {n} m²', sizes: [40, 80, 120, 200], price: [1300, 2400] },
  {
    line: 'solar',
    title: 'Điện mặt trời hộ gia đình {n} kWp',
    sizes: [3, 5, 8, 10, 15],
    price: [13_000, 16_500],
    only: 'person',
  },
  {
    line: 'solar',
    title: 'Máy nước nóng năng lượng mặt trời {n} lít',
    sizes: [160, 200, 300],
    price: [52, 80],
    only: 'person',
  },
  {
    line: 'solar',
    title: 'Pin lưu trữ gia đình {n} kWh',
    sizes: [5, 10, 15],
    price: [7500, 9500],
    only: 'person',
  },
  {
    line: 'it',
    title: 'Camera và khóa cửa cho nhà {n} tầng',
    sizes: [2, 3, 4, 5],
    price: [7000, 12_000],
    only: 'person',
  },
  {
    line: 'office',
    title: 'Góc làm việc tại nhà, {n} bộ',
    sizes: [1, 2, 3],
    price: [9000, 16_000],
    only: 'person',
  },
]

const COMMON = OFFERS.filter(({ only }) => only === undefined)
const FOR_COMPANIES = OFFERS.filter(({ only }) => only !== 'person')
const OFFERS_FOR = {
  person: OFFERS.filter(({ only }) => only === 'person'),
  place: COMMON,
  company: FOR_COMPANIES,
  foreign: FOR_COMPANIES,
}

export function newOffer(random: Random, { kind }: Customer) {
  const offer = random.pick(OFFERS_FOR[kind])
  const size = random.pick(kind === 'place' ? offer.sizes.slice(0, 2) : offer.sizes)
  const thousands = size * random.int(offer.price[0], offer.price[1])
  return { offer, title: offer.title.replace('{n}', String(size)), price: BigInt(rounded(thousands)) * 1000n }
}

function rounded(thousands: number) {
  const step = thousands > 1_000_000 ? 5000 : thousands > 100_000 ? 1000 : 100
  return Math.round(thousands / step) * step
}
