import '@/lib/dictionaries/entities' // declares what the fields below refer to
import { account, accountTag } from '@/db/schema'
import { entity, type Field } from '@/lib/kernel/entity'

const fields = {
  name: { type: 'text', required: true, listed: true, sortable: true, search: 'text' },
  kind: { type: 'choice', options: ['organization', 'person'], required: true, listed: true },
  taxCode: { type: 'taxCode', search: 'text', when: { field: 'kind', is: 'organization' } },
  phone: { type: 'phone', listed: true, search: 'phone', personal: true },
  email: { type: 'email', listed: true, search: 'email', personal: true },
  website: { type: 'url', search: 'text' },
  address: { type: 'longText', max: 500, personal: true },
  bornOn: { type: 'date', personal: true },
  typeId: { type: 'reference', to: 'customer_type', listed: true },
  occupationId: { type: 'reference', to: 'occupation', when: { field: 'kind', is: 'person' } },
  schoolId: { type: 'reference', to: 'school', when: { field: 'kind', is: 'person' } },
  sourceId: { type: 'reference', to: 'lead_source' },
  ownerId: { type: 'reference', to: 'member', listed: true, standing: true },
  teamId: { type: 'reference', to: 'sales_team', standing: true },
  tagIds: { type: 'references', to: 'tag', listed: true },
  stopReasonId: { type: 'reference', to: 'stop_reason' },
  description: { type: 'longText', personal: true },
  createdAt: { type: 'instant', readOnly: true, sortable: true },
  updatedAt: { type: 'instant', readOnly: true },
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
      'email',
      'taxCode',
      'website',
      'bornOn',
      'address',
      'typeId',
      'sourceId',
      'occupationId',
      'schoolId',
      'ownerId',
      'teamId',
      'tagIds',
      'description',
    ],
    figures: ['ownerId', 'kind', 'typeId', 'phone'],
    groups: {
      contact: ['phone', 'email', 'website', 'address'],
      about: ['taxCode', 'bornOn', 'occupationId', 'schoolId', 'sourceId', 'teamId', 'tagIds', 'description'],
      care: ['stopReasonId'],
      system: ['createdAt', 'updatedAt'],
    },
    card: ['phone', 'email', 'typeId', 'ownerId', 'tagIds'],
  },
  joins: {
    tagIds: {
      table: accountTag,
      workspaceId: accountTag.workspaceId,
      own: accountTag.accountId,
      other: accountTag.tagId,
    },
  },
})
