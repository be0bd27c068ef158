import { recordRule } from '@/db/schema'
import { entity } from '@/lib/kernel/entity'

/** What a company demands of one kind of record, so that a change of it can be told and taken back. */
export const recordRules = entity({
  name: 'record_rule',
  table: recordRule,
  title: 'entity',
  permissions: {
    read: 'workspace:write',
    create: 'workspace:write',
    write: 'workspace:write',
    delete: 'workspace:write',
  },
  fields: {
    required: { type: 'choices' },
    conditional: { type: 'conditions' },
    distinct: { type: 'choices' },
  },
})
