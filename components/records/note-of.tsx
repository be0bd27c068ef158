'use client'

import { useTranslations } from 'next-intl'
import { addNote } from '@/lib/records/kind-actions'
import type { Viewer } from '@/lib/records/viewer'
import { NoteForm } from './note-form'
import { useUndo } from './use-undo'

type NoteOfProps = {
  entity: string
  recordId: string
  viewer: Viewer
  onChanged: () => void
  onClose: () => void
}

/** A new note about a record, written, kept, and taken back if need be. */
export function NoteOf({ entity, recordId, viewer, onChanged, onClose }: NoteOfProps) {
  const t = useTranslations('notes')
  const { follow, complain } = useUndo(viewer, onChanged)
  return (
    <NoteForm
      entity={entity}
      recordId={recordId}
      onCancel={onClose}
      onSave={async (said) => {
        const result = await follow(addNote(entity, { id: recordId, ...said }), t('added'))
        complain(result)
        if (!result?.ok) return false
        onClose()
        onChanged()
        return true
      }}
    />
  )
}
