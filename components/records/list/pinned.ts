import type { Column } from '@/lib/records/columns'

export const CHECK_WIDTH = 44

/** Where a pinned column stands when the others scroll under it. */
export const pinnedAt = (columns: readonly Column[], index: number): number =>
  columns.slice(0, index).reduce((sum, { width }) => sum + width, CHECK_WIDTH)
