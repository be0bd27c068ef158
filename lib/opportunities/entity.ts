import '@/lib/dictionaries/entities' // declares what the fields below refer to
import { opportunity, opportunityTag } from '@/db/schema'
import { entity } from '@/lib/kernel/entity'
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
    tagIds: {
      table: opportunityTag,
      workspaceId: opportunityTag.workspaceId,
      own: opportunityTag.opportunityId,
      other: opportunityTag.tagId,
    },
  },
})
