import { orgUnit, UNIT_KINDS } from '@/db/schema'
import { entity } from '@/lib/kernel/entity'

/** Kinds that a person may choose; the root is made with the workspace, once. */
export const CHOSEN_KINDS = UNIT_KINDS.filter((kind) => kind !== 'root')

/** Companies, branches and departments: one tree, whose root stands for the whole workspace. */
export const units = entity({
  name: 'org_unit',
  table: orgUnit,
  title: 'name',
  permissions: {
    read: 'dictionary:read',
    create: 'organisation:write',
    write: 'organisation:write',
    delete: 'organisation:write',
  },
  fields: {
    name: { type: 'text', required: true, max: 100, listed: true, sortable: true, search: 'text' },
    kind: { type: 'choice', options: CHOSEN_KINDS, required: true, listed: true },
    parentId: { type: 'reference', to: 'org_unit', required: true },
    headId: { type: 'reference', to: 'member', listed: true },
    position: { type: 'number', readOnly: true, hidden: true, sortable: true },
  },
})
