import { sql } from 'drizzle-orm'
import { check, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantPolicy, workspaceId } from './base'
import { workspace } from './identity'

/** Two records of a kind that are probably one, or of which somebody said that they are not. */
export const recordTwin = pgTable(
  'record_twin',
  {
    workspaceId: workspaceId().references(() => workspace.workspaceId, { onDelete: 'cascade' }),
    entity: text().notNull(),
    /** Of the two ids the greater: that of the younger record. */
    highId: uuid('high_id').notNull(),
    lowId: uuid('low_id').notNull(),
    dismissedAt: instant('dismissed_at'),
    dismissedBy: uuid('dismissed_by'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.entity, t.highId, t.lowId] }),
    index('record_twin_low_idx').on(t.workspaceId, t.entity, t.lowId, t.highId),
    index('record_twin_dismissed_idx')
      .on(t.workspaceId, t.entity, t.highId, t.lowId)
      .where(sql`dismissed_at is not null`),
    check('record_twin_two', sql`${t.lowId} <> ${t.highId}`),
    tenantPolicy(),
  ],
)

/** When all records of a workspace were last compared with each other; without a line it is done at the next start. */
export const twinSearch = pgTable(
  'twin_search',
  {
    workspaceId: workspaceId()
      .primaryKey()
      .references(() => workspace.workspaceId, { onDelete: 'cascade' }),
    doneAt: instant('done_at').notNull(),
  },
  () => [tenantPolicy()],
)
