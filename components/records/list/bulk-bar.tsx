'use client'

import { Archive, ArchiveRestore, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { ReferenceEditor } from '@/components/fields/reference-editors'
import { Button, IconButton } from '@/components/ui/button'
import { Popover } from '@/components/ui/popover'
import type { ListTools } from './record-list'

/** As many as one command takes. */
export const MOST = 100

/** A change that is chosen from a list: of which field, under which title. */
export type Choice = { name: string; title: string; onPick: (id: string) => void }

type BulkBarProps = {
  tools: ListTools
  /** How many are meant, where those are more than are ticked. */
  count?: number
  choices: readonly Choice[]
  isArchive: boolean
  onArchive: (isArchived: boolean) => void
  /** What else can be done with the selection. */
  children?: ReactNode
}

/** What can be done with the selected rows at once; each step can be taken back as a whole. */
export function BulkBar({ tools, count, choices, isArchive, onArchive, children }: BulkBarProps) {
  const t = useTranslations('records.bulk')
  const { selected } = tools.list
  const tooMany = count === undefined && selected.size > MOST
  return (
    <section
      aria-label={t('label')}
      className="fixed inset-x-2 bottom-[calc(var(--chrome-bottom)+0.75rem)] z-bar mx-auto flex w-fit max-w-[calc(100vw-1rem)] flex-wrap items-center gap-2 rounded-lg border bg-surface-raised p-2 shadow-overlay"
    >
      <span className="figures px-1 font-medium">{t('selected', { count: count ?? selected.size })}</span>
      {tooMany ? (
        <span className="text-warning">{t('tooMany', { most: MOST })}</span>
      ) : (
        <>
          {!isArchive && choices.map((choice) => <Pick key={choice.title} tools={tools} {...choice} />)}
          <Button
            size="sm"
            icon={isArchive ? <ArchiveRestore /> : <Archive />}
            onClick={() => onArchive(!isArchive)}
          >
            {isArchive ? t('restore') : t('archive')}
          </Button>
        </>
      )}
      {children}
      <IconButton size="sm" label={t('clear')} icon={<X />} onClick={tools.clearSelection} />
    </section>
  )
}

function Pick({ tools, name, title, onPick }: Choice & { tools: ListTools }): ReactNode {
  const [open, setOpen] = useState(false)
  const { description, options } = tools.list
  return (
    <Popover label={title} open={open} onOpenChange={setOpen} trigger={<Button size="sm">{title}</Button>}>
      <ReferenceEditor
        entity={description.name}
        name={name}
        field={{ type: 'reference', to: description.fields[name]?.to, required: true }}
        label={title}
        value={null}
        options={options}
        onChange={() => {}}
        commit={(id) => {
          setOpen(false)
          if (typeof id === 'string') onPick(id)
        }}
      />
    </Popover>
  )
}
