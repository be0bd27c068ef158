'use client'

import { StickyNote } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ComposeCard } from '@/components/mail/compose/compose-card'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { addNote } from '@/lib/records/kind-actions'
import type { Viewer } from '@/lib/records/viewer'
import { NoteForm } from './note-form'
import { Timeline, type TimelineProps } from './timeline'
import { useUndo } from './use-undo'

type TimelineCardProps = TimelineProps & {
  entity: string
  recordId: string
  title: string
  canNote: boolean
  onChanged: () => void
}

/** Everything that happened with a record, below the ways to add to it. */
export function TimelineCard({ entity, recordId, title, canNote, ...timeline }: TimelineCardProps) {
  const { mail, viewer, onChanged } = timeline
  return (
    <>
      {mail && <ComposeCard mail={mail} />}
      <Card title={title}>
        <div className="flex min-w-0 flex-col gap-3">
          {canNote && <NewNote entity={entity} recordId={recordId} viewer={viewer} onChanged={onChanged} />}
          <Timeline {...timeline} />
        </div>
      </Card>
    </>
  )
}

type NewNoteProps = { entity: string; recordId: string; viewer: Viewer; onChanged: () => void }

function NewNote({ entity, recordId, viewer, onChanged }: NewNoteProps) {
  const t = useTranslations('notes')
  const [isOpen, setOpen] = useState(false)
  const { follow, complain } = useUndo(viewer, onChanged)
  if (!isOpen)
    return (
      <Button icon={<StickyNote />} onClick={() => setOpen(true)} className="self-start">
        {t('new')}
      </Button>
    )
  return (
    <NoteForm
      entity={entity}
      recordId={recordId}
      onCancel={() => setOpen(false)}
      onSave={async (said) => {
        const result = await follow(addNote(entity, { id: recordId, ...said }), t('added'))
        complain(result)
        if (!result?.ok) return false
        setOpen(false)
        onChanged()
        return true
      }}
    />
  )
}
