'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { useFieldWords } from '@/components/fields/words'
import type { Result } from '@/lib/kernel/result'
import type { Viewer } from '@/lib/records/viewer'
import type { SaveOutcome } from '../use-record-save'
import { useUndo } from '../use-undo'
import type { Values } from '../values'
import type { ListRow, useListRows } from './use-list-rows'

type Rows = ReturnType<typeof useListRows>
type Ref = { id: string; version: number }
type CellSaveOptions = {
  entity: string
  viewer: Viewer
  update: (raw: Ref & { patch: Values }) => Promise<Result<Ref>>
}

/** Saves one cell of a list, shows it at once and offers to take it back. */
export function useCellSave({ entity, viewer, update }: CellSaveOptions) {
  const t = useTranslations('records.kind')
  const { label } = useFieldWords(entity)
  const last = useRef<{ rows: Rows; id: string } | null>(null)
  const { follow, complain } = useUndo(viewer, () => void last.current?.rows.reread([last.current.id]))

  return async (rows: Rows, { id, version }: ListRow, patch: Values): Promise<SaveOutcome> => {
    last.current = { rows, id }
    const message = t('saved', { field: label(Object.keys(patch)[0] ?? '') })
    const result = await follow(update({ id, version, patch }), message)
    if (result?.ok) {
      rows.set(id, { ...patch, version: result.data.version })
      void rows.reread([id])
      return { isSaved: true }
    }
    const errors = result?.error.fields
    if (!errors) complain(result)
    if (result?.error.code === 'conflict') void rows.reread([id])
    return { isSaved: false, ...(errors && { errors }) }
  }
}
