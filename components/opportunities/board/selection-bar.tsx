'use client'

import { Merge, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { mergeHref } from '@/components/records/kind/paths'
import { Button, IconButton } from '@/components/ui/button'
import type { Color } from '@/components/ui/colors'
import { DropdownMenu } from '@/components/ui/dropdown-menu'
import { LinkButton } from '@/components/ui/link-button'
import { MOST_MERGED } from '@/lib/records/mergeable'
import { MERGE_PATH } from '../paths'
import { useBoard, useDrag } from './context'

/** What can be done with several cards at once. */
export function SelectionBar() {
  const t = useTranslations('board')
  const { drag, stages, options, actions, canWrite } = useBoard()
  const selected = useDrag((state) => state.selected)
  if (selected.size === 0) return null
  const ids = [...selected]
  return (
    <div
      role="toolbar"
      aria-label={t('selection')}
      className="fixed inset-x-2 bottom-[calc(var(--chrome-bottom)+0.5rem)] z-bar mx-auto flex max-w-xl flex-wrap items-center gap-2 rounded-xl border bg-surface-raised p-2 shadow-overlay"
    >
      <span className="px-2 font-medium">{t('selected', { count: selected.size })}</span>
      <DropdownMenu
        trigger={<Button>{t('moveTo')}</Button>}
        entries={stages.map(({ id, name, color }) => ({
          label: name,
          color: color as Color,
          onSelect: () => void actions.move(ids, { key: id, index: 0 }),
        }))}
      />
      <DropdownMenu
        trigger={<Button>{t('assign')}</Button>}
        entries={(options.member ?? [])
          .filter(({ isArchived }) => !isArchived)
          .map(({ id, name }) => ({
            label: name,
            onSelect: () => void actions.change(ids, { ownerId: id }, t('assignedTo', { name })),
          }))}
      />
      {canWrite && ids.length > 1 && ids.length <= MOST_MERGED && (
        <LinkButton icon={<Merge />} href={mergeHref(MERGE_PATH, ids)}>
          {t('merge')}
        </LinkButton>
      )}
      <IconButton className="ms-auto" label={t('clearSelection')} icon={<X />} onClick={() => drag.clear()} />
    </div>
  )
}
