import '@/lib/dictionaries/entities' // declares what the fields below refer to
import { CASE_PHASES, CASE_PRIORITIES, CASE_SOURCES, CASE_SUBJECT, supportCase } from '@/db/schema'
import { entity, type Field } from '@/lib/kernel/entity'
import { ownedFields } from '@/lib/records/owned-fields'

const { sourceId: _, tagIds: __, ...keptFields } = ownedFields

const fields = {
  number: { type: 'text', readOnly: true, listed: true, sortable: true, search: 'text', stays: true },
  subject: {
    type: 'text',
    required: true,
    max: CASE_SUBJECT,
    listed: true,
    sortable: true,
    search: 'text',
    personal: true,
  },
  priority: { type: 'choice', options: CASE_PRIORITIES, required: true, listed: true },
  statusId: { type: 'reference', to: 'case_status', listed: true, standing: true },
  nextDueAt: { type: 'instant', readOnly: true, listed: true, sortable: true, isDeadline: true },
  phase: { type: 'choice', options: CASE_PHASES },
  source: { type: 'choice', options: CASE_SOURCES, readOnly: true },
  accountId: { type: 'record', to: 'account', path: '/customers', listed: true },
  categoryId: { type: 'reference', to: 'case_category', listed: true },
  contactId: { type: 'record', to: 'contact', path: '/contacts' },
  contactName: { type: 'text', search: 'text', personal: true },
  contactEmail: { type: 'email', search: 'email', personal: true },
  opportunityId: { type: 'record', to: 'opportunity', path: '/opportunities' },
  answerDueAt: { type: 'instant', readOnly: true },
  solveDueAt: { type: 'instant', readOnly: true },
  firstAnsweredAt: { type: 'instant', readOnly: true },
  solvedAt: { type: 'instant', readOnly: true },
  isOverdue: { type: 'boolean', readOnly: true },
  isOpen: { type: 'boolean', readOnly: true },
  restsSince: { type: 'instant', readOnly: true, hidden: true },
  pausedMinutes: { type: 'number', readOnly: true, hidden: true },
  satisfaction: { type: 'rating', max: 5 },
  satisfactionNote: { type: 'longText', personal: true },
  mergedIntoId: { type: 'record', to: 'support_case', path: '/cases', readOnly: true, hidden: true },
  ...keptFields,
} as const satisfies Record<string, Field>

export const cases = entity({
  name: 'support_case',
  table: supportCase,
  title: 'subject',
  path: '/cases',
  permissions: {
    read: 'support_case:read',
    create: 'support_case:create',
    write: 'support_case:write',
    delete: 'support_case:delete',
  },
  fields,
  layout: {
    form: [
      'subject',
      'categoryId',
      'priority',
      'statusId',
      'phase',
      'accountId',
      'contactId',
      'contactName',
      'contactEmail',
      'opportunityId',
      'ownerId',
      'teamId',
      'description',
      'satisfaction',
      'satisfactionNote',
    ],
    figures: ['number', 'statusId', 'priority', 'nextDueAt', 'ownerId'],
    groups: {
      about: ['categoryId', 'phase', 'source', 'teamId', 'description'],
      related: ['accountId', 'contactId', 'contactName', 'contactEmail', 'opportunityId'],
      deadlines: ['answerDueAt', 'firstAnsweredAt', 'solveDueAt', 'solvedAt'],
      satisfaction: ['satisfaction', 'satisfactionNote'],
      system: ['createdAt', 'updatedAt'],
    },
    board: 'statusId',
    card: ['number', 'priority', 'nextDueAt', 'accountId', 'ownerId'],
    views: {
      overdue: ['isOverdue', 'is', true],
      open: ['isOpen', 'is', true],
      urgent: {
        and: [
          ['isOpen', 'is', true],
          ['priority', 'is', 'urgent'],
        ],
      },
    },
  },
})
