import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, id, instant, tenantPolicy, updatedAt, version, workspaceId } from './base'
import { member, workspace } from './identity'

export const CONSENT_CHANNELS = ['email', 'sms', 'call', 'zalo', 'other'] as const

/** How an agreement ended: entered in the ledger, by a mark on the address, or by a complaint that came in. */
export const WITHDRAWALS = ['entered', 'mark', 'complaint'] as const

/** Who agreed to what, in which words, with what proof. Taking it back keeps the row; who never agreed may refuse. */
export const consent = pgTable(
  'consent',
  {
    workspaceId: workspaceId().references(() => workspace.workspaceId, { onDelete: 'cascade' }),
    id: id(),
    name: text().notNull(),
    email: text(),
    phone: text(),
    purpose: text().notNull(),
    channel: text({ enum: CONSENT_CHANNELS }).notNull(),
    /** The text the person was shown. */
    wording: text().notNull(),
    proof: text().notNull(),
    /** Whoever entered it saw an act of agreement, not silence. */
    isExplicit: boolean('is_explicit').notNull(),
    /** Empty where somebody refused who had agreed to nothing. */
    givenOn: date('given_on', { mode: 'string' }),
    withdrawnOn: date('withdrawn_on', { mode: 'string' }),
    withdrawnVia: text('withdrawn_via', { enum: WITHDRAWALS }),
    withdrawnBy: uuid('withdrawn_by'),
    recordedBy: uuid('recorded_by'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('consent_created_idx').on(t.workspaceId, t.createdAt, t.id),
    index('consent_email_idx').on(t.workspaceId, t.email, t.createdAt),
    index('consent_phone_idx').on(t.workspaceId, t.phone, t.createdAt),
    check('consent_explicit', sql`${t.isExplicit}`),
    tenantPolicy(),
  ],
)

export const REQUEST_KINDS = ['access', 'correct', 'delete', 'restrict', 'object', 'withdraw'] as const
export const REQUEST_STATES = ['received', 'answered', 'done', 'refused'] as const

/** What a person asks about their data, and until when it must be answered and done. */
export const dataRequest = pgTable(
  'data_request',
  {
    workspaceId: workspaceId().references(() => workspace.workspaceId, { onDelete: 'cascade' }),
    id: id(),
    kind: text({ enum: REQUEST_KINDS }).notNull(),
    state: text({ enum: REQUEST_STATES }).notNull().default('received'),
    name: text().notNull(),
    email: text(),
    phone: text(),
    /** Marks the person when name and addresses are gone. */
    personMark: text('person_mark').notNull(),
    note: text(),
    hasProcessors: boolean('has_processors').notNull().default(false),
    receivedOn: date('received_on', { mode: 'string' }).notNull(),
    answerBy: date('answer_by', { mode: 'string' }).notNull(),
    doneBy: date('done_by', { mode: 'string' }),
    extensionReason: text('extension_reason'),
    refusalReason: text('refusal_reason'),
    answeredOn: date('answered_on', { mode: 'string' }),
    closedOn: date('closed_on', { mode: 'string' }),
    handlerId: uuid('handler_id'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    foreignKey({ columns: [t.workspaceId, t.handlerId], foreignColumns: [member.workspaceId, member.id] }),
    index('data_request_created_idx').on(t.workspaceId, t.createdAt, t.id),
    index('data_request_handler_idx').on(t.workspaceId, t.handlerId),
    tenantPolicy(),
  ],
)

export type ErasureCounts = { records: number; messages: number; mails: number; events: number }

/**
 * One erasure of a person, or one night of a retention rule. While it runs it may blacken the log; whom it is about
 * is sealed, and gone when it ends.
 */
export const erasure = pgTable(
  'erasure',
  {
    workspaceId: workspaceId().references(() => workspace.workspaceId, { onDelete: 'cascade' }),
    id: id(),
    requestId: uuid('request_id'),
    personMark: text('person_mark'),
    sealed: text(),
    counts: jsonb().$type<ErasureCounts>().notNull(),
    createdBy: uuid('created_by'),
    createdAt: createdAt(),
    doneAt: instant('done_at'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    foreignKey({
      columns: [t.workspaceId, t.requestId],
      foreignColumns: [dataRequest.workspaceId, dataRequest.id],
    }),
    index('erasure_request_idx').on(t.workspaceId, t.requestId),
    index('erasure_created_idx').on(t.workspaceId, t.createdAt, t.id),
    check('erasure_sealed', sql`${t.doneAt} is null or ${t.sealed} is null`),
    tenantPolicy(),
  ],
)
