'use client'

import { Pencil, Trash2 } from 'lucide-react'
import { useTimeZone, useTranslations } from 'next-intl'
import { useState } from 'react'
import { FileList } from '@/components/fields/files-value'
import { IconButton } from '@/components/ui/button'
import { changeNote, deleteNote } from '@/lib/records/kind-actions'
import type { Note, NoteEntry } from '@/lib/records/timeline-entry'
import type { Viewer } from '@/lib/records/viewer'
import { formatDateTime } from '@/lib/vietnam/date'
import { NoteForm } from './note-form'
import { TimelineOf } from './timeline-of'
import { useUndo } from './use-undo'

type TimelineNoteProps = { entry: NoteEntry; viewer: Viewer; onChanged?: () => void }

/** What a colleague wrote down; its author may change and delete it. */
export function TimelineNote({ entry, viewer, onChanged = () => {} }: TimelineNoteProps) {
  const t = useTranslations('notes')
  const timeZone = useTimeZone()
  const { follow, complain } = useUndo(viewer, onChanged)
  const [isEditing, setEditing] = useState(false)
  const [own, setOwn] = useState<Pick<Note, 'text' | 'version' | 'files'> | null>(null)
  const { entity, recordId, of } = entry
  // What was just saved, until the timeline is read anew.
  const note = own && own.version > entry.note.version ? { ...entry.note, ...own } : entry.note
  const ref = { id: note.id, version: note.version }
  const at = new Date(entry.at)
  const run = async (work: ReturnType<typeof deleteNote>, message: string) => {
    const result = await follow(work, message)
    complain(result)
    if (result?.ok) onChanged()
    return result?.ok ? result.data : null
  }
  return (
    <article aria-label={t('of', { name: note.author })} className="flex flex-col gap-1">
      <header className="flex items-start justify-between gap-2">
        <p>
          <strong className="font-medium">{note.author}</strong> {t('wrote')} <TimelineOf of={of} />
          <time dateTime={at.toISOString()} className="figures whitespace-nowrap text-sm text-text-muted">
            {formatDateTime(at, timeZone)}
          </time>
          {note.editedAt && <span className="text-sm text-text-muted"> · {t('edited')}</span>}
        </p>
        {note.authorId === viewer.id && !isEditing && (
          <span className="flex shrink-0">
            <IconButton size="sm" label={t('edit')} icon={<Pencil />} onClick={() => setEditing(true)} />
            <IconButton
              size="sm"
              label={t('delete')}
              icon={<Trash2 />}
              onClick={() => void run(deleteNote(entity, ref), t('deleted'))}
            />
          </span>
        )}
      </header>
      {isEditing ? (
        <NoteForm
          entity={entity}
          recordId={recordId}
          initial={note}
          onCancel={() => setEditing(false)}
          onSave={async (said, files) => {
            const saved = await run(changeNote(entity, { ...ref, ...said }), t('saved'))
            if (!saved) return false
            setOwn({ text: said.text, files, version: saved.version })
            setEditing(false)
            return true
          }}
        />
      ) : (
        <div className="flex flex-col gap-1 rounded border bg-surface-sunken px-3 py-2">
          {note.text && (
            <p className="wrap-anywhere whitespace-pre-line">
              <WithMentions note={note} />
            </p>
          )}
          <FileList files={note.files} />
        </div>
      )}
    </article>
  )
}

/** The text, with the names of those it is meant for standing out. */
function WithMentions({ note: { text, mentions } }: { note: Note }) {
  const names = mentions.map(({ name }) => `@${name}`).sort((one, other) => other.length - one.length)
  if (names.length === 0) return text
  const pattern = new RegExp(`(${names.map(escaped).join('|')})`, 'g')
  let at = 0
  return text.split(pattern).map((part) => {
    at += part.length
    return names.includes(part) ? (
      <strong key={at} className="font-medium text-accent">
        {part}
      </strong>
    ) : (
      part
    )
  })
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
