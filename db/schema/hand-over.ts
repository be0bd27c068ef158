import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant, tenantPolicy, workspaceId } from './base'
import { workspace } from './identity'

export const HAND_OVER_STATES = ['running', 'done', 'stopped', 'failed'] as const

/** What one member owned on its way to others, while it is too much for one command. */
export const handOver = pgTable(
  'hand_over',
  {
    workspaceId: workspaceId().references(() => workspace.workspaceId, { onDelete: 'cascade' }),
    id: id(),
    memberId: uuid('member_id').notNull(),
    receiverIds: jsonb('receiver_ids').$type<string[]>().notNull(),
    /** Without closed opportunities, which keep the name of who closed them. */
    onlyOpen: boolean('only_open').notNull(),
    state: text({ enum: HAND_OVER_STATES }).notNull().default('running'),
    total: integer().notNull(),
    done: integer().notNull().default(0),
    skipped: integer().notNull().default(0),
    /** The last record looked at: a list of declarations is walked by id. */
    cursorKey: text('cursor_key'),
    cursorId: uuid('cursor_id'),
    startedBy: uuid('started_by'),
    createdAt: createdAt(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('hand_over_member_idx').on(t.workspaceId, t.memberId, t.createdAt),
    tenantPolicy(),
  ],
)
