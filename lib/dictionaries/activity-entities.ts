import { ACTIVITY_KINDS, activityType, TASK_STATES, taskStatus } from '@/db/schema'
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

export const activityTypes = dictionary('activity_type', activityType, {
  kind: { type: 'choice', options: ACTIVITY_KINDS, required: true, listed: true },
  color: colour,
  icon: { type: 'choice', options: ICONS },
  summary: { type: 'text', max: 200 },
  note: { type: 'longText' },
  ownerId: { type: 'reference', to: 'member' },
  minutes: { type: 'number', min: 0, max: 100_000 },
})

export const taskStatuses = dictionary('task_status', taskStatus, {
  state: { type: 'choice', options: TASK_STATES, required: true, listed: true },
  color: colour,
})
