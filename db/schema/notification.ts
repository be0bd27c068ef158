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
import { activity } from './activity'
import { createdAt, id, instant, tenantPolicy, updatedAt, version, workspaceId } from './base'
import { member, workspace } from './identity'

export const REMINDER_CHANNELS = ['popup', 'mail'] as const
export type ReminderChannel = (typeof REMINDER_CHANNELS)[number]

/** When somebody is to be reminded of an activity: one row per way, written anew whenever its times change. */
export const reminder = pgTable(
  'reminder',
  {
    workspaceId: workspaceId(),
    activityId: uuid('activity_id').notNull(),
    channel: text({ enum: REMINDER_CHANNELS }).notNull(),
    dueAt: instant('due_at').notNull(),
    sentAt: instant('sent_at'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.activityId, t.channel] }),
    foreignKey({
      columns: [t.workspaceId, t.activityId],
      foreignColumns: [activity.workspaceId, activity.id],
    }).onDelete('cascade'),
    index('reminder_due_idx').on(t.workspaceId, t.dueAt).where(sql`sent_at is null`),
    // By this one the worker finds the companies that have any due.
    index('reminder_clock_idx').on(t.dueAt).where(sql`sent_at is null`),
    tenantPolicy(),
  ],
)

/** How many days before, for the whole company; null is never. */
export const reminderSettings = pgTable(
  'reminder_settings',
  {
    workspaceId: workspaceId()
      .primaryKey()
      .references(() => workspace.workspaceId, { onDelete: 'cascade' }),
    taskDays: smallint('task_days').notNull().default(0),
    foundingDays: smallint('founding_days').default(3),
    birthdayDays: smallint('birthday_days').default(3),
    /** When anniversaries are told of next. */
    dueAt: instant('due_at'),
    updatedAt: updatedAt(),
    version: version(),
  },
  () => [tenantPolicy()],
)

export const NOTIFICATION_KINDS = [
  'reminder',
  'anniversary',
  'assigned',
  'mention',
  'shared',
  'mail',
  'job',
] as const
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number]
export const NOTIFICATION_MAILS = ['none', 'at_once', 'digest'] as const
export type NotificationMail = (typeof NOTIFICATION_MAILS)[number]

const ofMember = (t: Parameters<typeof foreignKey>[0]['columns']) =>
  foreignKey({ columns: t, foreignColumns: [member.workspaceId, member.id] }).onDelete('cascade')

/** Something a member should know. Words and names are made when it is read: nothing personal is kept here. */
export const notification = pgTable(
  'notification',
  {
    workspaceId: workspaceId(),
    id: id(),
    memberId: uuid('member_id').notNull(),
    kind: text({ enum: NOTIFICATION_KINDS }).notNull(),
    /** Its words, under `notifications.texts`. */
    message: text().notNull(),
    params: jsonb().$type<Record<string, string | number>>().notNull().default({}),
    entity: text().notNull(),
    /** null when it tells of several. */
    recordId: uuid('record_id'),
    count: integer().notNull().default(1),
    actorName: text('actor_name').notNull().default(''),
    /** While unread, more of the same become one with it. */
    groupKey: text('group_key'),
    /** Whatever happens, this is told once. */
    onceKey: text('once_key'),
    isShown: boolean('is_shown').notNull().default(true),
    mail: text({ enum: NOTIFICATION_MAILS }).notNull().default('none'),
    mailedAt: instant('mailed_at'),
    /** It goes to the devices of its member too. */
    isPushed: boolean('is_pushed').notNull().default(false),
    pushedAt: instant('pushed_at'),
    /** From when on it stands in front of the page until it is answered. */
    popAt: instant('pop_at'),
    readAt: instant('read_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    ofMember([t.workspaceId, t.memberId]),
    uniqueIndex('notification_group_key').on(t.workspaceId, t.memberId, t.groupKey),
    uniqueIndex('notification_once_key').on(t.workspaceId, t.onceKey),
    index('notification_member_idx').on(t.workspaceId, t.memberId, t.updatedAt, t.id),
    index('notification_unread_idx').on(t.workspaceId, t.memberId).where(sql`read_at is null`),
    index('notification_age_idx').on(t.workspaceId, t.createdAt),
    tenantPolicy(),
  ],
)

/** How a member wants to hear of a kind, where it differs from the usual. */
export const notificationChoice = pgTable(
  'notification_choice',
  {
    workspaceId: workspaceId(),
    memberId: uuid('member_id').notNull(),
    kind: text({ enum: NOTIFICATION_KINDS }).notNull(),
    isShown: boolean('is_shown').notNull(),
    mail: text({ enum: NOTIFICATION_MAILS }).notNull(),
    /** null: as is usual for the kind; so it stands in choices from before there were devices. */
    isPushed: boolean('is_pushed'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.memberId, t.kind] }),
    ofMember([t.workspaceId, t.memberId]),
    tenantPolicy(),
  ],
)

/** Members who want one mail a day, and when the next is due. */
export const digest = pgTable(
  'digest',
  { workspaceId: workspaceId(), memberId: uuid('member_id').notNull(), dueAt: instant('due_at').notNull() },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.memberId] }),
    ofMember([t.workspaceId, t.memberId]),
    index('digest_due_idx').on(t.dueAt),
    tenantPolicy(),
  ],
)
