'use server'

import '@/lib/kinds'
import '@/lib/opportunities/commands'
import { action, readAction } from '@/lib/kernel/action'
import * as commands from './commands'

export const beginMassChange = action(commands.beginMassChange, { refresh: false })
export const stopMassChange = action(commands.stopMassChange)
export const massChangeState = readAction(commands.massChangeState)
