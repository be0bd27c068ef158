import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant, tenantPolicy, workspaceId } from './base'
import type { Fields } from './event'
import { workspace } from './identity'

export const EXPORT_STATES = ['running', 'done', 'stopped', 'failed'] as const
export const EXPORT_FORMATS = ['xlsx', 'csv'] as const

/** A file of records that takes longer than a request, for whoever asked for it alone; forgotten after some days. */
export const recordExport = pgTable(
  'record_export',
  {
    workspaceId: workspaceId().references(() => workspace.workspaceId, { onDelete: 'cascade' }),
    id: id(),
    entity: text().notNull(),
    memberId: uuid('member_id').notNull(),
    memberName: text('member_name').notNull(),
    format: text({ enum: EXPORT_FORMATS }).notNull(),
    /** Fields, in the order of the columns. */
    columns: jsonb().$type<string[]>().notNull(),
    query: jsonb().$type<Fields>().notNull(),
    /** Whose words and clock the file is written by. */
    locale: text().notNull(),
    timeZone: text('time_zone').notNull(),
    fileName: text('file_name').notNull(),
    storageKey: text('storage_key').notNull(),
    state: text({ enum: EXPORT_STATES }).notNull().default('running'),
    total: integer().notNull(),
    done: integer().notNull().default(0),
    bytes: bigint({ mode: 'number' }).notNull().default(0),
    createdAt: createdAt(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('record_export_member_idx').on(t.workspaceId, t.memberId, t.createdAt),
    tenantPolicy(),
  ],
)
