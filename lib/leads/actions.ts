'use server'

import { action, readAction } from '@/lib/kernel/action'
import * as commands from './commands'
import * as reads from './reads'

export const createLead = action(commands.createLead)
export const updateLead = action(commands.updateLead, { refresh: false })
export const changeLeads = action(commands.changeLeads, { refresh: false })
export const archiveLeads = action(commands.archiveLeads, { refresh: false })
export const archiveLead = action(commands.archiveLead)
export const restoreLead = action(commands.restoreLead)
export const deleteLead = action(commands.deleteLead)
export const shareLead = action(reads.shareLead, { refresh: false })
export const unshareLead = action(reads.unshareLead, { refresh: false })
export const leadAccess = readAction(reads.leadAccess)
export const listLeads = readAction(reads.listLeads)
export const rereadLeads = readAction(reads.rereadLeads)
export const readLead = readAction(reads.readLead)
export const leadHistory = readAction(reads.leadHistory)
