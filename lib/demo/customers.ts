import { searchKey } from '@/lib/vietnam/text'
import { type Person, personName } from './names'
import type { Random } from './random'

export type Customer = {
  name: string
  kind: 'person' | 'company' | 'foreign' | 'place'
  isNorthern: boolean
  place: string
  contact: Person
  email: string
  phone: string
}

const NORTHERN =
  'Hà Nội, Hải Phòng, Bắc Ninh, Hưng Yên, Quảng Ninh, Thái Nguyên, Phú Thọ, Ninh Bình, Thanh Hóa, Nghệ An'.split(
    ', ',
  )
const SOUTHERN =
  'TP. Hồ Chí Minh, Đồng Nai, Tây Ninh, Cần Thơ, Đà Nẵng, Lâm Đồng, Khánh Hòa, Vĩnh Long, Đồng Tháp, Cà Mau'.split(
    ', ',
  )
const FORMS = [
  'Công ty TNHH',
  'Công ty CP',
  'Công ty TNHH Sản xuất',
  'Công ty CP Đầu tư',
  'Công ty TNHH Thương mại',
]
const SECTORS =
  'Dệt may, Thủy sản, Cơ khí, Bao bì, Nhựa, Gỗ nội thất, Dược phẩm, Thực phẩm, Vận tải, Xây dựng, Da giày, In ấn, Nông sản, Vật liệu, Điện lạnh'.split(
    ', ',
  )
const FIRST = 'Phú Thiên Minh Hưng Đại Tân Kim Bảo Trường Thuận Gia Nam Đông'.split(' ')
const SECOND = 'Thịnh Lộc Phát Long Khang Hòa Thành Vinh Ngân Sơn Giang Nguyên'.split(' ')
const PLACES = [
  'Trường THPT',
  'Khách sạn',
  'Phòng khám',
  'Siêu thị',
  'Trường mầm non',
  'Nhà hàng',
  'Hợp tác xã',
]
const FOREIGN = [
  'Haneulsan',
  'Sakurano',
  'Nordviken',
  'Taikoya',
  'Dongbaek',
  'Miraido',
  'Kestrelo',
  'Lumorava',
]
const MOBILE = '90 91 93 94 96 97 98 86 88 70 76 79 81 83 33 35'.split(' ')

export function newCustomer(random: Random): Customer {
  const isNorthern = random.chance(48)
  const place = random.pick(isNorthern ? NORTHERN : SOUTHERN)
  const contact = personName(random)
  const kind = random.weighted([
    ['person', 22],
    ['foreign', 4],
    ['place', 16],
    ['company', 58],
  ])
  const name = kind === 'person' ? contact.name : organizationName(random, kind)

  return {
    name,
    kind,
    isNorthern,
    place,
    contact,
    email: emailOf(random, contact, kind === 'person' ? null : name),
    phone: `+84${random.pick(MOBILE)}0000${String(random.int(0, 999)).padStart(3, '0')}`,
  }
}

function organizationName(random: Random, kind: 'foreign' | 'place' | 'company') {
  const own = `${random.pick(FIRST)} ${random.pick(SECOND)}`
  if (kind === 'foreign') return `Công ty TNHH ${random.pick(FOREIGN)} Việt Nam`
  return kind === 'place'
    ? `${random.pick(PLACES)} ${own}`
    : `${random.pick(FORMS)} ${random.pick(SECTORS)} ${own}`
}

function emailOf(random: Random, { name }: Person, organization: string | null) {
  const parts = searchKey(name).split(' ')
  const given = parts.at(-1) ?? ''
  if (organization) return `${given}.${parts[0]}@${domainOf(organization)}`

  return `${parts
    .slice(0, -1)
    .map((part) => part[0])
    .join('')}${given}${random.int(78, 99)}@example.com`
}

// Only names reserved by RFC 2606, so that nothing sent from a demo can reach anyone.
function domainOf(organization: string) {
  const own = organization.replace(/^Công ty (?:TNHH|CP)(?: Sản xuất| Đầu tư| Thương mại)?/, '')
  return `${searchKey(own).replace(/[^a-z0-9]/g, '')}.test`
}
