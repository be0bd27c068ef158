'use client'

import { useTranslations } from 'next-intl'
import { Sheet } from '@/components/ui/sheet'
import { NavGroups } from './nav-groups'
import type { NavGroup } from './navigation'

type MoreSheetProps = { open: boolean; onOpenChange: (open: boolean) => void; groups: NavGroup[] }

export function MoreSheet({ open, onOpenChange, groups }: MoreSheetProps) {
  const t = useTranslations('shell')
  return (
    <Sheet open={open} onOpenChange={onOpenChange} title={t('more')}>
      <NavGroups groups={groups} onNavigate={() => onOpenChange(false)} />
    </Sheet>
  )
}
