'use server'

import { action, readAction } from '@/lib/kernel/action'
import * as commands from './commands'
import * as reads from './reads'

export const createAccount = action(commands.createAccount)
export const updateAccount = action(commands.updateAccount, { refresh: false })
export const changeAccounts = action(commands.changeAccounts, { refresh: false })
export const archiveAccounts = action(commands.archiveAccounts, { refresh: false })
export const archiveAccount = action(commands.archiveAccount)
export const restoreAccount = action(commands.restoreAccount)
export const deleteAccount = action(commands.deleteAccount)
export const shareAccount = action(reads.shareAccount, { refresh: false })
export const unshareAccount = action(reads.unshareAccount, { refresh: false })
export const accountAccess = readAction(reads.accountAccess)
export const listAccounts = readAction(reads.listAccounts)
export const rereadAccounts = readAction(reads.rereadAccounts)
export const readAccount = readAction(reads.readAccount)
export const accountHistory = readAction(reads.accountHistory)
