'use server'

import '@/lib/kinds'
import { kindAction, kindRead } from './kind-action'

export const createRecord = kindAction('create')
export const updateRecord = kindAction('update', { refresh: false })
export const changeRecords = kindAction('change', { refresh: false })
export const archiveRecords = kindAction('archiveMany', { refresh: false })
export const archiveRecord = kindAction('archive')
export const restoreRecord = kindAction('restore')
export const deleteRecord = kindAction('remove')
export const shareRecord = kindAction('share', { refresh: false })
export const unshareRecord = kindAction('unshare', { refresh: false })
export const recordAccess = kindRead('access')
export const listRecords = kindRead('list')
export const rereadRecords = kindRead('reread')
export const readRecord = kindRead('one')
export const recordHistory = kindRead('history')
