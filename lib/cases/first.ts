import type { caseCategory, caseStatus } from '@/db/schema'

type Begun<T> = Omit<T, 'workspaceId' | 'id'>

/** What customers of a new company turn to it for. */
export const FIRST_CATEGORIES: readonly Begun<typeof caseCategory.$inferInsert>[] = [
  { name: 'Hỏi thông tin', color: 'sky' },
  { name: 'Báo lỗi', color: 'red' },
  { name: 'Khiếu nại', color: 'orange' },
  { name: 'Bảo hành', color: 'purple' },
  { name: 'Đổi trả', color: 'amber' },
  { name: 'Góp ý', color: 'green' },
]

/** And the steps of a case. */
export const FIRST_CASE_STATUSES: readonly Begun<typeof caseStatus.$inferInsert>[] = [
  { name: 'Mới', state: 'new', color: 'blue' },
  { name: 'Đang xử lý', state: 'open', color: 'amber' },
  { name: 'Chờ khách hàng', state: 'waiting', color: 'purple' },
  { name: 'Đã giải quyết', state: 'solved', color: 'green' },
  { name: 'Đã đóng', state: 'closed', color: 'gray' },
]
