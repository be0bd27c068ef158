import { foreignKey, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { createdAt, tenantPolicy, workspaceId } from './base'
import { member } from './identity'

/** The secret address at which calendar programs read what a member has planned; only a hash of it is kept. */
export const calendarFeed = pgTable(
  'calendar_feed',
  {
    workspaceId: workspaceId(),
    memberId: uuid('member_id').notNull(),
    hash: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.memberId] }),
    unique('calendar_feed_hash').on(t.hash),
    foreignKey({
      columns: [t.workspaceId, t.memberId],
      foreignColumns: [member.workspaceId, member.id],
    }).onDelete('cascade'),
    tenantPolicy(),
  ],
)
