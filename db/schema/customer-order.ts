import { foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { tenantPolicy } from './base'
import { orgUnit } from './identity'
import { dictionary } from './pipeline'

/** Where a customer stands with the company: pipelines of stages, as one tree. */
export const lifecycleStage = pgTable(
  'lifecycle_stage',
  {
    ...dictionary(),
    parentId: uuid('parent_id'),
    color: text().notNull().default('gray'),
    icon: text(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    foreignKey({ columns: [t.workspaceId, t.parentId], foreignColumns: [t.workspaceId, t.id] }),
    index('lifecycle_stage_parent_idx').on(t.workspaceId, t.parentId),
    tenantPolicy(),
  ],
)

/** A criterion by which customers are put into groups: area, trade. */
export const classification = pgTable('classification', { ...dictionary(), description: text() }, (t) => [
  primaryKey({ columns: [t.workspaceId, t.id] }),
  tenantPolicy(),
])

/** A value of a criterion, or a group of its own; below others, and of a branch. */
export const customerGroup = pgTable(
  'customer_group',
  {
    ...dictionary(),
    parentId: uuid('parent_id'),
    classificationId: uuid('classification_id'),
    unitId: uuid('unit_id'),
    color: text().notNull().default('gray'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    foreignKey({ columns: [t.workspaceId, t.parentId], foreignColumns: [t.workspaceId, t.id] }),
    foreignKey({
      columns: [t.workspaceId, t.classificationId],
      foreignColumns: [classification.workspaceId, classification.id],
    }),
    foreignKey({ columns: [t.workspaceId, t.unitId], foreignColumns: [orgUnit.workspaceId, orgUnit.id] }),
    index('customer_group_parent_idx').on(t.workspaceId, t.parentId),
    index('customer_group_classification_idx').on(t.workspaceId, t.classificationId),
    index('customer_group_unit_idx').on(t.workspaceId, t.unitId),
    tenantPolicy(),
  ],
)
