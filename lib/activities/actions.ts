'use server'

import { action } from '@/lib/kernel/action'
import { putOffNext as putOffNextCommand } from './put-off'
import * as series from './series-commands'
import { finishActivities, reopenActivities, snoozeActivities } from './steps'

export const putOffNext = action(putOffNextCommand, { refresh: false })
export const finish = action(finishActivities, { refresh: false })
export const reopen = action(reopenActivities, { refresh: false })
export const snooze = action(snoozeActivities, { refresh: false })
export const changeSeries = action(series.changeSeries, { refresh: false })
export const deleteSeries = action(series.deleteSeries, { refresh: false })
