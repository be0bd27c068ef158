'use server'

import { action, readAction } from '@/lib/kernel/action'
import * as commands from './commands'
import * as reads from './reads'

export const stopExport = action(commands.stopExport, { refresh: false })
export const ownExportsOf = readAction(reads.ownExportsOf)
export const exportState = readAction(reads.exportState)
