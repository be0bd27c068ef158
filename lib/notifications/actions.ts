'use server'

import { action, readAction } from '@/lib/kernel/action'
import * as commands from './commands'

export const markNotifications = action(commands.markNotifications, { refresh: false })
export const markAllNotifications = action(commands.markAllNotifications, { refresh: false })
export const putOffReminder = action(commands.putOffReminder, { refresh: false })
export const chooseNotifications = action(commands.chooseNotifications)
export const notificationPage = readAction(commands.notificationPage)
export const notificationState = readAction(commands.notificationState)
