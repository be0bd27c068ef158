'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { useFieldWords } from '@/components/fields/words'
import type { ListRow, useListRows } from '@/components/records/list/use-list-rows'
import type { SaveOutcome } from '@/components/records/use-record-save'
import { useUndo } from '@/components/records/use-undo'
import type { Values } from '@/components/records/values'
import { toastError } from '@/components/ui/toaster'
import { updateOpportunity } from '@/lib/opportunities/actions'
import type { Viewer } from '@/lib/records/viewer'

type Rows = ReturnType<typeof useListRows>
type Move = (row: ListRow, stageId: string) => void

/** Saves one cell, shows it at once and offers to take it back; a new stage is a move with all that it asks. */
export function useCellSave(viewer: Viewer, move: Move) {
  const t = useTranslations('opportunities.record')
  const unreachable = useTranslations('ui')('unreachable')
  const { label } = useFieldWords('opportunity')
  const last = useRef<{ rows: Rows; id: string } | null>(null)
  const { follow } = useUndo(viewer, () => void last.current?.rows.reread([last.current.id]))

  return (rows: Rows) =>
    async (row: ListRow, patch: Values): Promise<SaveOutcome> => {
      const { id, version } = row
      if (typeof patch.stageId === 'string') {
        move(row, patch.stageId)
        return { isSaved: true }
      }
      last.current = { rows, id }
      const message = t('saved', { field: label(Object.keys(patch)[0] ?? '') })
      const result = await follow(updateOpportunity({ id, version, patch }), message)
      if (result?.ok) {
        rows.set(id, { ...patch, version: result.data.version })
        void rows.reread([id])
        return { isSaved: true }
      }
      const errors = result?.error.fields
      if (!errors) toastError(result?.error.message ?? unreachable)
      if (result?.error.code === 'conflict') void rows.reread([id])
      return { isSaved: false, ...(errors && { errors }) }
    }
}
