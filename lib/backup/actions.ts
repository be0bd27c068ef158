'use server'

import { action } from '@/lib/kernel/action'
import * as commands from './commands'
import * as settings from './settings'

export const startBackup = action(commands.startBackup)
export const cancelBackup = action(commands.cancelBackup)
export const deleteBackup = action(commands.deleteBackup)
export const startRestore = action(commands.startRestore)
export const setBackupFolder = action(settings.setBackupFolder)
export const setBackupSchedule = action(settings.setBackupSchedule)
