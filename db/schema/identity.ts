import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core'
import {
  createdAt,
  id,
  identityPolicy,
  instant,
  nameKey,
  tenantPolicy,
  updatedAt,
  version,
  workspaceId,
} from './base'

/** Menus that a person may narrow the navigation to. */
export const MENUS = ['sales', 'lifecycle', 'mail', 'admin'] as const
export type Menu = (typeof MENUS)[number]

/** A person who signs in. Belongs to any number of workspaces through `member`. */
export const login = pgTable(
  'login',
  {
    id: id().primaryKey(),
    email: text().notNull(),
    name: text().notNull(),
    passwordHash: text('password_hash'),
    /** A temporary password lets its owner do nothing but choose the next. */
    mustChangePassword: boolean('must_change_password').notNull().default(false),
    /** The workspace whose administrator set a password since the owner last proved the mailbox. */
    passwordSetBy: uuid('password_set_by'),
    /** The sealed secret of a second factor; null while there is none. */
    secondFactor: text('second_factor'),
    secondFactorAt: instant('second_factor_at'),
    /** The newest time step whose code was used: no code is good twice. */
    secondFactorStep: bigint('second_factor_step', { mode: 'number' }),
    locale: text().notNull().default('vi'),
    timeZone: text('time_zone').notNull().default('Asia/Ho_Chi_Minh'),
    theme: text().notNull().default('system'),
    hasShortcuts: boolean('has_shortcuts').notNull().default(true),
    toastSeconds: integer('toast_seconds').notNull().default(10),
    menu: text({ enum: MENUS }),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [uniqueIndex('login_email_key').on(sql`lower(${t.email})`), identityPolicy()],
)

export const workspace = pgTable(
  'workspace',
  {
    workspaceId: workspaceId().primaryKey(),
    name: text().notNull(),
    slug: text().notNull().unique(),
    status: text().notNull().default('active'),
    locale: text().notNull().default('vi'),
    timeZone: text('time_zone').notNull().default('Asia/Ho_Chi_Minh'),
    currency: text().notNull().default('VND'),
    isDemo: boolean('is_demo').notNull().default(false),
    contact: jsonb().$type<{ phone?: string; size?: string; note?: string }>().notNull().default({}),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: version(),
  },
  () => [tenantPolicy(), identityPolicy()],
)

/** A login in one workspace: the "user" that owns records. */
export const member = pgTable(
  'member',
  {
    workspaceId: workspaceId().references(() => workspace.workspaceId, { onDelete: 'cascade' }),
    id: id(),
    loginId: uuid('login_id')
      .notNull()
      .references(() => login.id),
    name: text().notNull(),
    nameKey: nameKey(),
    email: text().notNull(),
    isActive: boolean('is_active').notNull().default(true),
    /** Where the person works; the root when nowhere in particular. */
    unitId: uuid('unit_id').notNull(),
    /** Stands below the mails that the person writes. */
    signature: text(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    foreignKey({ columns: [t.workspaceId, t.unitId], foreignColumns: [orgUnit.workspaceId, orgUnit.id] }),
    unique('member_login_key').on(t.loginId, t.workspaceId),
    index('member_unit_idx').on(t.workspaceId, t.unitId),
    tenantPolicy(),
    identityPolicy(),
  ],
)

export const userSession = pgTable(
  'user_session',
  {
    id: id().primaryKey(),
    loginId: uuid('login_id')
      .notNull()
      .references(() => login.id, { onDelete: 'cascade' }),
    workspaceId: uuid('workspace_id'),
    /** The member an administrator looks at this workspace as; nothing can be written meanwhile. */
    viewAs: uuid('view_as'),
    ip: text(),
    userAgent: text('user_agent'),
    createdAt: createdAt(),
    lastSeenAt: instant('last_seen_at').notNull().defaultNow(),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (t) => [index('user_session_login_idx').on(t.loginId), identityPolicy()],
)

export const TOKEN_KINDS = ['reset', 'invite'] as const

/** One-time links. Only the hash is kept; the secret travels in the mail. */
export const loginToken = pgTable(
  'login_token',
  {
    hash: text().primaryKey(),
    id: uuid().notNull().unique().defaultRandom(),
    kind: text({ enum: TOKEN_KINDS }).notNull(),
    email: text().notNull(),
    workspaceId: uuid('workspace_id'),
    name: text(),
    groupIds: jsonb('group_ids').$type<string[]>().notNull().default([]),
    teamIds: jsonb('team_ids').$type<string[]>().notNull().default([]),
    unitId: uuid('unit_id'),
    invitedBy: uuid('invited_by'),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [index('login_token_workspace_idx').on(t.workspaceId, t.kind), tenantPolicy(), identityPolicy()],
)

/** Counters of rate-limiter-flexible. */
export const rateLimit = pgTable(
  'rate_limit',
  {
    key: varchar({ length: 255 }).primaryKey(),
    points: integer().notNull().default(0),
    expire: bigint({ mode: 'number' }),
  },
  () => [identityPolicy()],
)

export const UNIT_KINDS = ['root', 'company', 'branch', 'department'] as const

/** Companies, branches and departments as one tree under the workspace's only root. */
export const orgUnit = pgTable(
  'org_unit',
  {
    workspaceId: workspaceId().references(() => workspace.workspaceId, { onDelete: 'cascade' }),
    id: id(),
    kind: text({ enum: UNIT_KINDS }).notNull().default('company'),
    name: text().notNull(),
    parentId: uuid('parent_id'),
    /** A member who sees and manages what this unit and those below own. */
    headId: uuid('head_id'),
    position: integer().notNull().default(0),
    archivedAt: instant('archived_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    foreignKey({ columns: [t.workspaceId, t.parentId], foreignColumns: [t.workspaceId, t.id] }),
    check('org_unit_root_check', sql`(${t.kind} = 'root') = (${t.parentId} is null)`),
    uniqueIndex('org_unit_root_key').on(t.workspaceId).where(sql`${t.kind} = 'root'`),
    index('org_unit_head_idx').on(t.workspaceId, t.headId),
    index('org_unit_parent_idx').on(t.workspaceId, t.parentId),
    tenantPolicy(),
    identityPolicy(),
  ],
)
