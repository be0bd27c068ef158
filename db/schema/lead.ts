import { sql } from 'drizzle-orm'
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
import { stopReason } from './account'
import { createdAt, id, instant, tenantPolicy, updatedAt, version, workspaceId } from './base'
import { member, workspace } from './identity'
import { leadSource, salesTeam, tag } from './pipeline'

export const QUALIFICATIONS = ['target', 'lead'] as const
export const LEAD_STATUSES = ['new', 'assigned', 'in_process', 'converted', 'recycled', 'dead'] as const

/** Somebody who may become a customer: a target, never heard from, or a lead, who answered. */
export const lead = pgTable(
  'lead',
  {
    workspaceId: workspaceId().references(() => workspace.workspaceId, { onDelete: 'cascade' }),
    id: id(),
    name: text().notNull(),
    companyName: text('company_name'),
    phone: text(),
    email: text(),
    address: text(),
    qualification: text({ enum: QUALIFICATIONS }).notNull().default('lead'),
    status: text({ enum: LEAD_STATUSES }).notNull().default('new'),
    stopReasonId: uuid('stop_reason_id'),
    potential: integer().notNull().default(0),
    sourceId: uuid('source_id'),
    ownerId: uuid('owner_id'),
    teamId: uuid('team_id'),
    description: text(),
    archivedAt: instant('archived_at'),
    isArchived: boolean('is_archived').notNull().generatedAlwaysAs(sql`archived_at IS NOT NULL`),
    custom: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    createdBy: uuid('created_by'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    foreignKey({ columns: [t.workspaceId, t.ownerId], foreignColumns: [member.workspaceId, member.id] }),
    foreignKey({ columns: [t.workspaceId, t.teamId], foreignColumns: [salesTeam.workspaceId, salesTeam.id] }),
    foreignKey({
      columns: [t.workspaceId, t.sourceId],
      foreignColumns: [leadSource.workspaceId, leadSource.id],
    }),
    foreignKey({
      columns: [t.workspaceId, t.stopReasonId],
      foreignColumns: [stopReason.workspaceId, stopReason.id],
    }),
    index('lead_created_idx').on(t.workspaceId, t.isArchived, t.createdAt, t.id),
    index('lead_name_idx').on(t.workspaceId, t.isArchived, t.name, t.id),
    index('lead_status_idx').on(t.workspaceId, t.status, t.isArchived, t.createdAt, t.id),
    index('lead_owner_idx').on(t.workspaceId, t.ownerId, t.isArchived, t.createdAt, t.id),
    index('lead_team_idx').on(t.workspaceId, t.teamId, t.isArchived, t.id),
    index('lead_source_idx').on(t.workspaceId, t.sourceId),
    index('lead_stop_idx').on(t.workspaceId, t.stopReasonId),
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
