'use server'

import '@/lib/kinds'
import '@/lib/opportunities/commands'
import '@/lib/opportunities/reads'
import { verbAction, verbRead } from '@/lib/kernel/action'
import { recordKinds } from './kinds'
import { mergers } from './mergers'
import { noted } from './notes'
import { pickable } from './reads'

export const createRecord = verbAction(recordKinds, 'create')
export const updateRecord = verbAction(recordKinds, 'update', { refresh: false })
export const changeRecords = verbAction(recordKinds, 'change', { refresh: false })
export const archiveRecords = verbAction(recordKinds, 'archiveMany', { refresh: false })
export const archiveRecord = verbAction(recordKinds, 'archive')
export const restoreRecord = verbAction(recordKinds, 'restore')
export const deleteRecord = verbAction(recordKinds, 'remove')
export const mergeRecords = verbAction(mergers, 'merge')
export const unmergeRecord = verbAction(mergers, 'unmerge')
export const dismissTwins = verbAction(recordKinds, 'dismissTwins')
export const recallTwins = verbAction(recordKinds, 'recallTwins')
export const shareRecord = verbAction(recordKinds, 'share', { refresh: false })
export const unshareRecord = verbAction(recordKinds, 'unshare', { refresh: false })
export const recordAccess = verbRead(recordKinds, 'access')
export const listRecords = verbRead(recordKinds, 'list')
export const rereadRecords = verbRead(recordKinds, 'reread')
export const readBoard = verbRead(recordKinds, 'board')
export const readRecord = verbRead(recordKinds, 'one')
export const recordTimeline = verbRead(recordKinds, 'timeline')
export const addNote = verbAction(noted, 'addNote', { refresh: false })
export const changeNote = verbAction(noted, 'changeNote', { refresh: false })
export const deleteNote = verbAction(noted, 'deleteNote', { refresh: false })
export const colleaguesOf = verbRead(noted, 'colleagues')
export const pickRecords = verbRead(pickable, 'pick')
export const filterPartsOf = verbRead(pickable, 'filterParts')
