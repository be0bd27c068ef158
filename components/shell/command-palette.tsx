'use client'

import { Command } from 'cmdk'
import { Plus, Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Dialog } from 'radix-ui'
import { type ReactNode, useState } from 'react'
import { itemClass } from '@/components/ui/menu-style'
import { Spinner } from '@/components/ui/spinner'
import { useSearch } from '@/components/ui/use-search'
import { searchKey } from '@/lib/vietnam/text'
import type { FoundRecord, PaletteProps } from './command-palette-host'

type CommandPaletteProps = PaletteProps & { open: boolean; onOpenChange: (open: boolean) => void }

export function CommandPalette({ open, onOpenChange, goTo, create, search }: CommandPaletteProps) {
  const t = useTranslations('shell')
  const router = useRouter()
  const [text, setText] = useState('')
  const { found = [], pending, failed } = useSearch(text, search, open && text.trim().length > 0)
  const records = text.trim() ? found : []
  const places = goTo.filter(({ label }) => matches(label, text))
  const creations = create.filter(({ label }) => matches(`${t('create')} ${label}`, text))
  const isEmpty = records.length + places.length + creations.length === 0

  const close = (next: boolean) => {
    onOpenChange(next)
    if (!next) setText('')
  }
  const go = (href: string) => {
    close(false)
    router.push(href as Parameters<typeof router.push>[0])
  }

  return (
    <Dialog.Root open={open} onOpenChange={close}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-overlay bg-overlay motion-fade" />
        <Dialog.Content data-modal aria-describedby={undefined} className={FRAME}>
          <Dialog.Title className="sr-only">{t('palette')}</Dialog.Title>
          <Command shouldFilter={false} loop label={t('palette')} className="flex min-h-0 flex-col">
            <div className="flex items-center gap-2.5 border-b px-4 text-text-muted [&_svg]:size-4">
              {pending ? <Spinner /> : <Search aria-hidden />}
              <Command.Input
                value={text}
                onValueChange={setText}
                placeholder={t('paletteHint')}
                aria-label={t('palette')}
                className="h-12 min-w-0 flex-1 bg-transparent text-lg text-text outline-none"
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

const FRAME =
  'fixed inset-x-2 top-2 z-overlay mx-auto flex max-h-[min(32rem,calc(100dvh-1rem))] max-w-xl flex-col overflow-hidden rounded-xl border bg-surface-raised shadow-overlay outline-none motion-fade sm:top-[12vh]'

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
            <span className="truncate">{record.label}</span>
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
