import {
  ACTIVITY_KINDS,
  activityType,
  activityTypeNext,
  DELAY_FROM,
  DELAY_UNITS,
  FOLLOWING,
  holiday,
  TASK_STATES,
  taskStatus,
} from '@/db/schema'
import { joined } from '@/lib/records/owned-fields'
import { colour, dictionary } from './declare'

const ICONS = [
  'check',
  'phone',
  'users',
  'mail',
  'handshake',
  'star',
  'gift',
  'truck',
  'file',
  'graduation',
] as const

const followed = { field: 'follows', is: ['suggest', 'trigger'] }

export const activityTypes = dictionary(
  'activity_type',
  activityType,
  {
    kind: { type: 'choice', options: ACTIVITY_KINDS, required: true, listed: true },
    color: colour,
    icon: { type: 'choice', options: ICONS },
    summary: { type: 'text', max: 200 },
    note: { type: 'longText' },
    ownerId: { type: 'reference', to: 'member' },
    minutes: { type: 'number', min: 0, max: 100_000 },
    follows: { type: 'choice', options: FOLLOWING, required: true },
    nextIds: { type: 'references', to: 'activity_type', max: 10, when: followed },
    delay: { type: 'number', min: 0, max: 1000, when: followed },
    delayUnit: { type: 'choice', options: DELAY_UNITS, required: true, when: followed },
    delayFrom: { type: 'choice', options: DELAY_FROM, required: true, when: followed },
    skipsWeekends: { type: 'boolean', when: followed },
    skipsHolidays: { type: 'boolean', when: followed },
  },
  { nextIds: joined(activityTypeNext, activityTypeNext.typeId, activityTypeNext.nextId) },
)

/** The company's calendar of days off. */
export const holidays = dictionary('holiday', holiday, {
  day: { type: 'date', required: true, listed: true, sortable: true },
})

export const taskStatuses = dictionary('task_status', taskStatus, {
  state: { type: 'choice', options: TASK_STATES, required: true, listed: true },
  color: colour,
})
