'use server'

import { action, readAction } from '@/lib/kernel/action'
import * as commands from './commands'
import * as reads from './reads'

export const mapImport = action(commands.mapImport)
export const chooseRows = action(commands.chooseRows, { refresh: false })
export const startImport = action(commands.startImport)
export const cancelImport = action(commands.cancelImport)
export const undoImport = action(commands.undoImport)
export const importRows = readAction(reads.importRows)
