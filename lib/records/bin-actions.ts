'use server'

import '@/lib/kinds'
import '@/lib/opportunities/commands'
import { verbAction } from '@/lib/kernel/action'
import { binnable } from './bin-commands'

export const deleteRecords = verbAction(binnable, 'removeMany', { refresh: false })
export const recoverRecords = verbAction(binnable, 'recover', { refresh: false })
export const purgeRecords = verbAction(binnable, 'purge', { refresh: false })
export const emptyBin = verbAction(binnable, 'emptyBin', { refresh: false })
