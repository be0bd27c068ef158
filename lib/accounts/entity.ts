import '@/lib/dictionaries/entities' // declares what the fields below refer to
import { account, accountEmail, accountGroup, accountTag } from '@/db/schema'
import { entity, type Field } from '@/lib/kernel/entity'
import { joined, ownedFields, reachFields } from '@/lib/records/owned-fields'

const fields = {
  name: { type: 'text', required: true, listed: true, sortable: true, search: 'text' },
  kind: { type: 'choice', options: ['organization', 'person'], required: true, listed: true },
  taxCode: { type: 'taxCode', search: 'text', when: { field: 'kind', is: 'organization' } },
  ...reachFields,
  website: { type: 'url', search: 'text' },
  bornOn: { type: 'date', personal: true },
  lifecycleId: { type: 'reference', to: 'lifecycle_stage', leaf: true, listed: true },
  groupIds: { type: 'references', to: 'customer_group' },
  typeId: { type: 'reference', to: 'customer_type', listed: true },
  occupationId: { type: 'reference', to: 'occupation', when: { field: 'kind', is: 'person' } },
  schoolId: { type: 'reference', to: 'school', when: { field: 'kind', is: 'person' } },
  parentId: {
    type: 'record',
    to: 'account',
    path: '/customers',
    when: { field: 'kind', is: 'organization' },
  },
  stopReasonId: { type: 'reference', to: 'stop_reason' },
  ...ownedFields,
  mergedIntoId: { type: 'record', to: 'account', path: '/customers', readOnly: true, hidden: true },
} as const satisfies Record<string, Field>

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
  fields,
  layout: {
    form: [
      'name',
      'kind',
      'phone',
      'emails',
      'taxCode',
      'website',
      'bornOn',
      'address',
      'parentId',
      'lifecycleId',
      'typeId',
      'groupIds',
      'sourceId',
      'occupationId',
      'schoolId',
      'ownerId',
      'teamId',
      'tagIds',
      'description',
    ],
    figures: ['ownerId', 'lifecycleId', 'kind', 'typeId', 'phone'],
    groups: {
      contact: ['phone', 'emails', 'website', 'address'],
      about: [
        'taxCode',
        'parentId',
        'bornOn',
        'occupationId',
        'schoolId',
        'sourceId',
        'teamId',
        'groupIds',
        'tagIds',
        'description',
      ],
      care: ['stopReasonId'],
      system: ['createdAt', 'updatedAt'],
    },
    card: ['phone', 'email', 'typeId', 'ownerId', 'tagIds'],
  },
  joins: {
    emails: joined(accountEmail, accountEmail.recordId, accountEmail.address),
    groupIds: joined(accountGroup, accountGroup.accountId, accountGroup.groupId),
    tagIds: joined(accountTag, accountTag.accountId, accountTag.tagId),
  },
})
