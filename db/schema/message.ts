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
import { createdAt, id, instant, tenantPolicy, updatedAt, version, workspaceId } from './base'
import { workspace } from './identity'

export type Mailbox = { name: string; address: string }

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
    /** When a mail on its way out is to leave, if not at once. */
    /** One of many alike: whoever refuses such mails until it leaves does not get it. */
    isToMany: boolean('is_to_many').notNull().default(false),
    leavesAt: instant('leaves_at'),
    attempts: integer().notNull().default(0),
    sentAt: instant('sent_at').notNull().defaultNow(),
    createdAt: createdAt(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('message_record_idx').on(t.workspaceId, t.entity, t.recordId, t.sentAt),
    index('message_mid_idx').on(t.workspaceId, t.messageId),
    index('message_from_idx').on(t.workspaceId, t.fromAddress),
    index('message_inbound_idx').on(t.workspaceId, t.inboundId),
    // Only definer functions meet these two: row-level security keeps others from containment.
    index('message_to_idx').using('gin', t.to.op('jsonb_path_ops')),
    index('message_cc_idx').using('gin', t.cc.op('jsonb_path_ops')),
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

/**
 * What is known of an address, whichever records have it: what bounces and complaints taught, whether it is of any
 * use, and whether who reads there wants no advertising.
 */
export const emailAddress = pgTable(
  'email_address',
  {
    workspaceId: workspaceId().references(() => workspace.workspaceId, { onDelete: 'cascade' }),
    address: text().notNull(),
    state: text({ enum: ADDRESS_STATES }).notNull().default('ok'),
    bounces: integer().notNull().default(0),
    reason: text(),
    optedOut: boolean('opted_out').notNull().default(false),
    invalid: boolean().notNull().default(false),
    updatedAt: updatedAt(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.address] }), tenantPolicy()],
)
