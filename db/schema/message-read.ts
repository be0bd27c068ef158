import { foreignKey, index, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { tenantPolicy, workspaceId } from './base'
import { member } from './identity'
import { message } from './message'

/** Mails of customers that a member has read in the shared inbox. */
export const messageRead = pgTable(
  'message_read',
  {
    workspaceId: workspaceId(),
    memberId: uuid('member_id').notNull(),
    messageId: uuid('message_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.memberId, t.messageId] }),
    foreignKey({
      columns: [t.workspaceId, t.memberId],
      foreignColumns: [member.workspaceId, member.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.workspaceId, t.messageId],
      foreignColumns: [message.workspaceId, message.id],
    }).onDelete('cascade'),
    index('message_read_message_idx').on(t.workspaceId, t.messageId),
    tenantPolicy(),
  ],
)
