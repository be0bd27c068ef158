'use client'

import { StickyNote } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ComponentProps, useState } from 'react'
import { ComposeCard } from '@/components/mail/compose/compose-card'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { NoteOf } from './note-of'
import { Timeline, type TimelineProps } from './timeline'

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

type NewNoteProps = Omit<ComponentProps<typeof NoteOf>, 'onClose'>

function NewNote(props: NewNoteProps) {
  const t = useTranslations('notes')
  const [isOpen, setOpen] = useState(false)
  if (isOpen) return <NoteOf {...props} onClose={() => setOpen(false)} />
  return (
    <Button icon={<StickyNote />} onClick={() => setOpen(true)} className="self-start">
      {t('new')}
    </Button>
  )
}
