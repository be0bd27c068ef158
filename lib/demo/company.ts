import type { DemoStage, DemoTag, DemoTeam, DemoUnit, DemoUser } from './shape'

export const COMPANY = 'Công ty TNHH Giải pháp Mặt Trời Việt'

/** What stands on the demo's letterhead; the tax code is well formed and nobody's. */
export const COMPANY_INFO = {
  legalName: COMPANY,
  taxCode: '9900123459',
  address: 'Tầng 5, 25 Lý Thường Kiệt, phường Cửa Nam, Hà Nội',
  phone: '+842439123456',
  email: 'lienhe@demo.test',
  website: 'mattroiviet.example',
  representative: 'Nguyễn Hoàng Minh',
  bankName: 'Ngân hàng Mẫu, chi nhánh Hà Nội',
  bankAccount: '0001234567890',
}

export const USD_RATE = '26350'

export const NORTH = 0
export const SOUTH = 1
export const ENTERPRISE = 2

const UNIT = { company: 1, north: 2, northSales: 3, south: 4, southSales: 5, enterprise: 6 }

export const UNITS: DemoUnit[] = [
  { name: 'Toàn cục', kind: 'root', parent: null, head: null },
  { name: COMPANY, kind: 'company', parent: 0, head: 0 },
  { name: 'Chi nhánh Hà Nội', kind: 'branch', parent: UNIT.company, head: 1 },
  { name: 'Phòng Kinh doanh miền Bắc', kind: 'department', parent: UNIT.north, head: null },
  { name: 'Chi nhánh TP. Hồ Chí Minh', kind: 'branch', parent: UNIT.company, head: 3 },
  { name: 'Phòng Kinh doanh miền Nam', kind: 'department', parent: UNIT.south, head: null },
  { name: 'Phòng Khách hàng doanh nghiệp', kind: 'department', parent: UNIT.company, head: 6 },
]

export const USERS: DemoUser[] = [
  user('Nguyễn Hoàng Minh', 'admin', 'administrator', [], UNIT.company),
  user('Trần Thị Thu Hà', 'manager', 'manager', [NORTH], UNIT.north),
  user('Lê Quốc Bảo', 'rep', 'representative', [NORTH], UNIT.northSales),
  user('Phạm Thanh Tùng', 'tung.pham', 'manager', [SOUTH], UNIT.south),
  user('Võ Ngọc Trâm', 'tram.vo', 'representative', [SOUTH], UNIT.southSales),
  user('Huỳnh Gia Huy', 'huy.huynh', 'representative', [SOUTH, ENTERPRISE], UNIT.southSales),
  user('Đỗ Đức Anh', 'anh.do', 'manager', [ENTERPRISE], UNIT.enterprise),
  user('Bùi Khánh Vy', 'vy.bui', 'representative', [ENTERPRISE], UNIT.enterprise),
]

/** Who can sign in with the password shown at start. */
export const LOGINS = ['admin@demo.test', 'manager@demo.test', 'rep@demo.test']

export const TEAMS: DemoTeam[] = [
  {
    name: 'Miền Bắc',
    leader: 1,
    alias: 'sales@demo.test',
    caseAlias: 'hotro@demo.test',
    color: 'blue',
    hasQuotations: true,
  },
  {
    name: 'Miền Nam',
    leader: 3,
    alias: 'miennam@demo.test',
    caseAlias: null,
    color: 'orange',
    hasQuotations: true,
  },
  {
    name: 'Khách hàng doanh nghiệp',
    leader: 6,
    alias: 'doanhnghiep@demo.test',
    caseAlias: null,
    color: 'purple',
    hasQuotations: true,
  },
]

export const WON = 4
export const LOST = 5

export const STAGES: DemoStage[] = [
  stage('Mới', 'gray', 10, 7),
  stage('Đủ điều kiện', 'sky', 30, 14, [
    'Đã gọi điện trao đổi nhu cầu',
    'Biết người ra quyết định',
    'Biết khoảng ngân sách dự kiến',
  ]),
  stage('Đề xuất', 'indigo', 50, 21, ['Đã khảo sát hiện trạng', 'Đã gửi báo giá kèm phương án kỹ thuật']),
  {
    ...stage('Đàm phán', 'amber', 70, 21, [
      'Khách hàng đã phản hồi báo giá',
      'Đã thống nhất điều khoản thanh toán',
    ]),
    isGate: true,
    requiredFields: ['amount', 'expectedClose'],
  },
  { ...stage('Thắng', 'green', 100, 0, ['Hợp đồng đã ký và đóng dấu']), kind: 'won' },
  { ...stage('Thua', 'red', 0, 0), kind: 'lost', isFolded: true },
]

export const TAG = {
  solar: 0,
  it: 1,
  office: 2,
  vip: 3,
  returning: 4,
  large: 5,
  urgent: 6,
  tender: 7,
  instalment: 8,
  upkeep: 9,
  foreign: 10,
  later: 11,
}

export const TAGS: DemoTag[] = [
  { name: 'Điện mặt trời', color: 'amber' },
  { name: 'CNTT', color: 'blue' },
  { name: 'Nội thất văn phòng', color: 'purple' },
  { name: 'Khách VIP', color: 'red' },
  { name: 'Khách cũ', color: 'green' },
  { name: 'Dự án lớn', color: 'indigo' },
  { name: 'Cần gấp', color: 'orange' },
  { name: 'Đấu thầu', color: 'pink' },
  { name: 'Trả góp', color: 'teal' },
  { name: 'Bảo trì', color: 'sky' },
  { name: 'Vốn nước ngoài', color: 'lime' },
  { name: 'Liên hệ lại sau', color: 'gray' },
]

export const SILENT = 4
export const LOST_REASONS = [
  'Giá cao hơn ngân sách',
  'Chọn nhà cung cấp khác',
  'Không còn nhu cầu',
  'Hoãn dự án sang năm sau',
  'Không liên lạc được',
  'Không đáp ứng được tiến độ',
]

/** Website and Email: the customer's first words are on record. */
export const WRITTEN_SOURCES = [0, 1]
export const SOURCES = [
  'Website',
  'Email',
  'Khách cũ giới thiệu',
  'Facebook và Zalo',
  'Hội chợ, triển lãm',
  'Gọi điện chủ động',
]

function stage(
  name: string,
  color: string,
  probability: number,
  rottingDays: number,
  requirements: string[] = [],
): DemoStage {
  return {
    name,
    kind: 'open',
    color,
    probability,
    isFolded: false,
    requirements,
    isGate: false,
    requiredFields: [],
    rottingDays,
  }
}

function user(
  name: string,
  mailbox: string,
  role: DemoUser['role'],
  teams: number[],
  unit: number,
): DemoUser {
  return { name, email: `${mailbox}@demo.test`, role, teams, unit }
}
