'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { DropdownMenu } from '@/components/ui/dropdown-menu'
import type { CreateItem } from './navigation'

export function CreateMenu({ items }: { items: CreateItem[] }) {
  const t = useTranslations('shell')
  return (
    <DropdownMenu
      align="end"
      trigger={
        <Button variant="primary" icon={<Plus />}>
          <span className="max-sm:sr-only">{t('create')}</span>
        </Button>
      }
      entries={items.map((item) => ({ kind: 'link', ...item }))}
    />
  )
}
