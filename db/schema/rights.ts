import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, id, identityPolicy, instant, tenantPolicy, updatedAt, version, workspaceId } from './base'
import { member, workspace } from './identity'

/** How far a permission reaches; several groups add up. */
export const REACHES = ['own', 'team', 'unit', 'below', 'all'] as const
export type Reach = (typeof REACHES)[number]
export const FIELD_RIGHTS = ['hidden', 'readOnly'] as const
export type FieldRight = (typeof FIELD_RIGHTS)[number]
export type FieldRights = Readonly<Record<string, Readonly<Record<string, FieldRight>>>>

/**
 * A set of rights that people have through membership. While `grants` is null the group is its preset,
 * and gains what later versions of the product add to it.
 */
export const permissionGroup = pgTable(
  'permission_group',
  {
    workspaceId: workspaceId().references(() => workspace.workspaceId, { onDelete: 'cascade' }),
    id: id(),
    name: text().notNull(),
    description: text(),
    preset: text(),
    grants: jsonb().$type<Readonly<Record<string, Reach>>>(),
    fieldRights: jsonb('field_rights').$type<FieldRights>().notNull().default({}),
    needsSecondFactor: boolean('needs_second_factor').notNull().default(false),
    position: integer().notNull().default(0),
    archivedAt: instant('archived_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: version(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] }), tenantPolicy(), identityPolicy()],
)

export const memberGroup = pgTable(
  'member_group',
  { workspaceId: workspaceId(), groupId: uuid('group_id').notNull(), memberId: uuid('member_id').notNull() },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.memberId, t.groupId] }),
    foreignKey({
      columns: [t.workspaceId, t.groupId],
      foreignColumns: [permissionGroup.workspaceId, permissionGroup.id],
    }),
    foreignKey({
      columns: [t.workspaceId, t.memberId],
      foreignColumns: [member.workspaceId, member.id],
    }).onDelete('cascade'),
    index('member_group_group_idx').on(t.workspaceId, t.groupId),
    tenantPolicy(),
    identityPolicy(),
  ],
)

export const GRANTEE_KINDS = ['member', 'team', 'unit'] as const
export const SHARE_ACCESS = ['read', 'write'] as const

/** One record opened to a person, a sales team or a unit with those below it. */
export const recordShare = pgTable(
  'record_share',
  {
    workspaceId: workspaceId().references(() => workspace.workspaceId, { onDelete: 'cascade' }),
    id: id(),
    entity: text().notNull(),
    recordId: uuid('record_id').notNull(),
    granteeKind: text('grantee_kind', { enum: GRANTEE_KINDS }).notNull(),
    granteeId: uuid('grantee_id').notNull(),
    access: text({ enum: SHARE_ACCESS }).notNull().default('read'),
    endsAt: instant('ends_at'),
    createdBy: uuid('created_by'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('record_share_grantee_idx').on(t.workspaceId, t.granteeId, t.entity, t.recordId),
    index('record_share_record_idx').on(t.workspaceId, t.entity, t.recordId),
    tenantPolicy(),
  ],
)
