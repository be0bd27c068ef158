'use server'

import { action, readAction } from '@/lib/kernel/action'
import * as commands from './commands'
import * as reads from './reads'
import * as sharing from './sharing'

export const createOpportunity = action(commands.createOpportunity)
/** For a board, which hears of its new card as everybody does. */
export const addOpportunity = action(commands.createOpportunity, { refresh: false })
export const updateOpportunity = action(commands.updateOpportunity, { refresh: false })
export const moveOpportunities = action(commands.moveOpportunities, { refresh: false })
export const changeOpportunities = action(commands.changeOpportunities, { refresh: false })
export const archiveOpportunities = action(commands.archiveOpportunities, { refresh: false })
export const archiveOpportunity = action(commands.archiveOpportunity)
export const restoreOpportunity = action(commands.restoreOpportunity)
export const deleteOpportunity = action(commands.deleteOpportunity)
export const duplicateOpportunity = action(commands.duplicateOpportunity)
export const claimOpportunity = action(commands.claimOpportunity)
export const shareOpportunity = action(sharing.shareOpportunity, { refresh: false })
export const unshareOpportunity = action(sharing.unshareOpportunity, { refresh: false })
export const opportunityAccess = readAction(sharing.opportunityAccess)
export const listOpportunities = readAction(reads.listOpportunities)
export const rereadOpportunities = readAction(reads.rereadOpportunities)
export const readOpportunity = readAction(reads.readOpportunity)
export const opportunityTimeline = readAction(reads.opportunityTimeline)
