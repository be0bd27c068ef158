import '@/lib/dictionaries/entities' // declares what the fields below refer to
import { account, accountTag } from '@/db/schema'
import { entity } from '@/lib/kernel/entity'
import { accountFields } from './fields'

export const accounts = entity({
  name: 'account',
  table: account,
  title: 'name',
  path: '/customers',
  permissions: {
    read: 'account:read',
    create: 'account:create',
    write: 'account:write',
    delete: 'account:delete',
  },
  fields: accountFields,
  joins: {
    tagIds: {
      table: accountTag,
      workspaceId: accountTag.workspaceId,
      own: accountTag.accountId,
      other: accountTag.tagId,
    },
  },
})
