import type { permissionGroup } from '@/db/schema'
import { PRESETS, type Preset } from '@/lib/kernel/policy'

const NAMES: Readonly<Record<Preset, readonly [name: string, description: string]>> = {
  administrator: ['Quản trị', 'Toàn quyền, kể cả cấu hình và người dùng'],
  director: ['Giám đốc', 'Mọi cơ hội và danh mục, không quản trị người dùng'],
  manager: ['Trưởng phòng', 'Cơ hội của nhóm mình, cấu hình danh mục'],
  representative: ['Nhân viên kinh doanh', 'Cơ hội của mình và chưa giao của nhóm'],
  accountant: ['Kế toán', 'Xem mọi cơ hội và xuất dữ liệu, không đọc thư'],
  marketing: ['Marketing', 'Xem mọi cơ hội, nhập và xuất dữ liệu'],
  read_only: ['Chỉ xem', 'Xem mọi cơ hội, không sửa'],
}

type GroupRow = typeof permissionGroup.$inferInsert & { preset: Preset }

/** The groups a new workspace begins with, as rows; they are data that an administrator may change. */
export const presetGroups = (workspaceId: string, identify: (preset: Preset) => string): GroupRow[] =>
  PRESETS.map((preset, position) => {
    const [name, description] = NAMES[preset]
    return { workspaceId, id: identify(preset), name, description, preset, position }
  })
