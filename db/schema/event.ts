import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  customType,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytewise, createdAt, id, instant, tenantPolicy, updatedAt, version, workspaceId } from './base'

const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' })

/** Compared byte by byte, so that a prefix is a range of the index. */

export type Fields = Record<string, unknown>

/** Append-only: audit log, timeline and source of live updates. `tx` tells readers what became visible since. */
export const event = pgTable(
  'event',
  {
    workspaceId: workspaceId(),
    id: id(),
    seq: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    tx: xid8().notNull().default(sql`pg_current_xact_id()`),
    at: instant('at').notNull().defaultNow(),
    actorId: uuid('actor_id'),
    actorName: text('actor_name').notNull(),
    entity: text().notNull(),
    recordId: uuid('record_id').notNull(),
    type: text().notNull(),
    before: jsonb().$type<Fields>(),
    after: jsonb().$type<Fields>(),
    requestId: uuid('request_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('event_record_idx').on(t.workspaceId, t.entity, t.recordId, t.at, t.id),
    index('event_seq_idx').on(t.workspaceId, t.seq),
    index('event_request_idx').on(t.workspaceId, t.requestId),
    // What the audit log is searched by; two of these together are met by the rarer one.
    index('event_time_idx').on(t.workspaceId, t.at, t.seq),
    index('event_actor_idx').on(t.workspaceId, t.actorId, t.at, t.seq),
    index('event_entity_idx').on(t.workspaceId, t.entity, t.at, t.seq),
    index('event_type_idx').on(t.workspaceId, t.type, t.at, t.seq),
    tenantPolicy(),
  ],
)

/** One row per normalised syllable, phone suffix or e-mail part of a record; found by prefix comparison. */
export const searchToken = pgTable(
  'search_token',
  {
    workspaceId: workspaceId(),
    entity: text().notNull(),
    token: bytewise().notNull(),
    recordId: uuid('record_id').notNull(),
    /** The field whose words these are: whoever may not see it does not find by it. Empty: not known yet. */
    field: text().notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.entity, t.token, t.recordId, t.field] }),
    index('search_token_own_idx').on(t.workspaceId, t.entity, t.recordId, t.token),
    index('search_token_unknown_idx').on(t.workspaceId, t.entity, t.recordId).where(sql`field = ''`),
    tenantPolicy(),
  ],
)

export const VIEW_SHARES = ['mine', 'team', 'company'] as const

export const savedView = pgTable(
  'saved_view',
  {
    workspaceId: workspaceId(),
    id: id(),
    entity: text().notNull(),
    name: text().notNull(),
    /** The query string of the screen it restores. */
    query: text().notNull(),
    layout: text().notNull(),
    share: text({ enum: VIEW_SHARES }).notNull().default('mine'),
    ownerId: uuid('owner_id').notNull(),
    teamId: uuid('team_id'),
    isPinned: boolean('is_pinned').notNull().default(false),
    isDefault: boolean('is_default').notNull().default(false),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('saved_view_entity_idx').on(t.workspaceId, t.entity),
    index('saved_view_owner_idx').on(t.workspaceId, t.ownerId),
    tenantPolicy(),
  ],
)
