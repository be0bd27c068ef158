import {
  type AnyPgColumn,
  date,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { activity } from './activity'
import { tenantPolicy, workspaceId } from './base'
import { contact } from './contact'
import { member } from './identity'
import { tag } from './pipeline'

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
  {
    ...invited(),
    memberId: uuid('member_id').notNull(),
    /** That of the activity, kept by triggers (migration 0048): the calendar finds theirs by it. */
    dueOn: date('due_on', { mode: 'string' }),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.activityId, t.memberId] }),
    ofActivity(t),
    foreignKey({ columns: [t.workspaceId, t.memberId], foreignColumns: [member.workspaceId, member.id] }),
    index('activity_member_day_idx').on(t.workspaceId, t.memberId, t.dueOn, t.activityId),
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
