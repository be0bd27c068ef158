import type { Description, Field } from '@/lib/kernel/entity'

/** The fields of an opportunity, apart from its table so that the browser may know them too. */
export const opportunityFields = {
  title: { type: 'text', required: true, listed: true, sortable: true, search: 'text' },
  customerName: { type: 'text', listed: true, search: 'text' },
  accountId: { type: 'record', to: 'account', path: '/customers' },
  contactId: { type: 'record', to: 'contact', path: '/contacts' },
  contactName: { type: 'text', search: 'text', personal: true },
  contactEmail: { type: 'email', search: 'email', personal: true },
  contactPhone: { type: 'phone', search: 'phone', personal: true },
  amount: { type: 'money', listed: true, currencyField: 'currency' },
  currency: { type: 'currency', follows: 'amount' },
  amountBase: { type: 'money', readOnly: true, sortable: true, follows: 'amount' },
  probability: { type: 'percent', listed: true, stays: true },
  expectedClose: { type: 'date', listed: true, sortable: true },
  stageId: { type: 'reference', to: 'stage', listed: true, standing: true, stays: true },
  status: { type: 'choice', options: ['open', 'won', 'lost'], readOnly: true, standing: true },
  ownerId: { type: 'reference', to: 'member', listed: true, standing: true },
  teamId: { type: 'reference', to: 'sales_team', offered: 'hasOpportunities', listed: true, standing: true },
  tagIds: { type: 'references', to: 'tag', listed: true },
  priority: { type: 'rating', listed: true },
  sourceId: { type: 'reference', to: 'lead_source' },
  description: { type: 'longText', personal: true },
  lostReasonId: { type: 'reference', to: 'lost_reason', readOnly: true },
  lostNote: { type: 'text', readOnly: true, hidden: true, follows: 'lostReasonId', personal: true },
  checklist: { type: 'checked', hidden: true },
  stageSince: { type: 'instant', readOnly: true },
  nextDueOn: { type: 'date', readOnly: true, sortable: true },
  closedAt: { type: 'instant', readOnly: true },
  mergedIntoId: {
    type: 'record',
    to: 'opportunity',
    path: '/opportunities',
    readOnly: true,
    hidden: true,
  },
  createdAt: { type: 'instant', readOnly: true, sortable: true },
  updatedAt: { type: 'instant', readOnly: true },
} as const satisfies Record<string, Field>

export const opportunityDescription: Description = {
  name: 'opportunity',
  title: 'title',
  fields: opportunityFields,
}
