import {
  boolean,
  doublePrecision,
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
import { dictionary } from './pipeline'

export type ChoiceLine = { id: string; text: string }

/** A field that a company adds to its records of one kind. */
export const customField = pgTable(
  'custom_field',
  {
    ...dictionary(),
    /** Of which kind of record: the name of its entity. */
    kind: text().notNull(),
    code: text().notNull(),
    type: text().notNull(),
    options: jsonb().$type<ChoiceLine[]>().notNull().default([]),
    isPersonal: boolean('is_personal').notNull().default(false),
    /** Of numbers: how many digits may stand after the comma. */
    decimals: integer().notNull().default(0),
    /** Of what is computed: how, and what comes of it. */
    formula: text(),
    result: text(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique('custom_field_code_key').on(t.workspaceId, t.kind, t.code),
    tenantPolicy(),
  ],
)

/**
 * What records hold in such fields: one row per value, in the column of its type. Rows and not a document, since under
 * row-level security no index serves a question about a document.
 */
export const customValue = pgTable(
  'custom_value',
  {
    workspaceId: workspaceId(),
    fieldId: uuid('field_id').notNull(),
    recordId: uuid('record_id').notNull(),
    /** Of fields that hold several. */
    place: integer().notNull().default(0),
    text: text(),
    /** Too long for an index. */
    long: text(),
    number: doublePrecision(),
    at: instant('at'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.recordId, t.fieldId, t.place] }),
    foreignKey({
      columns: [t.workspaceId, t.fieldId],
      foreignColumns: [customField.workspaceId, customField.id],
    }).onDelete('cascade'),
    index('custom_value_text_idx').on(t.workspaceId, t.fieldId, t.text, t.recordId),
    index('custom_value_number_idx').on(t.workspaceId, t.fieldId, t.number, t.recordId),
    index('custom_value_at_idx').on(t.workspaceId, t.fieldId, t.at, t.recordId),
    tenantPolicy(),
  ],
)
