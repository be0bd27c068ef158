'use server'

import { action, readAction } from '@/lib/kernel/action'
import * as commands from './commands'
import * as removal from './delete-member'
import * as owned from './owned'
import * as steps from './steps'

export const readOwned = readAction(owned.readOwned)
export const startHandOver = action(commands.startHandOver)
export const stopHandOver = action(steps.stopHandOver)
export const deleteMember = action(removal.deleteMember, { refresh: false })
