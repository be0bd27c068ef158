import '@/lib/dictionaries/entities' // declares what the fields below refer to
import { opportunity, opportunityTag } from '@/db/schema'
import { entity } from '@/lib/kernel/entity'
import { joined } from '@/lib/records/owned-fields'
import { opportunityFields } from './fields'

export const opportunities = entity({
  name: 'opportunity',
  table: opportunity,
  title: 'title',
  path: '/opportunities',
  permissions: {
    read: 'opportunity:read',
    create: 'opportunity:create',
    write: 'opportunity:write',
    delete: 'opportunity:delete',
  },
  fields: opportunityFields,
  joins: {
    tagIds: joined(opportunityTag, opportunityTag.opportunityId, opportunityTag.tagId),
  },
})
