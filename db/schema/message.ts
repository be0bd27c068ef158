import { sql } from 'drizzle-orm'
import {
  bigint,
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
import {
  createdAt,
  currentMember,
  id,
  instant,
  privatePolicy,
  tenantPolicy,
  updatedAt,
  version,
  workspaceId,
} from './base'
import { workspace } from './identity'
import { MAILBOX_ROLES } from './mailbox'

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
    /** An invitation that it carries, as iCalendar writes it. */
    calendar: text(),
    forwarded: jsonb().$type<{ from: Mailbox | null; subject: string | null; note: string } | null>(),
    hints: jsonb().$type<Hint[]>().notNull().default([]),
    isVerified: boolean('is_verified').notNull().default(true),
    inboundId: uuid('inbound_id'),
    memberId: uuid('member_id'),
    /** The member through whose own mailbox it came or went, and whether nobody else sees it. */
    mailboxOf: uuid('mailbox_of'),
    privateTo: uuid('private_to'),
    /** The folder of that mailbox from which it was filed, and its number there. */
    filedFrom: text('filed_from', { enum: MAILBOX_ROLES }),
    uid: bigint({ mode: 'number' }),
    isSeen: boolean('is_seen'),
    /** Read or unread was set here and the mailbox does not know yet. */
    isSeenNews: boolean('is_seen_news').notNull().default(false),
    error: text(),
    /** What the mail server said when it took the message. */
    reply: text(),
    /** One of many alike: whoever refuses such mails until it leaves does not get it. */
    isToMany: boolean('is_to_many').notNull().default(false),
    /** When a mail on its way out is to leave, if not at once. */
    leavesAt: instant('leaves_at'),
    /** Since when whoever wrote this waits for an answer; of one conversation only the newest mail says it. */
    waitsSince: instant('waits_since'),
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
    index('message_waiting_idx').on(t.workspaceId, t.waitsSince, t.id).where(sql`waits_since is not null`),
    index('message_outbox_idx').on(t.workspaceId, t.direction, t.sentAt, t.id),
    index('message_mailbox_idx').on(t.workspaceId, t.mailboxOf, t.sentAt).where(sql`mailbox_of is not null`),
    index('message_seen_news_idx').on(t.workspaceId, t.mailboxOf).where(sql`is_seen_news`),
    tenantPolicy(),
    privatePolicy(sql`private_to is null or private_to = ${currentMember}`),
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
    // One stored file may hang on many mails.
    index('attachment_key_idx').on(t.workspaceId, t.storageKey),
    tenantPolicy(),
    privatePolicy(
      sql`exists (select from message m where m.workspace_id = attachment.workspace_id and m.id = attachment.message_id)`,
    ),
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
