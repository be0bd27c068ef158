import type { Entity } from '@/lib/kernel/entity'
import {
  activityTypes,
  blockedSenders,
  caseCategories,
  caseStatuses,
  classifications,
  currencies,
  customerGroups,
  customerTypes,
  customFields,
  holidays,
  leadSources,
  lifecycleStages,
  lostReasons,
  mailTemplates,
  occupations,
  pipelines,
  positions,
  schools,
  stages,
  stopReasons,
  tags,
  taskStatuses,
  teams,
} from './entities'
import type { Look, Place } from './screen'

const plain: Look = { defaults: {}, facts: [], isReplaceable: true }

/** Every dictionary that has a screen: where it stands, and how it looks there. */
export const SCREENS: Readonly<Record<Place, { entity: Entity; look: Look }>> = {
  teams: {
    entity: teams,
    look: {
      ...plain,
      defaults: {
        hasOpportunities: true,
        ownerRule: 'leader',
        bulkPolicy: 'hold',
        makesContacts: true,
        color: 'blue',
      },
      facts: [
        'alias',
        'caseAlias',
        'leaderId',
        'companyId',
        'hasOpportunities',
        'hasQuotations',
        'hasLeads',
        'memberIds',
      ],
    },
  },
  stages: {
    entity: stages,
    look: {
      ...plain,
      defaults: { kind: 'open', hasProbability: true, probability: 0, color: 'blue', rottingDays: 0 },
      facts: ['kind', 'probability', 'isFolded', 'isGate', 'requirements', 'rottingDays'],
      quiet: { kind: 'open', rottingDays: 0 },
      fixed: ['pipelineId'],
      shelves: 'pipelineId',
    },
  },
  tags: { entity: tags, look: { ...plain, defaults: { color: 'blue' } } },
  'lost-reasons': {
    entity: lostReasons,
    look: { ...plain, defaults: { isActive: true }, facts: ['description'], toggle: 'isActive' },
  },
  'custom-fields': {
    entity: customFields,
    look: {
      ...plain,
      defaults: { type: 'text', isPersonal: false, decimals: 0 },
      facts: ['type', 'code', 'options', 'formula', 'decimals', 'isPersonal'],
      quiet: { decimals: 0 },
      isReplaceable: false,
      goesAlong: true,
      fixed: ['kind', 'code', 'type'],
      shelves: 'kind',
    },
  },
  lifecycle: {
    entity: lifecycleStages,
    look: { ...plain, defaults: { color: 'blue' }, isTree: true, facts: ['icon'] },
  },
  classifications: {
    entity: classifications,
    look: {
      ...plain,
      facts: ['description'],
      parts: { place: 'customer-groups', field: 'classificationId' },
    },
  },
  'customer-groups': {
    entity: customerGroups,
    look: { ...plain, defaults: { color: 'blue' }, isTree: true, facts: ['classificationId', 'unitId'] },
  },
  'customer-types': { entity: customerTypes, look: { ...plain, defaults: { color: 'blue' } } },
  occupations: { entity: occupations, look: { ...plain, facts: ['description'] } },
  schools: { entity: schools, look: { ...plain, facts: ['description'] } },
  positions: { entity: positions, look: { ...plain, facts: ['description'] } },
  'stop-reasons': { entity: stopReasons, look: { ...plain, facts: ['description'] } },
  'activity-types': {
    entity: activityTypes,
    look: {
      ...plain,
      defaults: {
        ...{ kind: 'task', color: 'blue', follows: 'none', delay: 1, delayUnit: 'days', delayFrom: 'done' },
        ...{ skipsWeekends: true, skipsHolidays: true },
      },
      facts: ['kind', 'summary', 'minutes', 'ownerId', 'follows', 'nextIds'],
      quiet: { follows: 'none' },
      preview: 'chain',
    },
  },
  'task-statuses': {
    entity: taskStatuses,
    look: { ...plain, defaults: { state: 'todo', color: 'gray' }, facts: ['state'] },
  },
  holidays: { entity: holidays, look: { ...plain, facts: ['day'], isReplaceable: false } },
  'case-categories': { entity: caseCategories, look: { ...plain, defaults: { color: 'blue' } } },
  'case-statuses': {
    entity: caseStatuses,
    look: { ...plain, defaults: { state: 'open', color: 'blue' }, facts: ['state'] },
  },
  sources: { entity: leadSources, look: { ...plain, facts: ['description'] } },
  currencies: { entity: currencies, look: { ...plain, facts: ['rate'], isReplaceable: false } },
  pipelines: { entity: pipelines, look: { ...plain, isReplaceable: false } },
  'mail-templates': { entity: mailTemplates, look: { ...plain, facts: ['subject'], isReplaceable: false } },
  'blocked-senders': { entity: blockedSenders, look: { ...plain, isReplaceable: false } },
}
