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
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, id, instant, tenantPolicy, updatedAt, version, workspaceId } from './base'
import { workspace } from './identity'
import { SMTP_SECURITIES } from './mail'

/** What is done with a mail at its server once the company has taken it in. */
export const AFTERWARDS = ['nothing', 'seen', 'move'] as const
export type Afterwards = (typeof AFTERWARDS)[number]
/** What a look at a mailbox found: machine words for trouble, and what the server said itself. */
export type Checked = { error: string | null; said: string; messages: number }

/** A mailbox that is read by IMAP: the company's, or a member's own. The password is sealed with the row's id. */
export const mailbox = pgTable(
  'mailbox',
  {
    workspaceId: workspaceId().references(() => workspace.workspaceId, { onDelete: 'cascade' }),
    id: id(),
    /** Whose it is; null for the company's, whose mails go through the gateway. */
    memberId: uuid('member_id'),
    isActive: boolean('is_active').notNull().default(true),
    host: text().notNull(),
    port: integer().notNull(),
    security: text({ enum: SMTP_SECURITIES }).notNull(),
    username: text().notNull(),
    passwordSealed: text('password_sealed'),
    minutes: smallint().notNull().default(5),
    /** Mails from before are left alone. */
    startsAt: instant('starts_at').notNull(),
    folder: text().notNull().default('INBOX'),
    afterwards: text({ enum: AFTERWARDS }).notNull().default('nothing'),
    moveTo: text('move_to'),
    /** The alias of mails that name none, as copies in secret do. */
    fallback: text(),
    address: text(),
    /** Colleagues who may read mail of a record read what is filed from here. */
    isShared: boolean('is_shared').notNull().default(false),
    smtpHost: text('smtp_host'),
    smtpPort: integer('smtp_port'),
    smtpSecurity: text('smtp_security', { enum: SMTP_SECURITIES }),
    dueAt: instant('due_at').notNull().defaultNow(),
    /** Until then somebody is at it. */
    takenUntil: instant('taken_until'),
    lastGoodAt: instant('last_good_at'),
    failingSince: instant('failing_since'),
    failures: integer().notNull().default(0),
    error: text(),
    said: text(),
    isTold: boolean('is_told').notNull().default(false),
    checkedAt: instant('checked_at'),
    checked: jsonb().$type<Checked>(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique('mailbox_member_key').on(t.workspaceId, t.memberId).nullsNotDistinct(),
    // By this one the worker finds what is to be looked into.
    index('mailbox_due_idx').on(t.dueAt).where(sql`is_active`),
    tenantPolicy(),
  ],
)

export const MAILBOX_ROLES = ['inbox', 'sent'] as const
export type MailboxRole = (typeof MAILBOX_ROLES)[number]

/** How far a folder has been read. Numbers of mails hold as long as its UIDVALIDITY does. */
export const mailboxFolder = pgTable(
  'mailbox_folder',
  {
    workspaceId: workspaceId(),
    mailboxId: uuid('mailbox_id').notNull(),
    role: text({ enum: MAILBOX_ROLES }).notNull(),
    path: text().notNull(),
    uidValidity: text('uid_validity').notNull(),
    lastUid: bigint('last_uid', { mode: 'number' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.mailboxId, t.role] }),
    foreignKey({
      columns: [t.workspaceId, t.mailboxId],
      foreignColumns: [mailbox.workspaceId, mailbox.id],
    }).onDelete('cascade'),
    tenantPolicy(),
  ],
)
