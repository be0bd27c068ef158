import '@/lib/dictionaries/entities' // declares what the fields below refer to
import { contact, contactEmail, contactTag } from '@/db/schema'
import { entity, type Field } from '@/lib/kernel/entity'
import { joined, ownedFields, reachFields } from '@/lib/records/owned-fields'

const fields = {
  name: {
    type: 'text',
    required: true,
    listed: true,
    sortable: true,
    sortedBy: 'nameKey',
    search: 'text',
    personal: true,
  },
  accountId: { type: 'record', to: 'account', path: '/customers', listed: true },
  positionId: { type: 'reference', to: 'position', listed: true },
  citizenId: { type: 'citizenId', search: 'sealed', personal: true },
  ...reachFields,
  bornOn: { type: 'date', personal: true, yearly: 'bornDay' },
  bornDay: { type: 'number', readOnly: true, hidden: true, follows: 'bornOn' },
  ...ownedFields,
  mergedIntoId: { type: 'record', to: 'contact', path: '/contacts', readOnly: true, hidden: true },
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
      'emails',
      'bornOn',
      'citizenId',
      'sourceId',
      'ownerId',
      'teamId',
      'tagIds',
      'address',
      'description',
    ],
    figures: ['accountId', 'positionId', 'phone', 'ownerId'],
    groups: {
      contact: ['phone', 'emails', 'address'],
      about: ['bornOn', 'citizenId', 'sourceId', 'teamId', 'tagIds', 'description'],
      system: ['createdAt', 'updatedAt'],
    },
    board: 'positionId',
    card: ['accountId', 'positionId', 'phone', 'ownerId'],
  },
  joins: {
    emails: joined(contactEmail, contactEmail.recordId, contactEmail.address),
    tagIds: joined(contactTag, contactTag.contactId, contactTag.tagId),
  },
})
