'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { Sheet } from '@/components/ui/sheet'
import { NavGroups } from './nav-groups'
import { type MenuChoice, type NavGroup, narrowed } from './navigation'

type MoreSheetProps = MenuChoice & {
  open: boolean
  onOpenChange: (open: boolean) => void
  groups: NavGroup[]
}

export function MoreSheet({ open, onOpenChange, groups, menu, onMenuChange }: MoreSheetProps) {
  const t = useTranslations('shell')
  return (
    <Sheet open={open} onOpenChange={onOpenChange} title={t('more')}>
      <Field label={t('filterByMenu')} className="mb-4">
        <Select
          value={menu ?? ALL}
          onChange={(value) => onMenuChange(value === ALL ? null : value)}
          options={[
            { value: ALL, label: t('allMenus') },
            ...groups.map(({ id, label }) => ({ value: id, label })),
          ]}
        />
      </Field>
      <NavGroups groups={narrowed(groups, menu)} onNavigate={() => onOpenChange(false)} />
    </Sheet>
  )
}

const ALL = 'all'
