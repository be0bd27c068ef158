'use client'

import { Archive, ArchiveRestore, Copy, Ellipsis, Share2, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { type AccessActions, AccessDialog } from '@/components/rights/access-dialog'
import { IconButton } from '@/components/ui/button'
import { DropdownMenu } from '@/components/ui/dropdown-menu'
import type { MenuEntry } from '@/components/ui/menu-entries'
import { opportunityAccess, shareOpportunity, unshareOpportunity } from '@/lib/opportunities/actions'
import type { HeadProps } from './record-head'
import { useRecordActions } from './use-record-actions'

/** What is done with a record less often. */
export function RecordMenu(props: HeadProps) {
  const { record, rights } = props
  const t = useTranslations('opportunities.record')
  const actions = useRecordActions(props)
  const [isSharing, setSharing] = useState(false)
  const entries: MenuEntry[] = [
    { label: t('access'), icon: <Share2 />, onSelect: () => setSharing(true) },
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
          { label: t('delete'), icon: <Trash2 />, danger: true, onSelect: actions.remove },
        ]
      : []),
  ]
  return (
    <>
      <DropdownMenu
        align="end"
        trigger={<IconButton label={t('menu')} icon={<Ellipsis />} variant="secondary" />}
        entries={entries}
      />
      <AccessDialog
        id={record.id}
        title={String(record.title)}
        actions={ACCESS}
        open={isSharing}
        onOpenChange={setSharing}
      />
    </>
  )
}

const ACCESS: AccessActions = {
  load: opportunityAccess,
  share: shareOpportunity,
  unshare: unshareOpportunity,
}
