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
  'loop',
  'held',
  'rejected',
  'failed',
] as const
export type Outcome = (typeof OUTCOMES)[number]
export const INTAKES = ['http', 'resend', 'smtp', 'upload'] as const
export type Intake = (typeof INTAKES)[number]
/** One step of the decision path: a message key and the facts it names. */
export type PathStep = { step: string; facts?: Record<string, string> }
export type Mailbox = { name: string; address: string }

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

export const MESSAGE_STATES = ['received', 'queued', 'sent', 'captured', 'failed', 'bounced'] as const
export type Hint = { kind: 'phone' | 'company' | 'amount'; value: string; evidence: string }

/** A mail on a record's timeline, in or out. Also the outbox: `queued` rows wait for the send job. */
export const message = pgTable(
  'message',
  {
    workspaceId: workspaceId().references(() => workspace.workspaceId, { onDelete: 'cascade' }),
    id: id(),
    entity: text().notNull().default('opportunity'),
    recordId: uuid('record_id'),
    direction: text({ enum: ['in', 'out'] }).notNull(),
    state: text({ enum: MESSAGE_STATES }).notNull(),
    messageId: text('message_id').notNull(),
    inReplyTo: text('in_reply_to'),
    references: jsonb().$type<string[]>().notNull().default([]),
    fromName: text('from_name').notNull().default(''),
    fromAddress: text('from_address').notNull(),
    replyTo: text('reply_to'),
    to: jsonb().$type<Mailbox[]>().notNull().default([]),
    cc: jsonb().$type<Mailbox[]>().notNull().default([]),
    subject: text().notNull(),
    text: text().notNull(),
    quoted: text().notNull().default(''),
    html: text(),
    forwarded: jsonb().$type<{ from: Mailbox | null; subject: string | null; note: string } | null>(),
    hints: jsonb().$type<Hint[]>().notNull().default([]),
    isVerified: boolean('is_verified').notNull().default(true),
    inboundId: uuid('inbound_id'),
    memberId: uuid('member_id'),
    error: text(),
    /** What the mail server said when it took the message. */
    reply: text(),
    attempts: integer().notNull().default(0),
    sentAt: instant('sent_at').notNull().defaultNow(),
    createdAt: createdAt(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('message_record_idx').on(t.workspaceId, t.entity, t.recordId, t.sentAt),
    index('message_mid_idx').on(t.workspaceId, t.messageId),
    index('message_outbox_idx').on(t.workspaceId, t.direction, t.sentAt, t.id),
    tenantPolicy(),
  ],
)

export const attachment = pgTable(
  'attachment',
  {
    workspaceId: workspaceId(),
    id: id(),
    messageId: uuid('message_id').notNull(),
    name: text().notNull(),
    contentType: text('content_type').notNull(),
    size: integer().notNull(),
    sha256: text().notNull(),
    storageKey: text('storage_key').notNull(),
    contentId: text('content_id'),
    isInline: boolean('is_inline').notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    foreignKey({
      columns: [t.workspaceId, t.messageId],
      foreignColumns: [message.workspaceId, message.id],
    }).onDelete('cascade'),
    index('attachment_message_idx').on(t.workspaceId, t.messageId),
    tenantPolicy(),
  ],
)

/** A file somebody attached to a mail that is not sent yet; it keeps its id when it becomes an attachment. */
export const upload = pgTable(
  'upload',
  {
    workspaceId: workspaceId().references(() => workspace.workspaceId, { onDelete: 'cascade' }),
    id: id(),
    memberId: uuid('member_id').notNull(),
    name: text().notNull(),
    contentType: text('content_type').notNull(),
    size: integer().notNull(),
    sha256: text().notNull(),
    storageKey: text('storage_key').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('upload_member_idx').on(t.workspaceId, t.memberId),
    tenantPolicy(),
  ],
)

export const ADDRESS_STATES = ['ok', 'soft_bounced', 'bounced', 'complained'] as const

/** What bounces and complaints taught about an address. */
export const emailAddress = pgTable(
  'email_address',
  {
    workspaceId: workspaceId().references(() => workspace.workspaceId, { onDelete: 'cascade' }),
    address: text().notNull(),
    state: text({ enum: ADDRESS_STATES }).notNull().default('ok'),
    bounces: integer().notNull().default(0),
    reason: text(),
    updatedAt: updatedAt(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.address] }), tenantPolicy()],
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

export const MAIL_PROVIDERS = ['none', 'smtp', 'resend'] as const
export const SMTP_SECURITIES = ['none', 'starttls', 'tls'] as const

/** How a workspace sends. Secrets are sealed with the row's workspace as associated data. */
export const mailSettings = pgTable(
  'mail_settings',
  {
    workspaceId: workspaceId()
      .primaryKey()
      .references(() => workspace.workspaceId, { onDelete: 'cascade' }),
    provider: text({ enum: MAIL_PROVIDERS }).notNull().default('none'),
    host: text(),
    port: integer(),
    security: text({ enum: SMTP_SECURITIES }).notNull().default('starttls'),
    username: text(),
    passwordSealed: text('password_sealed'),
    resendKeySealed: text('resend_key_sealed'),
    resendSecretSealed: text('resend_secret_sealed'),
    fromName: text('from_name'),
    fromAddress: text('from_address'),
    replyTo: text('reply_to'),
    updatedAt: updatedAt(),
    version: version(),
  },
  () => [tenantPolicy()],
)

/** A domain whose addresses this workspace may use as aliases, once its DNS TXT record proves it. */
export const mailDomain = pgTable(
  'mail_domain',
  {
    workspaceId: workspaceId().references(() => workspace.workspaceId, { onDelete: 'cascade' }),
    id: id(),
    name: text().notNull(),
    proof: text().notNull(),
    provedAt: instant('proved_at'),
    createdAt: createdAt(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique('mail_domain_key').on(t.workspaceId, t.name),
    tenantPolicy(),
  ],
)
