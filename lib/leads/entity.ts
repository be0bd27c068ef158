import '@/lib/dictionaries/entities' // declares what the fields below refer to
import { lead, leadTag } from '@/db/schema'
import { entity } from '@/lib/kernel/entity'
import { leadFields } from './fields'

export const leads = entity({
  name: 'lead',
  table: lead,
  title: 'name',
  path: '/leads',
  permissions: { read: 'lead:read', create: 'lead:create', write: 'lead:write', delete: 'lead:delete' },
  fields: leadFields,
  joins: {
    tagIds: { table: leadTag, workspaceId: leadTag.workspaceId, own: leadTag.leadId, other: leadTag.tagId },
  },
})
