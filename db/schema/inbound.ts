import {
  boolean,
  customType,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, id, instant, tenantPolicy, updatedAt, version, workspaceId } from './base'
import { workspace } from './identity'
import { salesTeam } from './pipeline'

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

export const OUTCOMES = [
  'created',
  'threaded',
  'bounce',
  'auto_reply',
  'answered',
  'loop',
  'held',
  'rejected',
  'failed',
] as const
export type Outcome = (typeof OUTCOMES)[number]
export const INTAKES = ['http', 'resend', 'smtp', 'imap', 'upload'] as const
export type Intake = (typeof INTAKES)[number]
/** One step of the decision path: a message key and the facts it names. */
export type PathStep = { step: string; facts?: Record<string, string> }

/** What arrived, before anything is decided. `outcome` is null until the job has processed it. */
export const inboundMessage = pgTable(
  'inbound_message',
  {
    workspaceId: workspaceId().references(() => workspace.workspaceId, { onDelete: 'cascade' }),
    id: id(),
    intake: text({ enum: INTAKES }).notNull(),
    deliveryKey: text('delivery_key').notNull(),
    /** The provider's own id, by which the raw message is fetched. */
    externalId: text('external_id'),
    envelopeFrom: text('envelope_from'),
    envelopeTo: jsonb('envelope_to').$type<string[]>().notNull(),
    isAuthenticated: boolean('is_authenticated').notNull().default(false),
    isDryRun: boolean('is_dry_run').notNull().default(false),
    size: integer().notNull(),
    outcome: text({ enum: OUTCOMES }),
    path: jsonb().$type<PathStep[]>().notNull().default([]),
    messageId: text('message_id'),
    subject: text(),
    fromName: text('from_name'),
    fromAddress: text('from_address'),
    sentAt: instant('sent_at'),
    opportunityIds: jsonb('opportunity_ids').$type<string[]>().notNull().default([]),
    attempts: integer().notNull().default(0),
    error: text(),
    receivedBy: uuid('received_by'),
    receivedAt: instant('received_at').notNull().defaultNow(),
    processedAt: instant('processed_at'),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique('inbound_message_delivery_key').on(t.workspaceId, t.deliveryKey),
    index('inbound_message_time_idx').on(t.workspaceId, t.receivedAt, t.id),
    index('inbound_message_outcome_idx').on(t.workspaceId, t.outcome, t.receivedAt, t.id),
    tenantPolicy(),
  ],
)

/** The teams whose aliases a message was sent to: who may read of it in the log. */
export const inboundTarget = pgTable(
  'inbound_target',
  {
    workspaceId: workspaceId(),
    inboundId: uuid('inbound_id').notNull(),
    teamId: uuid('team_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.inboundId, t.teamId] }),
    foreignKey({
      columns: [t.workspaceId, t.inboundId],
      foreignColumns: [inboundMessage.workspaceId, inboundMessage.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.workspaceId, t.teamId],
      foreignColumns: [salesTeam.workspaceId, salesTeam.id],
    }).onDelete('cascade'),
    index('inbound_target_team_idx').on(t.workspaceId, t.teamId, t.inboundId),
    tenantPolicy(),
  ],
)

export const inboundRaw = pgTable(
  'inbound_raw',
  { workspaceId: workspaceId(), inboundId: uuid('inbound_id').notNull(), raw: bytes().notNull() },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.inboundId] }),
    foreignKey({
      columns: [t.workspaceId, t.inboundId],
      foreignColumns: [inboundMessage.workspaceId, inboundMessage.id],
    }).onDelete('cascade'),
    tenantPolicy(),
  ],
)

/** A whole address, or "@domain". */
export const blockedSender = pgTable(
  'blocked_sender',
  {
    workspaceId: workspaceId().references(() => workspace.workspaceId, { onDelete: 'cascade' }),
    id: id(),
    name: text().notNull(),
    position: integer().notNull().default(0),
    archivedAt: instant('archived_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique('blocked_sender_key').on(t.workspaceId, t.name),
    tenantPolicy(),
  ],
)

/** Bearer keys of the raw HTTP intake. Only the hash is kept. */
export const intakeKey = pgTable(
  'intake_key',
  {
    workspaceId: workspaceId().references(() => workspace.workspaceId, { onDelete: 'cascade' }),
    id: id(),
    name: text().notNull(),
    hash: text().notNull().unique(),
    createdBy: uuid('created_by'),
    createdAt: createdAt(),
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] }), tenantPolicy()],
)
