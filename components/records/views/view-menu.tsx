'use client'

import { Bookmark, ChevronDown, Pin } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { DropdownMenu } from '@/components/ui/dropdown-menu'
import type { MenuEntry } from '@/components/ui/menu-entries'
import { toastDone, toastError } from '@/components/ui/toaster'
import type { Result } from '@/lib/kernel/result'
import { deleteView, updateView } from '@/lib/records/actions'
import type { ViewOption } from '@/lib/records/views'
import type { ViewDialogProps } from './view-dialog'

const ViewDialog = dynamic(() => import('./view-dialog').then((module) => module.ViewDialog), { ssr: false })
const AlertDialog = dynamic(
  () => import('@/components/ui/alert-dialog').then((module) => module.AlertDialog),
  {
    ssr: false,
  },
)

export type BuiltIn = { label: string; query: string }

type ViewMenuProps = Omit<ViewDialogProps, 'onClose' | 'query'> & {
  views: readonly ViewOption[]
  /** The view whose query the address carries, perhaps changed since. */
  current?: ViewOption
  /** Ready-made questions that everyone has. */
  builtIn: readonly BuiltIn[]
  /** Where else one may look. */
  more?: readonly MenuEntry[]
  /** What the address asks now, without the view itself. */
  query: string
  onOpen: (query: string) => void
}

/** Questions asked before: one's own, the team's, the company's. */
export function ViewMenu({ views, current, builtIn, more = [], query, onOpen, ...dialog }: ViewMenuProps) {
  const t = useTranslations('records.views')
  const [isSaving, setSaving] = useState(false)
  const [isDeleting, setDeleting] = useState(false)
  const settle = useSettle()
  const isChanged = current !== undefined && current.query !== query
  const ofShare = (share: ViewOption['share']) => views.filter((view) => view.share === share)
  const group = (share: ViewOption['share']): MenuEntry[] => {
    const found = ofShare(share)
    if (found.length === 0) return []
    return [
      { kind: 'label', label: t(`shares.${share}`) },
      ...found.map((view) => ({
        label: view.name,
        icon: view.isPinned ? <Pin /> : <Bookmark />,
        hint: view.isDefault ? t('defaultMark') : undefined,
        onSelect: () => onOpen(queryOf(view)),
      })),
    ]
  }
  const change = (patch: Record<string, unknown>, message: string) =>
    current && settle(updateView({ id: current.id, version: current.version, patch }), message)
  const own: MenuEntry[] =
    current?.canChange === true
      ? [
          { kind: 'separator' },
          ...(isChanged
            ? [{ label: t('overwrite'), onSelect: () => void change({ query }, t('saved')) }]
            : []),
          {
            label: current.isPinned ? t('unpin') : t('pin'),
            onSelect: () => void change({ isPinned: !current.isPinned }, t('saved')),
          },
          {
            label: current.isDefault ? t('noDefault') : t('makeDefault'),
            onSelect: () => void change({ isDefault: !current.isDefault }, t('saved')),
          },
          { label: t('delete'), danger: true, onSelect: () => setDeleting(true) },
        ]
      : []
  const entries: MenuEntry[] = [
    ...builtIn.map((each) => ({ label: each.label, onSelect: () => onOpen(each.query) })),
    ...more,
    ...group('mine'),
    ...group('team'),
    ...group('company'),
    { kind: 'separator' },
    { label: t('saveAs'), onSelect: () => setSaving(true) },
    ...own,
  ]
  return (
    <>
      <DropdownMenu
        trigger={
          <Button icon={<Bookmark />}>
            <span className="max-w-40 truncate">{current?.name ?? t('title')}</span>
            {isChanged && <span className="text-text-muted">{t('changed')}</span>}
            <ChevronDown aria-hidden />
          </Button>
        }
        entries={entries}
      />
      {isSaving && <ViewDialog {...dialog} query={query} onClose={() => setSaving(false)} onSaved={onOpen} />}
      {current && isDeleting && (
        <AlertDialog
          open={isDeleting}
          onOpenChange={setDeleting}
          title={t('deleteTitle', { name: current.name })}
          description={t('deleteText')}
          confirmLabel={t('delete')}
          cancelLabel={t('cancel')}
          onConfirm={async () => {
            await settle(deleteView({ id: current.id, version: current.version }), t('deleted'))
            onOpen('')
          }}
        />
      )}
    </>
  )
}

/** The address of a view: its query, and which view it came from. */
export const queryOf = ({ id, query }: Pick<ViewOption, 'id' | 'query'>): string =>
  `${query}${query && '&'}view=${id}`

function useSettle() {
  const unreachable = useTranslations('ui')('unreachable')
  return async <T,>(work: Promise<Result<T>>, message: string) => {
    const result = await work.catch(() => null)
    if (result?.ok) toastDone(message)
    else toastError(result?.error.message ?? unreachable)
  }
}
