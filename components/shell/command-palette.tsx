'use client'

import { Command } from 'cmdk'
import { Plus, Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Dialog } from 'radix-ui'
import { type ReactNode, useRef } from 'react'
import { itemClass } from '@/components/ui/menu-style'
import { Spinner } from '@/components/ui/spinner'
import { useSearch } from '@/components/ui/use-search'
import { searchKey } from '@/lib/vietnam/text'
import type { FoundRecord, PaletteProps } from './command-palette-host'
import { FIELD, FRAME, INPUT, OVERLAY } from './palette-frame'

type CommandPaletteProps = PaletteProps & {
  open: boolean
  text: string
  onText: (text: string) => void
  onClose: () => void
  /** Gives the focus back to where it was. */
  onClosed: () => void
}

export function CommandPalette({ open, text, onText, onClose, onClosed, ...props }: CommandPaletteProps) {
  const { goTo, create, search } = props
  const t = useTranslations('shell')
  const router = useRouter()
  const field = useRef<HTMLInputElement>(null)
  const { found = [], pending, failed } = useSearch(text, search, open && text.trim().length > 0)
  const records = text.trim() ? found : []
  const places = goTo.filter(({ label }) => matches(label, text))
  const creations = create.filter(({ label }) => matches(`${t('create')} ${label}`, text))
  const isEmpty = records.length + places.length + creations.length === 0

  // Radix would mark what was typed before the palette came, for the next key to replace it.
  const goOn = (event: Event) => {
    event.preventDefault()
    field.current?.focus()
    field.current?.setSelectionRange(text.length, text.length)
  }
  const giveBack = (event: Event) => {
    event.preventDefault()
    onClosed()
  }
  const go = (href: string) => {
    onClose()
    router.push(href as Parameters<typeof router.push>[0])
  }

  return (
    <Dialog.Root open={open} onOpenChange={onClose}>
      <Dialog.Portal>
        <Dialog.Overlay className={OVERLAY} />
        <Dialog.Content
          data-modal
          aria-describedby={undefined}
          className={FRAME}
          onOpenAutoFocus={goOn}
          onCloseAutoFocus={giveBack}
        >
          <Dialog.Title className="sr-only">{t('palette')}</Dialog.Title>
          <Command shouldFilter={false} loop label={t('palette')} className="flex min-h-0 flex-col">
            <div className={FIELD}>
              {pending ? <Spinner /> : <Search aria-hidden />}
              <Command.Input
                ref={field}
                value={text}
                onValueChange={onText}
                placeholder={t('paletteHint')}
                aria-label={t('palette')}
                className={INPUT}
              />
            </div>
            <Command.List label={t('results')} className="min-h-0 flex-1 overflow-y-auto p-2">
              <Records records={records} onPick={go} />
              <Entries heading={t('goTo')} entries={places} onPick={go} />
              <Entries heading={t('create')} entries={creations} icon={<Plus aria-hidden />} onPick={go} />
            </Command.List>
            <p role="status" className="px-4 py-3 text-center text-text-muted empty:hidden">
              {failed ? t('searchFailed') : isEmpty && !pending ? t('nothingFound', { text }) : null}
            </p>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

const GROUP =
  '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-text-muted'

function Records({ records, onPick }: { records: readonly FoundRecord[]; onPick: (href: string) => void }) {
  const kinds = [...new Set(records.map(({ kind }) => kind))]
  return kinds.map((kind) => (
    <Command.Group key={kind} heading={kind} className={GROUP}>
      {records
        .filter((record) => record.kind === kind)
        .map((record) => (
          <Command.Item
            key={record.id}
            value={record.id}
            onSelect={() => onPick(record.href)}
            className={itemClass}
          >
            <span className="max-w-[65%] shrink-0 truncate">{record.label}</span>
            {record.detail && (
              <span className="ms-auto min-w-0 truncate ps-4 text-sm text-text-muted">{record.detail}</span>
            )}
          </Command.Item>
        ))}
    </Command.Group>
  ))
}

type EntriesProps = {
  heading: string
  entries: { href: string; label: string; icon?: ReactNode; hint?: string }[]
  icon?: ReactNode
  onPick: (href: string) => void
}

function Entries({ heading, entries, icon, onPick }: EntriesProps) {
  if (entries.length === 0) return null
  return (
    <Command.Group heading={heading} className={GROUP}>
      {entries.map((entry) => (
        <Command.Item
          key={entry.href}
          value={`${heading}:${entry.href}`}
          onSelect={() => onPick(entry.href)}
          className={itemClass}
        >
          {entry.icon ?? icon}
          <span className="truncate">{entry.label}</span>
          {entry.hint && <span className="ms-auto font-mono text-text-muted text-xs">{entry.hint}</span>}
        </Command.Item>
      ))}
    </Command.Group>
  )
}

function matches(label: string, text: string) {
  const key = searchKey(label)
  return searchKey(text)
    .split(' ')
    .every((word) => key.includes(word))
}
