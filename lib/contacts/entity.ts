import '@/lib/dictionaries/entities' // declares what the fields below refer to
import { contact, contactTag } from '@/db/schema'
import { entity, type Field } from '@/lib/kernel/entity'

const fields = {
  name: { type: 'text', required: true, listed: true, sortable: true, search: 'text', personal: true },
  accountId: { type: 'record', to: 'account', path: '/customers', listed: true },
  positionId: { type: 'reference', to: 'position', listed: true },
  phone: { type: 'phone', listed: true, search: 'phone', personal: true },
  email: { type: 'email', listed: true, search: 'email', personal: true },
  address: { type: 'longText', max: 500, personal: true },
  bornOn: { type: 'date', personal: true },
  sourceId: { type: 'reference', to: 'lead_source' },
  ownerId: { type: 'reference', to: 'member', listed: true, standing: true },
  teamId: { type: 'reference', to: 'sales_team', standing: true },
  tagIds: { type: 'references', to: 'tag' },
  description: { type: 'longText', personal: true },
  createdAt: { type: 'instant', readOnly: true, sortable: true },
  updatedAt: { type: 'instant', readOnly: true },
} as const satisfies Record<string, Field>

export const contacts = entity({
  name: 'contact',
  table: contact,
  title: 'name',
  path: '/contacts',
  permissions: {
    read: 'contact:read',
    create: 'contact:create',
    write: 'contact:write',
    delete: 'contact:delete',
  },
  fields,
  layout: {
    form: [
      'name',
      'accountId',
      'positionId',
      'phone',
      'email',
      'bornOn',
      'sourceId',
      'ownerId',
      'teamId',
      'tagIds',
      'address',
      'description',
    ],
    figures: ['accountId', 'positionId', 'phone', 'ownerId'],
    groups: {
      contact: ['phone', 'email', 'address'],
      about: ['bornOn', 'sourceId', 'teamId', 'tagIds', 'description'],
      system: ['createdAt', 'updatedAt'],
    },
    card: ['accountId', 'positionId', 'phone', 'ownerId'],
  },
  joins: {
    tagIds: {
      table: contactTag,
      workspaceId: contactTag.workspaceId,
      own: contactTag.contactId,
      other: contactTag.tagId,
    },
  },
})
