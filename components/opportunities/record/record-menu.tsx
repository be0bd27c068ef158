'use client'

import { Archive, ArchiveRestore, Copy, Ellipsis, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { AlertDialog } from '@/components/ui/alert-dialog'
import { IconButton } from '@/components/ui/button'
import { DropdownMenu } from '@/components/ui/dropdown-menu'
import type { MenuEntry } from '@/components/ui/menu-entries'
import type { HeadProps } from './record-head'
import { useRecordActions } from './use-record-actions'

/** What is done with a record less often. */
export function RecordMenu(props: HeadProps) {
  const { record, rights, holds } = props
  const t = useTranslations('opportunities.record')
  const actions = useRecordActions(props)
  const [isDeleting, setDeleting] = useState(false)
  const entries: MenuEntry[] = [
    ...(rights.create ? [{ label: t('duplicate'), icon: <Copy />, onSelect: actions.duplicate }] : []),
    ...(rights.write
      ? [
          record.archivedAt
            ? { label: t('restore'), icon: <ArchiveRestore />, onSelect: actions.restore }
            : { label: t('archive'), icon: <Archive />, onSelect: actions.archive },
        ]
      : []),
    ...(rights.delete
      ? [
          { kind: 'separator' } as const,
          { label: t('delete'), icon: <Trash2 />, danger: true, onSelect: () => setDeleting(true) },
        ]
      : []),
  ]
  if (entries.length === 0) return null
  return (
    <>
      <DropdownMenu
        align="end"
        trigger={<IconButton label={t('menu')} icon={<Ellipsis />} variant="secondary" />}
        entries={entries}
      />
      <AlertDialog
        open={isDeleting}
        onOpenChange={setDeleting}
        title={t('deleteTitle', { title: String(record.title) })}
        description={t('deleteText', { messages: holds.messages })}
        confirmLabel={t('deleteConfirm')}
        cancelLabel={t('cancel')}
        onConfirm={actions.remove}
      />
    </>
  )
}
