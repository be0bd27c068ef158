import { sql } from 'drizzle-orm'
import { foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { account, stopReason } from './account'
import { instant, nameKey, tenantPolicy, workspaceId } from './base'
import { contact } from './contact'
import { addressed } from './location'
import { opportunity } from './opportunity'
import { tag } from './pipeline'
import { merging, mergingKeys, owned, ownedKeys } from './record'

export const QUALIFICATIONS = ['target', 'lead'] as const
export const LEAD_STATUSES = ['new', 'assigned', 'in_process', 'converted', 'recycled', 'dead'] as const

/** Somebody who may become a customer: a target, never heard from, or a lead, who answered. */
export const lead = pgTable(
  'lead',
  {
    ...owned(),
    ...merging(),
    name: text().notNull(),
    nameKey: nameKey(),
    companyName: text('company_name'),
    phone: text(),
    email: text(),
    ...addressed(),
    qualification: text({ enum: QUALIFICATIONS }).notNull().default('lead'),
    status: text({ enum: LEAD_STATUSES }).notNull().default('new'),
    stopReasonId: uuid('stop_reason_id'),
    potential: integer().notNull().default(0),
    convertedAt: instant('converted_at'),
    accountId: uuid('account_id'),
    contactId: uuid('contact_id'),
    opportunityId: uuid('opportunity_id'),
  },
  (t) => [
    ...ownedKeys(t),
    ...mergingKeys('lead', t),
    foreignKey({
      columns: [t.workspaceId, t.stopReasonId],
      foreignColumns: [stopReason.workspaceId, stopReason.id],
    }),
    foreignKey({ columns: [t.workspaceId, t.accountId], foreignColumns: [account.workspaceId, account.id] }),
    foreignKey({ columns: [t.workspaceId, t.contactId], foreignColumns: [contact.workspaceId, contact.id] }),
    foreignKey({
      columns: [t.workspaceId, t.opportunityId],
      foreignColumns: [opportunity.workspaceId, opportunity.id],
    }),
    index('lead_account_idx').on(t.workspaceId, t.accountId, t.createdAt),
    index('lead_contact_idx').on(t.workspaceId, t.contactId, t.createdAt),
    index('lead_opportunity_idx').on(t.workspaceId, t.opportunityId),
    index('lead_area_idx').on(t.workspaceId, t.addressArea, t.isArchived, t.createdAt, t.id),
    index('lead_created_idx').on(t.workspaceId, t.isArchived, t.createdAt, t.id),
    index('lead_name_idx').on(t.workspaceId, t.isArchived, t.nameKey, t.id),
    index('lead_status_idx').on(t.workspaceId, t.status, t.isArchived, t.createdAt, t.id),
    index('lead_qualification_idx').on(t.workspaceId, t.qualification, t.isArchived, t.createdAt, t.id),
    // Whom nobody has done anything with, the longest first.
    index('lead_idle_idx')
      .on(t.workspaceId, t.updatedAt, t.id)
      .where(sql`status in ('assigned', 'in_process') and archived_at is null`),
    index('lead_owner_idx').on(t.workspaceId, t.ownerId, t.isArchived, t.createdAt, t.id),
    index('lead_team_idx').on(t.workspaceId, t.teamId, t.isArchived, t.createdAt, t.id),
    index('lead_converted_idx').on(t.workspaceId, t.convertedAt, t.id),
    index('lead_source_idx').on(t.workspaceId, t.sourceId, t.isArchived, t.createdAt, t.id),
    index('lead_stop_idx').on(t.workspaceId, t.stopReasonId, t.isArchived, t.createdAt, t.id),
    tenantPolicy(),
  ],
)

export const leadTag = pgTable(
  'lead_tag',
  { workspaceId: workspaceId(), leadId: uuid('lead_id').notNull(), tagId: uuid('tag_id').notNull() },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.leadId, t.tagId] }),
    foreignKey({
      columns: [t.workspaceId, t.leadId],
      foreignColumns: [lead.workspaceId, lead.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [t.workspaceId, t.tagId], foreignColumns: [tag.workspaceId, tag.id] }),
    index('lead_tag_tag_idx').on(t.workspaceId, t.tagId, t.leadId),
    tenantPolicy(),
  ],
)
