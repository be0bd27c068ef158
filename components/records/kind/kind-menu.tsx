'use client'

import { Archive, ArchiveRestore, Ellipsis, Share2, Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useSeries } from '@/components/activities/use-series'
import { AccessDialog } from '@/components/rights/access-dialog'
import { IconButton } from '@/components/ui/button'
import { DropdownMenu } from '@/components/ui/dropdown-menu'
import type { MenuEntry } from '@/components/ui/menu-entries'
import { deleteSeries } from '@/lib/activities/actions'
import type { Result } from '@/lib/kernel/result'
import type { SavedRecord } from '../use-record-save'
import { useUndo } from '../use-undo'
import type { KindRecordProps } from './kind-record'
import { listPathOf, pathOf } from './paths'
import { useKindActions, useKindWords } from './words'

type KindMenuProps = Pick<KindRecordProps, 'kind' | 'rights' | 'viewer' | 'from'> & { record: SavedRecord }

/** What is done with a record less often. */
export function KindMenu({ kind, record, rights, viewer, from }: KindMenuProps) {
  const { t } = useKindWords(kind)
  const actions = useKindActions(kind)
  const router = useRouter()
  const { follow, complain } = useUndo(viewer, () => router.refresh())
  const { follow: followOut } = useUndo(viewer, () => router.push(pathOf(kind, record.id, from)))
  const series = useSeries()
  const [isSharing, setSharing] = useState(false)
  const title = String(record[kind.description.title])
  const ref = { id: record.id, version: record.version }

  const settle = (result: Result<unknown> | null) => {
    complain(result)
    if (result && !result.ok && result.error.code === 'conflict') router.refresh()
    return result?.ok === true
  }
  const remove = async () => {
    const reach = await series.reachOfRemoval(record)
    if (!reach) return
    const work = reach === 'one' ? actions.remove(ref) : deleteSeries({ ...ref, reach })
    if (settle(await followOut<unknown>(work, t('deleted', { title })))) router.push(listPathOf(kind, from))
  }
  const entries: MenuEntry[] = [
    { label: t('access'), icon: <Share2 />, onSelect: () => setSharing(true) },
    ...(rights.write
      ? [
          record.archivedAt
            ? {
                label: t('restore'),
                icon: <ArchiveRestore />,
                onSelect: async () => settle(await follow(actions.restore(ref), t('restoredNow', { title }))),
              }
            : {
                label: t('archive'),
                icon: <Archive />,
                onSelect: async () => settle(await follow(actions.archive(ref), t('archivedNow', { title }))),
              },
        ]
      : []),
    ...(rights.delete
      ? [
          { kind: 'separator' } as const,
          { label: t('delete'), icon: <Trash2 />, danger: true, onSelect: remove },
        ]
      : []),
  ]
  return (
    <>
      {series.dialog}
      <DropdownMenu
        align="end"
        trigger={<IconButton label={t('menu')} icon={<Ellipsis />} variant="secondary" />}
        entries={entries}
      />
      <AccessDialog
        id={record.id}
        title={title}
        actions={actions.access}
        open={isSharing}
        onOpenChange={setSharing}
      />
    </>
  )
}
