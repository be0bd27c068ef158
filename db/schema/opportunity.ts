import { sql } from 'drizzle-orm'
import { date, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { account } from './account'
import { bytewise, id, instant, money, tenantPolicy, workspaceId } from './base'
import { contact } from './contact'
import { lostReason, pipeline, STAGE_KINDS, stage, tag } from './pipeline'
import { merging, mergingKeys, owned, ownedKeys } from './record'

export const opportunity = pgTable(
  'opportunity',
  {
    ...owned(),
    ...merging(),
    title: text().notNull(),
    customerName: text('customer_name'),
    contactName: text('contact_name'),
    contactEmail: text('contact_email'),
    contactPhone: text('contact_phone'),
    accountId: uuid('account_id'),
    contactId: uuid('contact_id'),
    amount: money('amount').notNull().default(0),
    currency: text().notNull().default('VND'),
    rate: text().notNull().default('1'),
    amountBase: money('amount_base').notNull().default(0),
    probability: integer().notNull().default(0),
    expectedClose: date('expected_close', { mode: 'string' }),
    pipelineId: uuid('pipeline_id').notNull(),
    stageId: uuid('stage_id').notNull(),
    status: text({ enum: STAGE_KINDS }).notNull().default('open'),
    rank: bytewise().notNull(),
    checklist: jsonb().$type<string[]>().notNull().default([]),
    priority: integer().notNull().default(0),
    lostReasonId: uuid('lost_reason_id'),
    lostNote: text('lost_note'),
    stageSince: instant('stage_since').notNull().defaultNow(),
    /** The day of its next open activity; kept by a trigger on activities. */
    nextDueOn: date('next_due_on', { mode: 'string' }),
    closedAt: instant('closed_at'),
  },
  (t) => [
    ...ownedKeys(t),
    ...mergingKeys('opportunity', t),
    foreignKey({
      columns: [t.workspaceId, t.pipelineId],
      foreignColumns: [pipeline.workspaceId, pipeline.id],
    }),
    foreignKey({ columns: [t.workspaceId, t.stageId], foreignColumns: [stage.workspaceId, stage.id] }),
    foreignKey({
      columns: [t.workspaceId, t.lostReasonId],
      foreignColumns: [lostReason.workspaceId, lostReason.id],
    }),
    foreignKey({ columns: [t.workspaceId, t.accountId], foreignColumns: [account.workspaceId, account.id] }),
    foreignKey({ columns: [t.workspaceId, t.contactId], foreignColumns: [contact.workspaceId, contact.id] }),
    index('opportunity_account_idx').on(t.workspaceId, t.accountId, t.createdAt),
    index('opportunity_contact_idx').on(t.workspaceId, t.contactId, t.createdAt),
    index('opportunity_board_idx').on(t.workspaceId, t.stageId, t.isArchived, t.rank, t.id),
    // Holds all that totals of columns are made of, so that they never read the table.
    index('opportunity_totals_idx').on(
      t.workspaceId,
      t.isArchived,
      t.stageId,
      t.amountBase,
      t.probability,
      t.ownerId,
      t.teamId,
      t.status,
      t.nextDueOn,
      t.id, // what is shared is told by it
    ),
    index('opportunity_owner_idx').on(t.workspaceId, t.ownerId, t.isArchived, t.expectedClose, t.id),
    index('opportunity_team_idx').on(t.workspaceId, t.teamId, t.isArchived, t.id),
    index('opportunity_close_idx').on(t.workspaceId, t.isArchived, t.expectedClose, t.id),
    index('opportunity_next_idx').on(t.workspaceId, t.isArchived, t.nextDueOn, t.id),
    index('opportunity_created_idx').on(t.workspaceId, t.isArchived, t.createdAt, t.id),
    // What was won, by whom and when: beside it stand the sales targets.
    index('opportunity_won_idx')
      .on(t.workspaceId, t.closedAt, t.ownerId, t.amountBase)
      .where(sql`status = 'won' and deleted_at is null and merged_into_id is null`),
    index('opportunity_closed_idx').on(t.workspaceId, t.status, t.closedAt, t.id),
    index('opportunity_email_idx').on(t.workspaceId, t.contactEmail),
    tenantPolicy(),
  ],
)

export const opportunityTag = pgTable(
  'opportunity_tag',
  {
    workspaceId: workspaceId(),
    opportunityId: uuid('opportunity_id').notNull(),
    tagId: uuid('tag_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.opportunityId, t.tagId] }),
    foreignKey({
      columns: [t.workspaceId, t.opportunityId],
      foreignColumns: [opportunity.workspaceId, opportunity.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [t.workspaceId, t.tagId], foreignColumns: [tag.workspaceId, tag.id] }),
    index('opportunity_tag_tag_idx').on(t.workspaceId, t.tagId, t.opportunityId),
    tenantPolicy(),
  ],
)

/** Where a card stood and what it was worth, from when to when: time is kept in the same transaction. */
export const opportunitySpan = pgTable(
  'opportunity_span',
  {
    workspaceId: workspaceId(),
    id: id(),
    opportunityId: uuid('opportunity_id').notNull(),
    stageId: uuid('stage_id').notNull(),
    status: text({ enum: STAGE_KINDS }).notNull(),
    amountBase: money('amount_base').notNull(),
    probability: integer().notNull(),
    ownerId: uuid('owner_id'),
    teamId: uuid('team_id'),
    validFrom: instant('valid_from').notNull(),
    validTo: instant('valid_to'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    foreignKey({
      columns: [t.workspaceId, t.opportunityId],
      foreignColumns: [opportunity.workspaceId, opportunity.id],
    }).onDelete('cascade'),
    index('opportunity_span_record_idx').on(t.workspaceId, t.opportunityId, t.validFrom),
    index('opportunity_span_time_idx').on(t.workspaceId, t.validFrom, t.validTo),
    tenantPolicy(),
  ],
)
