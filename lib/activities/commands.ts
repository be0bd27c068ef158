import 'server-only'
import { recordKind } from '@/lib/records/kinds'
import { begun } from './begun'
import { activities } from './entity'
import { hooks } from './hooks'

export const activityKind = recordKind(activities, {
  purpose: 'hasOpportunities',
  given: ({ person, workspace }, asked) => begun(person?.timeZone ?? workspace.timeZone, asked),
  ...hooks,
})
