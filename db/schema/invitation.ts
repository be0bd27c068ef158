import { index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant, tenantPolicy, workspaceId } from './base'
import { workspace } from './identity'

export const ANSWERS = ['waiting', 'accepted', 'tentative', 'declined'] as const
export type Answer = (typeof ANSWERS)[number]

/** Somebody who takes part, what they were sent, and what they answered: for all days, or for one of a series. */
export const activityAnswer = pgTable(
  'activity_answer',
  {
    workspaceId: workspaceId().references(() => workspace.workspaceId, { onDelete: 'cascade' }),
    /** That of the meeting, or of its series. */
    invitationId: uuid('invitation_id').notNull(),
    address: text().notNull(),
    /** Of a series: the day that the rule gave; empty for all. */
    day: text().notNull().default(''),
    status: text({ enum: ANSWERS }).notNull().default('waiting'),
    answeredAt: instant('answered_at'),
    /** Since when the address has an invitation; null when it has none, or none any more. */
    invitedAt: instant('invited_at'),
    /** Of the last invitation, and of the last that said another time: answers to earlier ones do not count. */
    sequence: integer().notNull().default(0),
    countsFrom: integer('counts_from').notNull().default(0),
    /** By which it is known whether anything is to be said anew: of the times, and of all. */
    print: text(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.invitationId, t.address, t.day] }),
    index('activity_answer_address_idx').on(t.workspaceId, t.address),
    tenantPolicy(),
  ],
)
