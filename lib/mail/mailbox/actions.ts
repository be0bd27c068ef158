'use server'

import { action, readAction } from '@/lib/kernel/action'
import * as commands from './commands'
import * as messages from './message-commands'
import * as saving from './save-commands'

export const saveIntake = action(saving.saveIntake)
export const saveOwn = action(saving.saveOwn)
export const testMailbox = action(commands.testMailbox, { refresh: false })
export const fetchNow = action(commands.fetchNow, { refresh: false })
export const readAgain = action(commands.readAgain, { refresh: false })
export const removeMailbox = action(commands.removeMailbox)
export const mailboxState = readAction(commands.mailboxState)
export const shareMail = action(messages.shareMail)
export const markSeen = action(messages.markSeen)
