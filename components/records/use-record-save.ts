'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { toastError } from '@/components/ui/toaster'
import type { Result } from '@/lib/kernel/result'
import { differs, type Values } from './values'

export type SavedRecord = Values & { id: string; version: number }
type Written = { id: string; version: number }

/** Two versions of the same fields: what is stored now, and what was typed over an older one. */
export type StaleEdit = { patch: Values; stored: SavedRecord; winner: string }

type RecordSaveOptions = {
  record: SavedRecord
  /** Null when the server could not be reached. */
  update: (raw: Written & { patch: Values }) => Promise<Result<Written> | null>
  reread: (raw: { id: string }) => Promise<Result<Values & { id: string }>>
  onSaved: () => void
}

export type SaveOutcome = { isSaved: boolean; errors?: Record<string, string> }

/** Saves edits of a record and shows them at once; edits that met another's of the same field are set side by side. */
export function useRecordSave({ record, update, reread, onSaved }: RecordSaveOptions) {
  const t = useTranslations('ui')
  const [own, setOwn] = useState<SavedRecord | null>(null)
  const [stale, setStale] = useState<StaleEdit | null>(null)
  const shown = own && own.version > record.version ? own : record
  const current = useRef(shown)
  current.current = shown

  const send = async (from: SavedRecord, patch: Values, isSecond = false): Promise<SaveOutcome> => {
    const { id, version } = from
    const result = await update({ id, version, patch })
    if (result?.ok) {
      // What is saved next, before this is shown, follows upon it.
      current.current = { ...from, ...patch, version: result.data.version }
      setOwn(current.current)
      onSaved()
      return { isSaved: true }
    }
    if (result?.error.code === 'conflict' && !isSecond) {
      const fresh = await reread({ id }).catch(() => null)
      if (fresh?.ok) return meet(from, fresh.data as SavedRecord, patch, result.error.message)
    }
    const errors = result?.error.fields
    if (!errors) toastError(result?.error.message ?? t('unreachable'))
    return { isSaved: false, ...(errors && { errors }) }
  }

  const meet = async (from: SavedRecord, stored: SavedRecord, patch: Values, winner: string) => {
    if (stored.version === from.version) {
      toastError(winner)
      return { isSaved: false }
    }
    const isUntouched = Object.keys(patch).every((name) => !differs(from[name], stored[name]))
    if (isUntouched) return send(stored, patch, true)
    setOwn(stored)
    setStale({ patch, stored, winner })
    return { isSaved: true }
  }

  const overwrite = async () => {
    const edit = stale
    setStale(null)
    if (edit) await send(edit.stored, edit.patch)
  }
  return {
    record: shown,
    save: (patch: Values) => send(current.current, patch),
    stale,
    overwrite,
    keepStored: () => setStale(null),
  }
}
