import { integer, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import { createdAt, id, instant, tenantPolicy, updatedAt, version, workspaceId } from './base'
import { workspace } from './identity'
import { dictionary } from './pipeline'

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

/** Kinds of records that mails are written about. */
export const MAILED = ['opportunity', 'account', 'contact', 'lead', 'support_case'] as const
export type Mailed = (typeof MAILED)[number]

/** A mail that is written again and again, with fields that each recipient fills. */
export const mailTemplate = pgTable(
  'mail_template',
  {
    ...dictionary(),
    subject: text().notNull(),
    text: text().notNull(),
    /** For which kinds of records it is offered; empty for all. */
    kinds: jsonb().$type<Mailed[]>().notNull().default([]),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] }), tenantPolicy()],
)
