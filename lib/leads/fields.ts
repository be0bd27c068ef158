import type { Description, Field } from '@/lib/kernel/entity'

/** The fields of a lead, apart from its table so that the browser may know them too. */
export const leadFields = {
  name: { type: 'text', required: true, listed: true, sortable: true, search: 'text', personal: true },
  companyName: { type: 'text', listed: true, search: 'text' },
  phone: { type: 'phone', listed: true, search: 'phone', personal: true },
  email: { type: 'email', search: 'email', personal: true },
  address: { type: 'longText', max: 500, personal: true },
  qualification: { type: 'choice', options: ['target', 'lead'], required: true },
  status: {
    type: 'choice',
    options: ['new', 'assigned', 'in_process', 'recycled', 'dead'],
    listed: true,
    standing: true,
  },
  stopReasonId: { type: 'reference', to: 'stop_reason', standing: true },
  potential: { type: 'rating', listed: true },
  sourceId: { type: 'reference', to: 'lead_source' },
  ownerId: { type: 'reference', to: 'member', listed: true, standing: true },
  teamId: { type: 'reference', to: 'sales_team', offered: 'hasLeads', standing: true },
  tagIds: { type: 'references', to: 'tag', listed: true },
  description: { type: 'longText', personal: true },
  createdAt: { type: 'instant', readOnly: true, listed: true, sortable: true },
  updatedAt: { type: 'instant', readOnly: true },
} as const satisfies Record<string, Field>

export const leadDescription: Description = { name: 'lead', title: 'name', fields: leadFields }
