import type { activityType, taskStatus } from '@/db/schema'

type Begun<T> = Omit<T, 'workspaceId' | 'id'>

/** The kinds of work that a new company begins with. */
export const FIRST_TYPES: readonly Begun<typeof activityType.$inferInsert>[] = [
  { name: 'Gọi điện', kind: 'call', icon: 'phone', color: 'sky', minutes: 15 },
  { name: 'Cuộc hẹn', kind: 'meeting', icon: 'users', color: 'indigo', minutes: 60 },
  { name: 'Tư vấn', kind: 'meeting', icon: 'handshake', color: 'purple', minutes: 60 },
  { name: 'Kiểm tra đầu vào', kind: 'meeting', icon: 'graduation', color: 'teal', minutes: 90 },
  { name: 'Email', kind: 'email', icon: 'mail', color: 'amber' },
  { name: 'Công việc', kind: 'task', icon: 'check', color: 'gray' },
  { name: 'Gặp mặt', kind: 'interaction', icon: 'handshake', color: 'green', minutes: 30 },
  { name: 'Bàn giao', kind: 'interaction', icon: 'truck', color: 'orange', minutes: 30 },
]

/** And the steps of a task. */
export const FIRST_STATUSES: readonly Begun<typeof taskStatus.$inferInsert>[] = [
  { name: 'Chưa thực hiện', state: 'todo', color: 'gray' },
  { name: 'Đang thực hiện', state: 'doing', color: 'blue' },
  { name: 'Hoàn thành', state: 'done', color: 'green' },
]
