import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, id, instant, tenantPolicy, version, workspaceId } from './base'
import { workspace } from './identity'

export const IMPORT_STATES = [
  'reading',
  'mapping',
  'checking',
  'ready',
  'running',
  'done',
  'canceled',
  'failed',
  'undoing',
  'undone',
] as const
export type ImportState = (typeof IMPORT_STATES)[number]

export const IMPORT_CHOICES = ['create', 'update', 'merge', 'skip'] as const
/** What is done with a row: a new record, the one that is there overwritten or completed, or nothing. */
export type ImportChoice = (typeof IMPORT_CHOICES)[number]

/** Which field a column of the file fills. */
export type ImportColumn = {
  field: string | null
  /** Of references: entries that are missing are made. */
  makes?: boolean
  /** Of days: written month first. */
  monthFirst?: boolean
}

/** What the file turned out to be. */
export type ImportSource = { format?: 'xlsx' | 'csv'; encoding?: string; separator?: string; sheet?: string }

const count = (name: string) => integer(name).notNull().default(0)

/** One file on its way to becoming records of one kind. */
export const recordImport = pgTable(
  'record_import',
  {
    workspaceId: workspaceId().references((): AnyPgColumn => workspace.workspaceId, { onDelete: 'cascade' }),
    id: id(),
    entity: text().notNull(),
    memberId: uuid('member_id').notNull(),
    memberName: text('member_name').notNull(),
    name: text().notNull(),
    bytes: integer().notNull(),
    /** Where the file lies until it has been read. */
    storageKey: text('storage_key'),
    state: text({ enum: IMPORT_STATES }).notNull().default('reading'),
    source: jsonb().$type<ImportSource>().notNull().default({}),
    headers: jsonb().$type<string[]>().notNull().default([]),
    columns: jsonb().$type<ImportColumn[]>().notNull().default([]),
    /** Fields by which a row is the same as a record that is there. */
    matchBy: jsonb('match_by').$type<string[]>().notNull().default([]),
    /** What is done with rows that are there already, unless a row says otherwise. */
    onMatch: text('on_match', { enum: IMPORT_CHOICES }).notNull().default('skip'),
    total: count('total'),
    /** The last row that the step under way has finished with. */
    place: count('place'),
    created: count('created'),
    updated: count('updated'),
    skipped: count('skipped'),
    failed: count('failed'),
    undone: count('undone'),
    kept: count('kept'),
    /** A message key under `errors`. */
    error: text(),
    createdAt: createdAt(),
    startedAt: instant('started_at'),
    endedAt: instant('ended_at'),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('record_import_member_idx').on(t.workspaceId, t.memberId, t.entity, t.createdAt),
    tenantPolicy(),
  ],
)

export const IMPORT_ROW_STATES = [
  'read',
  'ready',
  'refused',
  'created',
  'updated',
  'skipped',
  'failed',
  'undone',
  'kept',
] as const
export type ImportRowState = (typeof IMPORT_ROW_STATES)[number]
export type ImportCell = string | number | boolean | null
/** Why a row was refused: words by the field they are about, those about the whole row by ''. */
export type ImportReasons = Record<string, { key: string; params?: Record<string, string | number> }>

/** A row of such a file and what became of it. Its cells are kept until its record is there. */
export const recordImportRow = pgTable(
  'record_import_row',
  {
    workspaceId: workspaceId(),
    importId: uuid('import_id').notNull(),
    /** Its line in the file. */
    row: integer().notNull(),
    cells: jsonb().$type<ImportCell[]>(),
    state: text({ enum: IMPORT_ROW_STATES }).notNull().default('read'),
    choice: text({ enum: IMPORT_CHOICES }),
    /** The record that is there already. */
    matchId: uuid('match_id'),
    /** An earlier row of the file that says the same. */
    matchRow: integer('match_row'),
    reasons: jsonb().$type<ImportReasons>(),
    recordId: uuid('record_id'),
    /** Of the record when the row had been written. */
    version: integer(),
    requestId: uuid('request_id'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.importId, t.row] }),
    foreignKey({
      columns: [t.workspaceId, t.importId],
      foreignColumns: [recordImport.workspaceId, recordImport.id],
    }).onDelete('cascade'),
    index('record_import_row_state_idx').on(t.workspaceId, t.importId, t.state, t.row),
    index('record_import_row_match_idx')
      .on(t.workspaceId, t.importId, t.row)
      .where(sql`match_id is not null or match_row is not null`),
    tenantPolicy(),
  ],
)
