'use server'

import { action } from '@/lib/kernel/action'
import * as commands from './commands'

export const createTeam = action(commands.teamCommands.create)
export const updateTeam = action(commands.teamCommands.update)
export const archiveTeam = action(commands.teamCommands.archive)
export const restoreTeam = action(commands.teamCommands.restore)
export const deleteTeam = action(commands.teamCommands.remove)
export const reorderTeam = action(commands.teamCommands.reorder)

export const createStage = action(commands.stageCommands.create)
export const updateStage = action(commands.stageCommands.update)
export const archiveStage = action(commands.stageCommands.archive)
export const restoreStage = action(commands.stageCommands.restore)
export const deleteStage = action(commands.stageCommands.remove)
export const reorderStage = action(commands.stageCommands.reorder)

export const createTag = action(commands.tagCommands.create)
export const updateTag = action(commands.tagCommands.update)
export const archiveTag = action(commands.tagCommands.archive)
export const restoreTag = action(commands.tagCommands.restore)
export const deleteTag = action(commands.tagCommands.remove)
export const reorderTag = action(commands.tagCommands.reorder)

export const createLostReason = action(commands.lostReasonCommands.create)
export const updateLostReason = action(commands.lostReasonCommands.update)
export const archiveLostReason = action(commands.lostReasonCommands.archive)
export const restoreLostReason = action(commands.lostReasonCommands.restore)
export const deleteLostReason = action(commands.lostReasonCommands.remove)
export const reorderLostReason = action(commands.lostReasonCommands.reorder)

export const createLeadSource = action(commands.leadSourceCommands.create)
export const updateLeadSource = action(commands.leadSourceCommands.update)
export const archiveLeadSource = action(commands.leadSourceCommands.archive)
export const restoreLeadSource = action(commands.leadSourceCommands.restore)
export const deleteLeadSource = action(commands.leadSourceCommands.remove)
export const reorderLeadSource = action(commands.leadSourceCommands.reorder)

export const createCurrency = action(commands.currencyCommands.create)
export const updateCurrency = action(commands.currencyCommands.update)
export const archiveCurrency = action(commands.currencyCommands.archive)
export const restoreCurrency = action(commands.currencyCommands.restore)
export const deleteCurrency = action(commands.currencyCommands.remove)
export const reorderCurrency = action(commands.currencyCommands.reorder)

export const createPipeline = action(commands.pipelineCommands.create)
export const updatePipeline = action(commands.pipelineCommands.update)
export const archivePipeline = action(commands.pipelineCommands.archive)
export const restorePipeline = action(commands.pipelineCommands.restore)
export const deletePipeline = action(commands.pipelineCommands.remove)
export const reorderPipeline = action(commands.pipelineCommands.reorder)

export const createBlockedSender = action(commands.blockedSenderCommands.create)
export const updateBlockedSender = action(commands.blockedSenderCommands.update)
export const archiveBlockedSender = action(commands.blockedSenderCommands.archive)
export const restoreBlockedSender = action(commands.blockedSenderCommands.restore)
export const deleteBlockedSender = action(commands.blockedSenderCommands.remove)
export const reorderBlockedSender = action(commands.blockedSenderCommands.reorder)
