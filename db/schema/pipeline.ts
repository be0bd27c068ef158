import {
  boolean,
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
import { member, orgUnit, workspace } from './identity'

/** Columns of every dictionary: a named, ordered, archivable row. */
export const dictionary = () => ({
  workspaceId: workspaceId().references(() => workspace.workspaceId, { onDelete: 'cascade' }),
  id: id(),
  name: text().notNull(),
  position: integer().notNull().default(0),
  archivedAt: instant('archived_at'),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  version: version(),
})

export const pipeline = pgTable('pipeline', dictionary(), (t) => [
  primaryKey({ columns: [t.workspaceId, t.id] }),
  tenantPolicy(),
])

export const STAGE_KINDS = ['open', 'won', 'lost'] as const
export type StageKind = (typeof STAGE_KINDS)[number]
export type Requirement = { id: string; text: string }

export const stage = pgTable(
  'stage',
  {
    ...dictionary(),
    pipelineId: uuid('pipeline_id').notNull(),
    kind: text({ enum: STAGE_KINDS }).notNull().default('open'),
    color: text().notNull().default('gray'),
    hasProbability: boolean('has_probability').notNull().default(false),
    probability: integer().notNull().default(0),
    isFolded: boolean('is_folded').notNull().default(false),
    requirements: jsonb().$type<Requirement[]>().notNull().default([]),
    isGate: boolean('is_gate').notNull().default(false),
    requiredFields: jsonb('required_fields').$type<string[]>().notNull().default([]),
    rottingDays: integer('rotting_days').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    foreignKey({
      columns: [t.workspaceId, t.pipelineId],
      foreignColumns: [pipeline.workspaceId, pipeline.id],
    }),
    index('stage_pipeline_idx').on(t.workspaceId, t.pipelineId, t.position),
    tenantPolicy(),
  ],
)

export const OWNER_RULES = ['leader', 'round_robin', 'unassigned'] as const
export const BULK_POLICIES = ['create', 'hold', 'drop'] as const

export const salesTeam = pgTable(
  'sales_team',
  {
    ...dictionary(),
    pipelineId: uuid('pipeline_id').notNull(),
    companyId: uuid('company_id'),
    leaderId: uuid('leader_id'),
    hasQuotations: boolean('has_quotations').notNull().default(false),
    hasOpportunities: boolean('has_opportunities').notNull().default(true),
    hasLeads: boolean('has_leads').notNull().default(false),
    alias: text(),
    /** Where customers write whose mail becomes a case. */
    caseAlias: text('case_alias'),
    ownerRule: text('owner_rule', { enum: OWNER_RULES }).notNull().default('leader'),
    bulkPolicy: text('bulk_policy', { enum: BULK_POLICIES }).notNull().default('hold'),
    /** Whether who writes to the alias and is not known yet becomes a contact. */
    makesContacts: boolean('makes_contacts').notNull().default(true),
    color: text().notNull().default('gray'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    foreignKey({
      columns: [t.workspaceId, t.pipelineId],
      foreignColumns: [pipeline.workspaceId, pipeline.id],
    }),
    foreignKey({ columns: [t.workspaceId, t.companyId], foreignColumns: [orgUnit.workspaceId, orgUnit.id] }),
    foreignKey({ columns: [t.workspaceId, t.leaderId], foreignColumns: [member.workspaceId, member.id] }),
    tenantPolicy(),
  ],
)

export const teamMember = pgTable(
  'team_member',
  { workspaceId: workspaceId(), teamId: uuid('team_id').notNull(), memberId: uuid('member_id').notNull() },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.teamId, t.memberId] }),
    foreignKey({
      columns: [t.workspaceId, t.teamId],
      foreignColumns: [salesTeam.workspaceId, salesTeam.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.workspaceId, t.memberId],
      foreignColumns: [member.workspaceId, member.id],
    }).onDelete('cascade'),
    index('team_member_member_idx').on(t.workspaceId, t.memberId),
    tenantPolicy(),
  ],
)

/** What a mail to an alias becomes: the name of the kind of record. */
export const ALIAS_KINDS = ['opportunity', 'support_case'] as const
export type AliasKind = (typeof ALIAS_KINDS)[number]
export const ALIAS_STATUSES = ['not_tested', 'valid', 'invalid'] as const

/** Every address whose mail becomes records, unique over all workspaces; its rules stand with the team. */
export const alias = pgTable(
  'alias',
  {
    workspaceId: workspaceId().references(() => workspace.workspaceId, { onDelete: 'cascade' }),
    id: id(),
    address: text().notNull(),
    kind: text({ enum: ALIAS_KINDS }).notNull().default('opportunity'),
    teamId: uuid('team_id').notNull(),
    lastOwnerId: uuid('last_owner_id'),
    status: text({ enum: ALIAS_STATUSES }).notNull().default('not_tested'),
    lastMailAt: instant('last_mail_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique('alias_address_key').on(t.address),
    unique('alias_team_key').on(t.workspaceId, t.teamId, t.kind),
    foreignKey({
      columns: [t.workspaceId, t.teamId],
      foreignColumns: [salesTeam.workspaceId, salesTeam.id],
    }).onDelete('cascade'),
    tenantPolicy(),
  ],
)

export const tag = pgTable('tag', { ...dictionary(), color: text().notNull().default('gray') }, (t) => [
  primaryKey({ columns: [t.workspaceId, t.id] }),
  tenantPolicy(),
])

export const lostReason = pgTable(
  'lost_reason',
  { ...dictionary(), description: text(), isActive: boolean('is_active').notNull().default(true) },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] }), tenantPolicy()],
)

export const leadSource = pgTable('lead_source', { ...dictionary(), description: text() }, (t) => [
  primaryKey({ columns: [t.workspaceId, t.id] }),
  tenantPolicy(),
])

/** Rate of one currency to the workspace's base currency, taken when an amount is saved. */
export const currency = pgTable('currency', { ...dictionary(), rate: text().notNull() }, (t) => [
  primaryKey({ columns: [t.workspaceId, t.id] }),
  unique('currency_name_key').on(t.workspaceId, t.name),
  tenantPolicy(),
])
