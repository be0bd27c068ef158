'use server'

import { action, readAction } from '@/lib/kernel/action'
import * as commands from './commands'
import * as reads from './reads'

export const settleMail = action(commands.settleMail, { refresh: false })
export const markMail = action(commands.markMail, { refresh: false })
export const unreadMail = readAction(reads.unreadMail)
export const openMail = readAction(reads.openMail)
