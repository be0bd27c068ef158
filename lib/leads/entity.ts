import '@/lib/dictionaries/entities' // declares what the fields below refer to
import { lead, leadEmail, leadTag } from '@/db/schema'
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
  companyName: { type: 'text', listed: true, search: 'text' },
  ...reachFields,
  qualification: { type: 'choice', options: ['target', 'lead'], required: true },
  status: {
    type: 'choice',
    options: ['new', 'assigned', 'in_process', 'recycled', 'dead'],
    listed: true,
    standing: true,
  },
  stopReasonId: { type: 'reference', to: 'stop_reason', standing: true },
  potential: { type: 'rating', listed: true },
  accountId: { type: 'record', to: 'account', path: '/customers', readOnly: true },
  contactId: { type: 'record', to: 'contact', path: '/contacts', readOnly: true },
  opportunityId: { type: 'record', to: 'opportunity', path: '/opportunities', readOnly: true },
  convertedAt: { type: 'instant', readOnly: true },
  ...ownedFields,
  mergedIntoId: { type: 'record', to: 'lead', path: '/leads', readOnly: true, hidden: true },
  teamId: { ...ownedFields.teamId, offered: 'hasLeads' },
  createdAt: { ...ownedFields.createdAt, listed: true },
} as const satisfies Record<string, Field>

export const leads = entity({
  name: 'lead',
  table: lead,
  title: 'name',
  path: '/leads',
  permissions: { read: 'lead:read', create: 'lead:create', write: 'lead:write', delete: 'lead:delete' },
  fields,
  layout: {
    form: [
      'name',
      'companyName',
      'phone',
      'emails',
      'qualification',
      'potential',
      'sourceId',
      'ownerId',
      'teamId',
      'tagIds',
      'address',
      'description',
    ],
    figures: ['ownerId', 'status', 'stopReasonId', 'potential', 'phone'],
    groups: {
      contact: ['companyName', 'phone', 'emails', 'address'],
      about: ['qualification', 'sourceId', 'teamId', 'tagIds', 'description'],
      converted: ['accountId', 'contactId', 'opportunityId', 'convertedAt'],
      system: ['createdAt', 'updatedAt'],
    },
    board: 'status',
    card: ['companyName', 'phone', 'status', 'ownerId', 'tagIds'],
    views: {
      targets: ['qualification', 'is', 'target'],
      leads: ['qualification', 'is', 'lead'],
    },
  },
  joins: {
    emails: joined(leadEmail, leadEmail.recordId, leadEmail.address),
    tagIds: joined(leadTag, leadTag.leadId, leadTag.tagId),
  },
})
