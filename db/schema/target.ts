import { date, foreignKey, index, integer, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { money, tenantPolicy, updatedAt, workspaceId } from './base'
import { member } from './identity'

/** What a member is to sell in one month: an amount in base currency, a number of won opportunities, or both. */
export const salesTarget = pgTable(
  'sales_target',
  {
    workspaceId: workspaceId(),
    memberId: uuid('member_id').notNull(),
    /** The first day of the month. */
    month: date({ mode: 'string' }).notNull(),
    amount: money('amount'),
    wins: integer(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.memberId, t.month] }),
    foreignKey({
      columns: [t.workspaceId, t.memberId],
      foreignColumns: [member.workspaceId, member.id],
    }).onDelete('cascade'),
    index('sales_target_month_idx').on(t.workspaceId, t.month),
    tenantPolicy(),
  ],
)
