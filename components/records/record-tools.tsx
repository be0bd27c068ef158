'use client'

import { createContext, use } from 'react'
import type { SavedRecord, SaveOutcome } from './use-record-save'
import type { Values } from './values'
import type { Viewer } from './viewer'

/** What parts of a record's page may do with the record they stand on. */
export type RecordTools = {
  record: SavedRecord
  save: (patch: Values) => Promise<SaveOutcome>
  readOnlyReason?: string
  viewer: Viewer
}

const RecordToolsContext = createContext<RecordTools | null>(null)

export const RecordToolsProvider = RecordToolsContext

/** Null outside of a record's page. */
export const useRecordTools = (): RecordTools | null => use(RecordToolsContext)
