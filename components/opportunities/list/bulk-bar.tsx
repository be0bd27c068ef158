'use client'

import { Archive, ArchiveRestore, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { ReferenceEditor } from '@/components/fields/reference-editors'
import { useFieldWords } from '@/components/fields/words'
import type { ListTools } from '@/components/records/list/record-list'
import { Button, IconButton } from '@/components/ui/button'
import { Popover } from '@/components/ui/popover'
import { opportunityFields } from '@/lib/opportunities/fields'
import { type BulkActions, MOST } from './use-bulk'

type BulkBarProps = { tools: ListTools; actions: BulkActions; isArchive: boolean }

/** What can be done with the selected rows at once; each step can be taken back as a whole. */
export function BulkBar({ tools, actions, isArchive }: BulkBarProps) {
  const t = useTranslations('opportunities.bulk')
  const { label } = useFieldWords('opportunity')
  const { selected } = tools.list
  const tooMany = selected.size > MOST
  return (
    <section
      aria-label={t('label')}
      className="fixed inset-x-2 bottom-[calc(var(--chrome-bottom)+0.75rem)] z-bar mx-auto flex w-fit max-w-[calc(100vw-1rem)] flex-wrap items-center gap-2 rounded-lg border bg-surface-raised p-2 shadow-overlay"
    >
      <span className="figures px-1 font-medium">{t('selected', { count: selected.size })}</span>
      {tooMany ? (
        <span className="text-warning">{t('tooMany', { most: MOST })}</span>
      ) : (
        <>
          {!isArchive && (
            <>
              <Pick tools={tools} name="ownerId" title={label('ownerId')} onPick={actions.assign} />
              <Pick tools={tools} name="teamId" title={label('teamId')} onPick={actions.setTeam} />
              <Pick tools={tools} name="stageId" title={label('stageId')} onPick={actions.moveTo} />
              <Pick tools={tools} name="tagIds" title={t('addTag')} onPick={actions.addTag} />
              <Pick tools={tools} name="tagIds" title={t('removeTag')} onPick={actions.removeTag} />
            </>
          )}
          <Button
            size="sm"
            icon={isArchive ? <ArchiveRestore /> : <Archive />}
            onClick={() => actions.archive(!isArchive)}
          >
            {isArchive ? t('restore') : t('archive')}
          </Button>
        </>
      )}
      <IconButton size="sm" label={t('clear')} icon={<X />} onClick={tools.clearSelection} />
    </section>
  )
}

type PickProps = {
  tools: ListTools
  name: 'ownerId' | 'teamId' | 'stageId' | 'tagIds'
  title: string
  onPick: (id: string) => void
}

function Pick({ tools, name, title, onPick }: PickProps): ReactNode {
  const [open, setOpen] = useState(false)
  const { to } = opportunityFields[name]
  return (
    <Popover label={title} open={open} onOpenChange={setOpen} trigger={<Button size="sm">{title}</Button>}>
      <ReferenceEditor
        entity="opportunity"
        name={name}
        field={{ type: 'reference', to, required: true }}
        label={title}
        value={null}
        options={tools.list.options}
        onChange={() => {}}
        commit={(id) => {
          setOpen(false)
          if (typeof id === 'string') onPick(id)
        }}
      />
    </Popover>
  )
}
