import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { account } from './account'
import { instant, tenantPolicy, workspaceId } from './base'
import { supportCase } from './case'
import { contact } from './contact'
import { member } from './identity'
import { lead } from './lead'
import { opportunity } from './opportunity'
import { dictionary, tag } from './pipeline'
import { kept, keptKeys, merging, mergingKeys } from './record'

export const ACTIVITY_KINDS = ['task', 'call', 'meeting', 'email', 'interaction'] as const
export type ActivityKind = (typeof ACTIVITY_KINDS)[number]
export const ACTIVITY_STATUSES = ['planned', 'held', 'not_held'] as const
export const TASK_STATES = ['todo', 'doing', 'done', 'cancelled'] as const
export type TaskState = (typeof TASK_STATES)[number]

/** How many minutes before somebody is reminded; 0 is at the time. */
export const REMIND_BEFORE = ['0', '5', '10', '15', '30', '60', '120', '1440', '2880'] as const

export const FOLLOWING = ['none', 'suggest', 'trigger'] as const
export const DELAY_UNITS = ['days', 'weeks', 'months'] as const
export const DELAY_FROM = ['done', 'deadline'] as const

/** What is usually done with customers: a call for feedback, a visit, an offer to send. */
export const activityType = pgTable(
  'activity_type',
  {
    ...dictionary(),
    kind: text({ enum: ACTIVITY_KINDS }).notNull().default('task'),
    icon: text(),
    color: text().notNull().default('gray'),
    summary: text(),
    note: text(),
    ownerId: uuid('owner_id'),
    minutes: integer(),
    /** Whether another follows when one is done, or some are suggested. */
    follows: text({ enum: FOLLOWING }).notNull().default('none'),
    delay: integer().notNull().default(0),
    delayUnit: text('delay_unit', { enum: DELAY_UNITS }).notNull().default('days'),
    delayFrom: text('delay_from', { enum: DELAY_FROM }).notNull().default('done'),
    skipsWeekends: boolean('skips_weekends').notNull().default(true),
    skipsHolidays: boolean('skips_holidays').notNull().default(true),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    foreignKey({ columns: [t.workspaceId, t.ownerId], foreignColumns: [member.workspaceId, member.id] }),
    tenantPolicy(),
  ],
)

/** What comes after what. */
export const activityTypeNext = pgTable(
  'activity_type_next',
  { workspaceId: workspaceId(), typeId: uuid('type_id').notNull(), nextId: uuid('next_id').notNull() },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.typeId, t.nextId] }),
    foreignKey({
      columns: [t.workspaceId, t.typeId],
      foreignColumns: [activityType.workspaceId, activityType.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.workspaceId, t.nextId],
      foreignColumns: [activityType.workspaceId, activityType.id],
    }).onDelete('cascade'),
    index('activity_type_next_next_idx').on(t.workspaceId, t.nextId),
    tenantPolicy(),
  ],
)

/** Days on which nobody works. */
export const holiday = pgTable(
  'holiday',
  { ...dictionary(), day: date({ mode: 'string' }).notNull() },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('holiday_day_idx').on(t.workspaceId, t.day),
    tenantPolicy(),
  ],
)

/** What a company calls the steps of a task, and what each of them means. */
export const taskStatus = pgTable(
  'task_status',
  {
    ...dictionary(),
    state: text({ enum: TASK_STATES }).notNull().default('todo'),
    color: text().notNull().default('gray'),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] }), tenantPolicy()],
)

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

const invited = () => ({
  workspaceId: workspaceId(),
  activityId: uuid('activity_id').notNull(),
})
type Invited = Record<'workspaceId' | 'activityId', AnyPgColumn>
const ofActivity = ({ workspaceId, activityId }: Invited) =>
  foreignKey({
    columns: [workspaceId, activityId],
    foreignColumns: [activity.workspaceId, activity.id],
  }).onDelete('cascade')

/** Colleagues who take part besides the owner. */
export const activityMember = pgTable(
  'activity_member',
  { ...invited(), memberId: uuid('member_id').notNull() },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.activityId, t.memberId] }),
    ofActivity(t),
    foreignKey({ columns: [t.workspaceId, t.memberId], foreignColumns: [member.workspaceId, member.id] }),
    index('activity_member_member_idx').on(t.workspaceId, t.memberId, t.activityId),
    tenantPolicy(),
  ],
)

/** People of customers who take part. */
export const activityContact = pgTable(
  'activity_contact',
  { ...invited(), contactId: uuid('contact_id').notNull() },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.activityId, t.contactId] }),
    ofActivity(t),
    foreignKey({ columns: [t.workspaceId, t.contactId], foreignColumns: [contact.workspaceId, contact.id] }),
    index('activity_contact_contact_idx').on(t.workspaceId, t.contactId, t.activityId),
    tenantPolicy(),
  ],
)

/** Addresses of people who take part and are not known otherwise. */
export const activityGuest = pgTable('activity_guest', { ...invited(), address: text().notNull() }, (t) => [
  primaryKey({ columns: [t.workspaceId, t.activityId, t.address] }),
  ofActivity(t),
  tenantPolicy(),
])

export const activityTag = pgTable(
  'activity_tag',
  { workspaceId: workspaceId(), activityId: uuid('activity_id').notNull(), tagId: uuid('tag_id').notNull() },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.activityId, t.tagId] }),
    ofActivity(t),
    foreignKey({ columns: [t.workspaceId, t.tagId], foreignColumns: [tag.workspaceId, tag.id] }),
    index('activity_tag_tag_idx').on(t.workspaceId, t.tagId, t.activityId),
    tenantPolicy(),
  ],
)
