import { sql } from 'drizzle-orm'
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { account } from './account'
import { instant, tenantPolicy, updatedAt, version, workspaceId } from './base'
import { contact } from './contact'
import { workspace } from './identity'
import { opportunity } from './opportunity'
import { dictionary } from './pipeline'
import { kept, keptKeys, merging, mergingKeys } from './record'

export const CASE_STATES = ['new', 'open', 'waiting', 'solved', 'closed'] as const
export type CaseState = (typeof CASE_STATES)[number]
export const CASE_PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const
export type CasePriority = (typeof CASE_PRIORITIES)[number]
export const CASE_PHASES = ['before_sale', 'after_sale'] as const
export const CASE_SUBJECT = 200
export const CASE_SOURCES = ['manual', 'email', 'portal'] as const

/** What customers turn to the company for. */
export const caseCategory = pgTable(
  'case_category',
  { ...dictionary(), color: text().notNull().default('gray') },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] }), tenantPolicy()],
)

/** What a company calls the steps of a case, and what each of them means. */
export const caseStatus = pgTable(
  'case_status',
  {
    ...dictionary(),
    state: text({ enum: CASE_STATES }).notNull().default('open'),
    color: text().notNull().default('gray'),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] }), tenantPolicy()],
)

export type WorkingSpan = { from: string; until: string }
export type CareTarget = { answer: number | null; solution: number | null }

/** When a company works, how soon it answers and solves cases of each priority, and the last number of a case. */
export const careRule = pgTable(
  'care_rule',
  {
    workspaceId: workspaceId()
      .primaryKey()
      .references(() => workspace.workspaceId, { onDelete: 'cascade' }),
    /** 1 for Monday to 7 for Sunday; null while nobody has said anything. */
    days: jsonb().$type<number[]>(),
    spans: jsonb().$type<WorkingSpan[]>(),
    /** In working hours. */
    targets: jsonb().$type<Record<CasePriority, CareTarget>>(),
    lastNumber: integer('last_number').notNull().default(0),
    updatedAt: updatedAt(),
    version: version(),
  },
  () => [tenantPolicy()],
)

/** Something a customer turned to the company for, before or after buying. */
export const supportCase = pgTable(
  'support_case',
  {
    ...kept(),
    ...merging(),
    number: text().notNull(),
    subject: text().notNull(),
    categoryId: uuid('category_id'),
    priority: text({ enum: CASE_PRIORITIES }).notNull().default('normal'),
    statusId: uuid('status_id'),
    phase: text({ enum: CASE_PHASES }).notNull().default('before_sale'),
    source: text({ enum: CASE_SOURCES }).notNull().default('manual'),
    accountId: uuid('account_id'),
    contactId: uuid('contact_id'),
    /** Who turned to the company, where no contact says it. */
    contactName: text('contact_name'),
    contactEmail: text('contact_email'),
    opportunityId: uuid('opportunity_id'),
    answerDueAt: instant('answer_due_at'),
    solveDueAt: instant('solve_due_at'),
    /** The first of the deadlines that count now; none while it waits for the customer or is done with. */
    nextDueAt: instant('next_due_at'),
    isOverdue: boolean('is_overdue').notNull().default(false),
    restsSince: instant('rests_since'),
    pausedMinutes: integer('paused_minutes').notNull().default(0),
    firstAnsweredAt: instant('first_answered_at'),
    solvedAt: instant('solved_at'),
    isOpen: boolean('is_open').notNull().generatedAlwaysAs(sql`solved_at IS NULL`),
    satisfaction: smallint().notNull().default(0),
    satisfactionNote: text('satisfaction_note'),
  },
  (t) => [
    ...keptKeys(t),
    ...mergingKeys('support_case', t),
    foreignKey({
      columns: [t.workspaceId, t.categoryId],
      foreignColumns: [caseCategory.workspaceId, caseCategory.id],
    }),
    foreignKey({
      columns: [t.workspaceId, t.statusId],
      foreignColumns: [caseStatus.workspaceId, caseStatus.id],
    }),
    foreignKey({ columns: [t.workspaceId, t.accountId], foreignColumns: [account.workspaceId, account.id] }),
    foreignKey({ columns: [t.workspaceId, t.contactId], foreignColumns: [contact.workspaceId, contact.id] }),
    foreignKey({
      columns: [t.workspaceId, t.opportunityId],
      foreignColumns: [opportunity.workspaceId, opportunity.id],
    }),
    uniqueIndex('support_case_number_idx').on(t.workspaceId, t.number),
    index('support_case_created_idx').on(t.workspaceId, t.isArchived, t.createdAt, t.id),
    index('support_case_due_idx').on(t.workspaceId, t.isArchived, t.nextDueAt, t.id),
    index('support_case_owner_idx').on(t.workspaceId, t.ownerId, t.isArchived, t.createdAt, t.id),
    index('support_case_team_idx').on(t.workspaceId, t.teamId, t.isArchived, t.createdAt, t.id),
    index('support_case_status_idx').on(t.workspaceId, t.statusId, t.isArchived, t.createdAt, t.id),
    index('support_case_category_idx').on(t.workspaceId, t.categoryId, t.isArchived, t.createdAt, t.id),
    index('support_case_priority_idx').on(t.workspaceId, t.priority, t.isArchived, t.createdAt, t.id),
    index('support_case_account_idx').on(t.workspaceId, t.accountId, t.isArchived, t.createdAt, t.id),
    index('support_case_contact_idx').on(t.workspaceId, t.contactId, t.isArchived, t.createdAt, t.id),
    index('support_case_opportunity_idx').on(t.workspaceId, t.opportunityId, t.isArchived, t.createdAt, t.id),
    index('support_case_email_idx').on(t.workspaceId, t.contactEmail, t.createdAt),
    index('support_case_report_idx').on(t.workspaceId, t.createdAt),
    index('support_case_unmarked_idx')
      .on(t.workspaceId, t.nextDueAt)
      .where(sql`next_due_at is not null and not is_overdue and archived_at is null`),
    tenantPolicy(),
  ],
)
