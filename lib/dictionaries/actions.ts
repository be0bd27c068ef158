'use server'

import './commands'
import '@/lib/locations/commands'
import { verbAction } from '@/lib/kernel/action'
import { dictionaries } from './dictionary'

export const createEntry = verbAction(dictionaries, 'create')
export const updateEntry = verbAction(dictionaries, 'update')
export const archiveEntry = verbAction(dictionaries, 'archive')
export const restoreEntry = verbAction(dictionaries, 'restore')
export const deleteEntry = verbAction(dictionaries, 'remove')
export const reorderEntries = verbAction(dictionaries, 'reorder')
