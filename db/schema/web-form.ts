import { sql } from 'drizzle-orm'
import {
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
  uuid,
} from 'drizzle-orm/pg-core'
import { instant, tenantPolicy, workspaceId } from './base'
import { member } from './identity'
import { QUALIFICATIONS } from './lead'
import { dictionary, leadSource, salesTeam, tag } from './pipeline'
import { CONSENT_CHANNELS } from './privacy'

/** One field that a form asks for. */
export type Question = { field: string; isRequired: boolean }

/** A form on a website whose answers become leads: what it asks, what it sets, what it says. */
export const webForm = pgTable(
  'web_form',
  {
    ...dictionary(),
    isActive: boolean('is_active').notNull().default(true),
    locale: text({ enum: ['vi', 'en'] })
      .notNull()
      .default('vi'),
    title: text().notNull(),
    intro: text(),
    thanks: text().notNull(),
    redirectUrl: text('redirect_url'),
    questions: jsonb().$type<Question[]>().notNull(),
    leadQualification: text('lead_qualification', { enum: QUALIFICATIONS }).notNull().default('lead'),
    leadSourceId: uuid('lead_source_id'),
    leadOwnerId: uuid('lead_owner_id'),
    leadTeamId: uuid('lead_team_id'),
    consentText: text('consent_text'),
    consentPurpose: text('consent_purpose'),
    consentChannel: text('consent_channel', { enum: CONSENT_CHANNELS }).notNull().default('email'),
    /** The part of the form's address that nobody guesses; unique over all workspaces. */
    publicKey: text('public_key').notNull(),
    /** Whose turn it was last, where a team's members take turns. */
    lastOwnerId: uuid('last_owner_id'),
    received: integer().notNull().default(0),
    heldBack: integer('held_back').notNull().default(0),
    lastReceivedAt: instant('last_received_at'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique('web_form_public_key').on(t.publicKey),
    foreignKey({
      columns: [t.workspaceId, t.leadSourceId],
      foreignColumns: [leadSource.workspaceId, leadSource.id],
    }),
    foreignKey({ columns: [t.workspaceId, t.leadOwnerId], foreignColumns: [member.workspaceId, member.id] }),
    foreignKey({
      columns: [t.workspaceId, t.leadTeamId],
      foreignColumns: [salesTeam.workspaceId, salesTeam.id],
    }),
    check('web_form_redirect', sql`${t.redirectUrl} like 'https://%'`),
    tenantPolicy(),
  ],
)

export const webFormTag = pgTable(
  'web_form_tag',
  { workspaceId: workspaceId(), formId: uuid('form_id').notNull(), tagId: uuid('tag_id').notNull() },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.formId, t.tagId] }),
    foreignKey({
      columns: [t.workspaceId, t.formId],
      foreignColumns: [webForm.workspaceId, webForm.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [t.workspaceId, t.tagId], foreignColumns: [tag.workspaceId, tag.id] }),
    index('web_form_tag_tag_idx').on(t.workspaceId, t.tagId, t.formId),
    tenantPolicy(),
  ],
)
