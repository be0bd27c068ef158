import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, id, instant, tenantPolicy, updatedAt, version, workspaceId } from './base'
import { workspace } from './identity'

export const BACKUP_FREQUENCIES = ['none', 'daily', 'weekly'] as const
export type BackupFrequency = (typeof BACKUP_FREQUENCIES)[number]

/** Where a workspace's archives go, and when one is made by itself. `folder` is below the operator's. */
export const backupSettings = pgTable(
  'backup_settings',
  {
    workspaceId: workspaceId()
      .primaryKey()
      .references(() => workspace.workspaceId, { onDelete: 'cascade' }),
    folder: text(),
    frequency: text({ enum: BACKUP_FREQUENCIES }).notNull().default('none'),
    /** 1 is Monday. */
    weekday: integer().notNull().default(1),
    hour: integer().notNull().default(1),
    keep: integer().notNull().default(7),
    passphraseSealed: text('passphrase_sealed'),
    updatedAt: updatedAt(),
    version: version(),
  },
  () => [tenantPolicy()],
)

export const BACKUP_KINDS = ['backup', 'restore'] as const
export const BACKUP_CAUSES = ['manual', 'scheduled', 'before_restore', 'upload'] as const
export const BACKUP_STATES = ['queued', 'running', 'done', 'failed', 'canceled'] as const
export type BackupState = (typeof BACKUP_STATES)[number]
export const BACKUP_STEPS = ['rows', 'files', 'checking', 'saving', 'writing'] as const
export type BackupStep = (typeof BACKUP_STEPS)[number]
export const RESTORE_TARGETS = ['new', 'over'] as const
/** What a restore could not bring back, by message key. */
export type BackupNotes = Partial<Record<string, number>>

/** One making or restoring of an archive. At most one is under way in a workspace. */
export const backup = pgTable(
  'backup',
  {
    workspaceId: workspaceId().references(() => workspace.workspaceId, { onDelete: 'cascade' }),
    id: id(),
    kind: text({ enum: BACKUP_KINDS }).notNull().default('backup'),
    cause: text({ enum: BACKUP_CAUSES }).notNull().default('manual'),
    state: text({ enum: BACKUP_STATES }).notNull().default('queued'),
    /** Path of the archive below the workspace's own folder. */
    file: text().notNull(),
    memberId: uuid('member_id'),
    memberName: text('member_name').notNull(),
    target: text({ enum: RESTORE_TARGETS }),
    newName: text('new_name'),
    /** The workspace that a restore made. */
    targetId: uuid('target_id'),
    /** The key of the archive, only while it is needed. */
    keySealed: text('key_sealed'),
    isEncrypted: boolean('is_encrypted').notNull().default(false),
    isVerified: boolean('is_verified').notNull().default(false),
    step: text({ enum: BACKUP_STEPS }),
    done: bigint({ mode: 'number' }).notNull().default(0),
    total: bigint({ mode: 'number' }).notNull().default(0),
    rows: bigint({ mode: 'number' }).notNull().default(0),
    files: bigint({ mode: 'number' }).notNull().default(0),
    bytes: bigint({ mode: 'number' }).notNull().default(0),
    notes: jsonb().$type<BackupNotes>().notNull().default({}),
    /** A message key under `errors`. */
    error: text(),
    createdAt: createdAt(),
    finishedAt: instant('finished_at'),
    deletedAt: instant('deleted_at'),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('backup_busy_key').on(t.workspaceId).where(sql`state in ('queued', 'running')`),
    index('backup_time_idx').on(t.workspaceId, t.createdAt, t.id),
    tenantPolicy(),
  ],
)
