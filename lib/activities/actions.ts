'use server'

import { action } from '@/lib/kernel/action'
import { finishActivities, reopenActivities, snoozeActivities } from './steps'

export const finish = action(finishActivities, { refresh: false })
export const reopen = action(reopenActivities, { refresh: false })
export const snooze = action(snoozeActivities, { refresh: false })
