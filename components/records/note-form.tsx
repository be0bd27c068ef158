'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { MOST_TOGETHER } from '@/components/fields/files-editor'
import type { DraftFile } from '@/components/mail/compose/draft'
import { DraftFiles } from '@/components/mail/compose/draft-files'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { isComposing } from '@/components/ui/hotkeys'
import { Textarea } from '@/components/ui/textarea'
import { ACCEPTED } from '@/lib/fields/kept-file'
import type { Note } from '@/lib/records/timeline-entry'
import { useMentions } from './use-mentions'

type NoteFormProps = {
  entity: string
  recordId: string
  initial?: Pick<Note, 'text' | 'mentions' | 'files'>
  /** Answers whether it is kept: else what was typed stays. */
  onSave: (
    said: { text: string; mentionIds: string[]; fileIds: string[] },
    files: Note['files'],
  ) => Promise<boolean>
  onCancel: () => void
}

/** Where a note is written, with files if need be: @ finds colleagues, Ctrl/⌘ Enter saves. */
export function NoteForm({ entity, recordId, initial, onSave, onCancel }: NoteFormProps) {
  const t = useTranslations('notes')
  const listId = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(initial?.text ?? '')
  const [files, setFiles] = useState<DraftFile[]>(initial?.files ?? [])
  const [pending, setPending] = useState(false)
  const isEmpty = !text.trim() && files.length === 0
  const mentions = useMentions({ entity, recordId, known: initial?.mentions ?? [] })
  const { offered, active } = mentions

  const save = async () => {
    if (isEmpty || pending) return
    setPending(true)
    const fileIds = files.map(({ id }) => id)
    const isSaved = await onSave({ text, mentionIds: mentions.idsIn(text), fileIds }, files)
    setPending(false)
    if (!isSaved || initial) return
    setText('')
    setFiles([])
  }
  const choose = (at: number) => {
    const written = mentions.take(at, text)
    if (!written) return
    setText(written.text)
    requestAnimationFrame(() => area.current?.setSelectionRange(written.caret, written.caret))
    area.current?.focus()
  }
  const listen = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (isComposing(event.nativeEvent)) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      return void save()
    }
    if (offered.length === 0) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      mentions.step(event.key === 'ArrowDown' ? 1 : -1)
    else if (event.key === 'Enter' || event.key === 'Tab') choose(active)
    else if (event.key === 'Escape') mentions.close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <form
      aria-label={initial ? t('edit') : t('new')}
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Field label={t('text')} hint={t('hint')}>
        <Textarea
          ref={area}
          autoFocus
          maxLength={10_000}
          value={text}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={listId}
          aria-activedescendant={offered.length > 0 ? `${listId}-${active}` : undefined}
          onChange={(event) => {
            setText(event.target.value)
            mentions.look(event.target.value, event.target.selectionStart)
          }}
          onKeyDown={listen}
        />
      </Field>
      <div
        role="listbox"
        id={listId}
        aria-label={t('colleagues')}
        className={offered.length > 0 ? 'rounded-lg border bg-surface-raised p-1 shadow-raised' : 'hidden'}
      >
        {offered.map(({ id, name }, at) => (
          <div
            key={id}
            id={`${listId}-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === active}
            onMouseDown={(event) => {
              event.preventDefault()
              choose(at)
            }}
            className="cursor-pointer rounded px-2 py-1.5 hover:bg-surface-hover aria-selected:bg-surface-hover"
          >
            {name}
          </div>
        ))}
      </div>
      <DraftFiles files={files} most={MOST_TOGETHER} accept={ACCEPTED} onChange={setFiles} />
      <div className="flex gap-2">
        <Button type="submit" variant="primary" size="sm" pending={pending} disabled={isEmpty}>
          {t('save')}
        </Button>
        <Button size="sm" variant="ghost" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
