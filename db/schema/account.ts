import { sql } from 'drizzle-orm'
import { foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { nameKey, tenantPolicy, workspaceId } from './base'
import { customerGroup, lifecycleStage } from './customer-order'
import { addressed } from './location'
import { dictionary, tag } from './pipeline'
import { born, merging, mergingKeys, owned, ownedKeys } from './record'

export const customerType = pgTable(
  'customer_type',
  { ...dictionary(), color: text().notNull().default('gray') },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] }), tenantPolicy()],
)

const described = () => ({ ...dictionary(), description: text() })

export const occupation = pgTable('occupation', described(), (t) => [
  primaryKey({ columns: [t.workspaceId, t.id] }),
  tenantPolicy(),
])

export const school = pgTable('school', described(), (t) => [
  primaryKey({ columns: [t.workspaceId, t.id] }),
  tenantPolicy(),
])

/** Why a customer is no longer looked after. */
export const stopReason = pgTable('stop_reason', described(), (t) => [
  primaryKey({ columns: [t.workspaceId, t.id] }),
  tenantPolicy(),
])

/** What somebody is in their organisation. */
export const position = pgTable('position', described(), (t) => [
  primaryKey({ columns: [t.workspaceId, t.id] }),
  tenantPolicy(),
])

export const ACCOUNT_KINDS = ['organization', 'person'] as const

/** A customer: a company or a person. */
export const account = pgTable(
  'account',
  {
    ...owned(),
    ...merging(),
    name: text().notNull(),
    nameKey: nameKey(sql`kind = 'person'`),
    kind: text({ enum: ACCOUNT_KINDS }).notNull().default('organization'),
    taxCode: text('tax_code'),
    /** Sealed. */
    citizenId: text('citizen_id'),
    phone: text(),
    email: text(),
    website: text(),
    ...addressed(),
    ...born(),
    parentId: uuid('parent_id'),
    typeId: uuid('type_id'),
    occupationId: uuid('occupation_id'),
    schoolId: uuid('school_id'),
    stopReasonId: uuid('stop_reason_id'),
    lifecycleId: uuid('lifecycle_id'),
  },
  (t) => [
    ...ownedKeys(t),
    ...mergingKeys('account', t),
    foreignKey({ columns: [t.workspaceId, t.parentId], foreignColumns: [t.workspaceId, t.id] }),
    foreignKey({
      columns: [t.workspaceId, t.typeId],
      foreignColumns: [customerType.workspaceId, customerType.id],
    }),
    foreignKey({
      columns: [t.workspaceId, t.occupationId],
      foreignColumns: [occupation.workspaceId, occupation.id],
    }),
    foreignKey({ columns: [t.workspaceId, t.schoolId], foreignColumns: [school.workspaceId, school.id] }),
    foreignKey({
      columns: [t.workspaceId, t.stopReasonId],
      foreignColumns: [stopReason.workspaceId, stopReason.id],
    }),
    foreignKey({
      columns: [t.workspaceId, t.lifecycleId],
      foreignColumns: [lifecycleStage.workspaceId, lifecycleStage.id],
    }),
    index('account_lifecycle_idx').on(t.workspaceId, t.lifecycleId, t.isArchived, t.createdAt, t.id),
    index('account_area_idx').on(t.workspaceId, t.addressArea, t.isArchived, t.createdAt, t.id),
    index('account_created_idx').on(t.workspaceId, t.isArchived, t.createdAt, t.id),
    index('account_name_idx').on(t.workspaceId, t.isArchived, t.nameKey, t.id),
    index('account_owner_idx').on(t.workspaceId, t.ownerId, t.isArchived, t.createdAt, t.id),
    index('account_team_idx').on(t.workspaceId, t.teamId, t.isArchived, t.createdAt, t.id),
    index('account_kind_idx').on(t.workspaceId, t.kind, t.isArchived, t.createdAt, t.id),
    index('account_type_idx').on(t.workspaceId, t.typeId, t.isArchived, t.createdAt, t.id),
    index('account_occupation_idx').on(t.workspaceId, t.occupationId, t.isArchived, t.createdAt, t.id),
    index('account_school_idx').on(t.workspaceId, t.schoolId, t.isArchived, t.createdAt, t.id),
    index('account_citizen_idx').on(t.workspaceId, t.citizenId).where(sql`citizen_id is not null`),
    index('account_born_idx').on(t.workspaceId, t.bornDay, t.isArchived, t.id),
    index('account_parent_idx').on(t.workspaceId, t.parentId, t.createdAt),
    index('account_source_idx').on(t.workspaceId, t.sourceId, t.isArchived, t.createdAt, t.id),
    index('account_stop_idx').on(t.workspaceId, t.stopReasonId, t.isArchived, t.createdAt, t.id),
    tenantPolicy(),
  ],
)

export const accountTag = pgTable(
  'account_tag',
  { workspaceId: workspaceId(), accountId: uuid('account_id').notNull(), tagId: uuid('tag_id').notNull() },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.accountId, t.tagId] }),
    foreignKey({
      columns: [t.workspaceId, t.accountId],
      foreignColumns: [account.workspaceId, account.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [t.workspaceId, t.tagId], foreignColumns: [tag.workspaceId, tag.id] }),
    index('account_tag_tag_idx').on(t.workspaceId, t.tagId, t.accountId),
    tenantPolicy(),
  ],
)

export const accountGroup = pgTable(
  'account_group',
  {
    workspaceId: workspaceId(),
    accountId: uuid('account_id').notNull(),
    groupId: uuid('group_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.accountId, t.groupId] }),
    foreignKey({
      columns: [t.workspaceId, t.accountId],
      foreignColumns: [account.workspaceId, account.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.workspaceId, t.groupId],
      foreignColumns: [customerGroup.workspaceId, customerGroup.id],
    }),
    index('account_group_group_idx').on(t.workspaceId, t.groupId, t.accountId),
    tenantPolicy(),
  ],
)
