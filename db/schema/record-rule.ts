import { jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import { createdAt, id, tenantPolicy, updatedAt, version, workspaceId } from './base'
import { workspace } from './identity'

export type ConditionalRule = { field: string; is: readonly string[]; required: readonly string[] }

/** What a company demands of its records of one kind, beyond what the product does. */
export const recordRule = pgTable(
  'record_rule',
  {
    workspaceId: workspaceId().references(() => workspace.workspaceId, { onDelete: 'cascade' }),
    id: id(),
    entity: text().notNull(),
    /** Fields that must be filled. */
    required: jsonb().$type<string[]>().notNull().default([]),
    /** Fields that must be filled while another holds certain values. */
    conditional: jsonb().$type<ConditionalRule[]>().notNull().default([]),
    /** Fields of which no two records may hold the same. */
    distinct: jsonb().$type<string[]>().notNull().default([]),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique('record_rule_entity_key').on(t.workspaceId, t.entity),
    tenantPolicy(),
  ],
)
