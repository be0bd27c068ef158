'use server'

import { action, readAction } from '@/lib/kernel/action'
import * as commands from './commands'
import * as erasing from './erase-commands'
import * as holdings from './holdings'

export const recordConsent = action(commands.recordConsent)
export const withdrawConsent = action(commands.withdrawConsent)
export const openRequest = action(commands.openRequest)
export const assignRequest = action(commands.assignRequest)
export const answerRequest = action(commands.answerRequest)
export const finishRequest = action(commands.finishRequest)
export const refuseRequest = action(commands.refuseRequest)
export const extendRequest = action(commands.extendRequest)
export const erasePerson = action(erasing.erasePerson)
export const findPerson = readAction(holdings.findPerson)
