import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant, tenantPolicy, workspaceId } from './base'
import type { Fields } from './event'
import { workspace } from './identity'

/** What is done with each of the records. */
export type MassEdit = { patch: Fields; addTags: string[]; removeTags: string[]; isArchived?: boolean }

export const MASS_STATES = ['running', 'done', 'stopped', 'failed'] as const

/** The same change of all records that answer to a question, on its way through them in the order of their ids. */
export const massChange = pgTable(
  'mass_change',
  {
    workspaceId: workspaceId().references(() => workspace.workspaceId, { onDelete: 'cascade' }),
    id: id(),
    entity: text().notNull(),
    memberId: uuid('member_id').notNull(),
    memberName: text('member_name').notNull(),
    query: jsonb().$type<Fields>().notNull(),
    edit: jsonb().$type<MassEdit>().notNull(),
    state: text({ enum: MASS_STATES }).notNull().default('running'),
    total: integer().notNull(),
    done: integer().notNull().default(0),
    /** Records that refused the change, or that whoever asked may not change. */
    skipped: integer().notNull().default(0),
    lastId: uuid('last_id'),
    createdAt: createdAt(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('mass_change_member_idx').on(t.workspaceId, t.memberId, t.createdAt),
    tenantPolicy(),
  ],
)
