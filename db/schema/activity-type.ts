import {
  boolean,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { tenantPolicy, workspaceId } from './base'
import { member } from './identity'
import { dictionary } from './pipeline'

export const ACTIVITY_KINDS = ['task', 'call', 'meeting', 'email', 'interaction'] as const
export type ActivityKind = (typeof ACTIVITY_KINDS)[number]
export const TASK_STATES = ['todo', 'doing', 'done', 'cancelled'] as const
export type TaskState = (typeof TASK_STATES)[number]
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
