import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Fields } from '@/db/schema'
import type { Join } from '@/lib/kernel/entity'

/** A row of a join table. */
export const joinRow = (join: Join, workspaceId: string, own: string, other: string): Fields => ({
  workspaceId,
  [nameOf(join.table, join.own)]: own,
  [nameOf(join.table, join.other)]: other,
})

const nameOf = (table: object, column: PgColumn): string =>
  Object.entries(table).find(([, each]) => each === column)?.[0] ?? column.name
