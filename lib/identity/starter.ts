import type { StageKind } from '@/db/schema'
import type { Color } from '@/lib/kernel/colors'

type StarterStage = {
  name: string
  kind: StageKind
  color: Color
  probability: number
  hasProbability: boolean
  isFolded: boolean
  rottingDays: number
}

const stage = (
  name: string,
  color: Color,
  probability: number,
  more: Partial<StarterStage> = {},
): StarterStage => ({
  name,
  color,
  probability,
  kind: 'open',
  hasProbability: true,
  isFolded: false,
  rottingDays: 14,
  ...more,
})

/** What a new workspace begins with; all of it is data that the administrator may change. */
export const STARTER = {
  root: 'Toàn cục',
  pipeline: 'Bán hàng',
  team: 'Kinh doanh',
  stages: [
    stage('Mới', 'sky', 10),
    stage('Đủ điều kiện', 'blue', 30),
    stage('Đề xuất', 'indigo', 50),
    stage('Đàm phán', 'purple', 70),
    stage('Thắng', 'green', 100, { kind: 'won', rottingDays: 0 }),
    stage('Thua', 'red', 0, { kind: 'lost', rottingDays: 0, isFolded: true }),
  ],
  /** What usually comes before, in and after a sale; the first of each is the pipeline itself. */
  lifecycle: [
    { name: 'Trước bán hàng', color: 'sky', icon: 'megaphone', below: ['Tiếp cận', 'Quan tâm'] },
    { name: 'Trong bán hàng', color: 'amber', icon: 'handshake', below: ['Tư vấn', 'Thương lượng'] },
    { name: 'Sau bán hàng', color: 'green', icon: 'graduation', below: ['Đang sử dụng', 'Ngừng sử dụng'] },
  ],
  tags: [
    { name: 'Khách VIP', color: 'amber' },
    { name: 'Cần gấp', color: 'red' },
    { name: 'Khách cũ', color: 'teal' },
  ],
  lostReasons: [
    { name: 'Giá cao' },
    { name: 'Chọn đối thủ' },
    { name: 'Hoãn ngân sách' },
    { name: 'Không liên lạc được' },
    { name: 'Sản phẩm không phù hợp' },
  ],
  sources: [
    { name: 'Website' },
    { name: 'Giới thiệu' },
    { name: 'Facebook' },
    { name: 'Zalo' },
    { name: 'Sự kiện' },
    { name: 'Email' },
  ],
  currencies: [
    { name: 'USD', rate: '26000' },
    { name: 'EUR', rate: '28500' },
  ],
}
