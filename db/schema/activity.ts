import { sql } from 'drizzle-orm'
import {
  boolean,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { account } from './account'
import { ACTIVITY_KINDS, activityType, taskStatus } from './activity-type'
import { id, instant, tenantPolicy, workspaceId } from './base'
import { supportCase } from './case'
import { contact } from './contact'
import { workspace } from './identity'
import { lead } from './lead'
import { opportunity } from './opportunity'
import { kept, keptKeys, merging, mergingKeys } from './record'

export const ACTIVITY_STATUSES = ['planned', 'held', 'not_held'] as const

/** How many minutes before somebody is reminded; 0 is at the time. */
export const REMIND_BEFORE = ['0', '5', '10', '15', '30', '60', '120', '1440', '2880'] as const

/** Activities that come back by one rule, which each of them carries: up to which day they were made, and when on. */
export const activitySeries = pgTable(
  'activity_series',
  {
    workspaceId: workspaceId().references(() => workspace.workspaceId, { onDelete: 'cascade' }),
    /** That of the activity it began with. */
    id: id(),
    /** By whose clock the hours hold: that of the owner, when it began. */
    timeZone: text('time_zone').notNull(),
    madeThrough: date('made_through', { mode: 'string' }),
    /** When more are to be made. */
    dueAt: instant('due_at'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    // By this one the worker finds the companies that have any due.
    index('activity_series_due_idx').on(t.dueAt).where(sql`due_at is not null`),
    tenantPolicy(),
  ],
)

/** One line of a checklist. */
export type Todo = { id: string; text: string; isDone: boolean }

/** Something done, or to be done, with a customer: planned, reminded of, done and remembered. */
export const activity = pgTable(
  'activity',
  {
    ...kept(),
    ...merging(),
    kind: text({ enum: ACTIVITY_KINDS }).notNull().default('task'),
    subject: text().notNull(),
    typeId: uuid('type_id'),
    /** Of what happens at a time. */
    status: text({ enum: ACTIVITY_STATUSES }),
    /** Of a task. */
    statusId: uuid('status_id'),
    direction: text({ enum: ['outbound', 'inbound'] }),
    startsAt: instant('starts_at'),
    endsAt: instant('ends_at'),
    minutes: integer(),
    isAllDay: boolean('is_all_day').notNull().default(false),
    /** The day it is due, of its owner. */
    dueOn: date('due_on', { mode: 'string' }),
    location: text(),
    outcome: text(),
    priority: smallint().notNull().default(0),
    accountId: uuid('account_id'),
    contactId: uuid('contact_id'),
    leadId: uuid('lead_id'),
    opportunityId: uuid('opportunity_id'),
    caseId: uuid('case_id'),
    popupMinutes: text('popup_minutes', { enum: REMIND_BEFORE }),
    mailMinutes: text('mail_minutes', { enum: REMIND_BEFORE }),
    /** Whether everybody invited gets the mail, not its owner alone. */
    mailsEverybody: boolean('mails_everybody').notNull().default(false),
    todos: jsonb().$type<Todo[]>(),
    /** How it comes back (RFC 5545), counted from a day on. */
    rule: text(),
    ruleSince: date('rule_since', { mode: 'string' }),
    seriesId: uuid('series_id'),
    /** The day that the rule gave it, wherever it went. */
    seriesOn: date('series_on', { mode: 'string' }),
    /** Whether it was made different from the others. */
    isException: boolean('is_exception').notNull().default(false),
    sendsInvites: boolean('sends_invites').notNull().default(false),
    closedAt: instant('closed_at'),
    /** Where it stands on a timeline: when it is or was, else when it was done, is due or was noted. */
    toldAt: instant('told_at')
      .notNull()
      .generatedAlwaysAs(
        sql`coalesce(starts_at, closed_at, (due_on + interval '5 hours') at time zone 'UTC', created_at)`,
      ),
    isOpen: boolean('is_open').notNull().generatedAlwaysAs(sql`closed_at IS NULL`),
  },
  (t) => [
    ...keptKeys(t),
    ...mergingKeys('activity', t),
    foreignKey({
      columns: [t.workspaceId, t.typeId],
      foreignColumns: [activityType.workspaceId, activityType.id],
    }),
    foreignKey({
      columns: [t.workspaceId, t.statusId],
      foreignColumns: [taskStatus.workspaceId, taskStatus.id],
    }),
    foreignKey({ columns: [t.workspaceId, t.accountId], foreignColumns: [account.workspaceId, account.id] }),
    foreignKey({ columns: [t.workspaceId, t.contactId], foreignColumns: [contact.workspaceId, contact.id] }),
    foreignKey({ columns: [t.workspaceId, t.leadId], foreignColumns: [lead.workspaceId, lead.id] }),
    foreignKey({
      columns: [t.workspaceId, t.opportunityId],
      foreignColumns: [opportunity.workspaceId, opportunity.id],
    }),
    foreignKey({
      columns: [t.workspaceId, t.caseId],
      foreignColumns: [supportCase.workspaceId, supportCase.id],
    }),
    foreignKey({
      columns: [t.workspaceId, t.seriesId],
      foreignColumns: [activitySeries.workspaceId, activitySeries.id],
    }),
    index('activity_series_idx').on(t.workspaceId, t.seriesId, t.seriesOn).where(sql`series_id is not null`),
    index('activity_created_idx').on(t.workspaceId, t.isArchived, t.createdAt, t.id),
    index('activity_due_idx').on(t.workspaceId, t.isArchived, t.dueOn, t.id),
    index('activity_mine_idx').on(t.workspaceId, t.ownerId, t.isArchived, t.isOpen, t.dueOn, t.id),
    index('activity_hours_idx').on(t.workspaceId, t.ownerId, t.isArchived, t.startsAt, t.id),
    index('activity_owner_idx').on(t.workspaceId, t.ownerId, t.isArchived, t.createdAt, t.id),
    index('activity_team_idx').on(t.workspaceId, t.teamId, t.isArchived, t.createdAt, t.id),
    index('activity_type_idx').on(t.workspaceId, t.typeId, t.isArchived, t.createdAt, t.id),
    index('activity_status_idx').on(t.workspaceId, t.statusId, t.isArchived, t.createdAt, t.id),
    index('activity_kind_idx').on(t.workspaceId, t.kind, t.isArchived, t.createdAt, t.id),
    index('activity_account_idx').on(t.workspaceId, t.accountId, t.isArchived, t.createdAt, t.id),
    index('activity_contact_idx').on(t.workspaceId, t.contactId, t.isArchived, t.createdAt, t.id),
    index('activity_lead_idx').on(t.workspaceId, t.leadId, t.isArchived, t.createdAt, t.id),
    index('activity_next_idx')
      .on(t.workspaceId, t.opportunityId, t.dueOn)
      .where(sql`closed_at is null and archived_at is null`),
    index('activity_opportunity_idx').on(t.workspaceId, t.opportunityId, t.isArchived, t.createdAt, t.id),
    index('activity_account_told_idx').on(t.workspaceId, t.accountId, t.toldAt, t.id),
    index('activity_contact_told_idx').on(t.workspaceId, t.contactId, t.toldAt, t.id),
    index('activity_lead_told_idx').on(t.workspaceId, t.leadId, t.toldAt, t.id),
    index('activity_opportunity_told_idx').on(t.workspaceId, t.opportunityId, t.toldAt, t.id),
    index('activity_case_idx').on(t.workspaceId, t.caseId, t.isArchived, t.createdAt, t.id),
    tenantPolicy(),
  ],
)
