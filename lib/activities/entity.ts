import '@/lib/dictionaries/entities' // declares what the fields below refer to
import {
  ACTIVITY_KINDS,
  ACTIVITY_STATUSES,
  activity,
  activityContact,
  activityGuest,
  activityMember,
  activityTag,
  REMIND_BEFORE,
} from '@/db/schema'
import { entity, type Field } from '@/lib/kernel/entity'
import { joined, ownedFields } from '@/lib/records/owned-fields'
import { TIMED } from './times'

const { sourceId: _, ...keptFields } = ownedFields
const timed = { field: 'kind', is: TIMED }
const task = { field: 'kind', is: ['task', 'email'] }

const fields = {
  subject: { type: 'text', max: 200, listed: true, search: 'text', personal: true },
  kind: { type: 'choice', options: ACTIVITY_KINDS, required: true, listed: true },
  typeId: { type: 'reference', to: 'activity_type', among: { field: 'kind', as: 'kind' } },
  status: { type: 'choice', options: ACTIVITY_STATUSES, when: timed },
  statusId: { type: 'reference', to: 'task_status', when: task },
  direction: { type: 'choice', options: ['outbound', 'inbound'], when: { field: 'kind', is: 'call' } },
  startsAt: { type: 'instant' },
  endsAt: { type: 'instant', when: { field: 'kind', is: ['meeting', 'interaction'] } },
  minutes: { type: 'number', min: 0, max: 100_000, when: timed },
  isAllDay: { type: 'boolean', when: { field: 'kind', is: 'meeting' } },
  dueOn: { type: 'date', listed: true, sortable: true, when: task },
  location: { type: 'text', max: 300, when: { field: 'kind', is: ['meeting', 'interaction'] } },
  priority: { type: 'rating' },
  accountId: { type: 'record', to: 'account', path: '/customers', listed: true },
  contactId: { type: 'record', to: 'contact', path: '/contacts' },
  leadId: { type: 'record', to: 'lead', path: '/leads' },
  opportunityId: { type: 'record', to: 'opportunity', path: '/opportunities', listed: true },
  caseId: { type: 'record', to: 'support_case', path: '/cases' },
  memberIds: { type: 'references', to: 'member' },
  contactIds: { type: 'records', to: 'contact', path: '/contacts' },
  guests: { type: 'addresses', personal: true },
  popupMinutes: { type: 'choice', options: REMIND_BEFORE },
  mailMinutes: { type: 'choice', options: REMIND_BEFORE },
  mailsEverybody: { type: 'boolean' },
  outcome: { type: 'longText', personal: true },
  isOpen: { type: 'boolean', readOnly: true },
  closedAt: { type: 'instant', readOnly: true },
  mergedIntoId: { type: 'record', to: 'activity', path: '/activities', readOnly: true, hidden: true },
  ...keptFields,
} as const satisfies Record<string, Field>

export const activities = entity({
  name: 'activity',
  table: activity,
  title: 'subject',
  path: '/activities',
  permissions: {
    read: 'activity:read',
    create: 'activity:create',
    write: 'activity:write',
    delete: 'activity:delete',
  },
  fields,
  layout: {
    form: [
      'kind',
      'subject',
      'typeId',
      'direction',
      'startsAt',
      'endsAt',
      'minutes',
      'isAllDay',
      'dueOn',
      'location',
      'status',
      'statusId',
      'priority',
      'accountId',
      'contactId',
      'leadId',
      'opportunityId',
      'caseId',
      'ownerId',
      'teamId',
      'memberIds',
      'contactIds',
      'guests',
      'popupMinutes',
      'mailMinutes',
      'mailsEverybody',
      'tagIds',
      'description',
      'outcome',
    ],
    figures: ['kind', 'dueOn', 'startsAt', 'status', 'statusId', 'ownerId'],
    groups: {
      about: ['typeId', 'direction', 'endsAt', 'minutes', 'location', 'priority', 'description', 'outcome'],
      related: ['accountId', 'contactId', 'leadId', 'opportunityId', 'caseId'],
      people: ['memberIds', 'contactIds', 'guests', 'teamId', 'tagIds'],
      reminding: ['popupMinutes', 'mailMinutes', 'mailsEverybody'],
      system: ['closedAt', 'createdAt', 'updatedAt'],
    },
    begun: 'kind',
    board: 'statusId',
    card: ['kind', 'dueOn', 'ownerId', 'accountId', 'opportunityId'],
    views: {
      overdue: {
        and: [
          ['isOpen', 'is', true],
          ['dueOn', 'lt', 'today'],
        ],
      },
      today: {
        and: [
          ['isOpen', 'is', true],
          ['dueOn', 'is', 'today'],
        ],
      },
      open: ['isOpen', 'is', true],
      interactions: ['kind', 'is', 'interaction'],
    },
  },
  joins: {
    memberIds: joined(activityMember, activityMember.activityId, activityMember.memberId),
    contactIds: joined(activityContact, activityContact.activityId, activityContact.contactId),
    guests: joined(activityGuest, activityGuest.activityId, activityGuest.address),
    tagIds: joined(activityTag, activityTag.activityId, activityTag.tagId),
  },
})
