'use client'

import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { DropdownMenu } from '@/components/ui/dropdown-menu'

type ExportMenuProps = {
  kind: string
  /** The question and the columns of the list. */
  asked: string
  /** Only these of its records. */
  ids?: readonly string[]
}

/** Takes the list, or what is ticked of it, along as a file. */
export function ExportMenu({ kind, asked, ids }: ExportMenuProps) {
  const t = useTranslations('records.export')
  const take = (format: 'xlsx' | 'csv') => {
    const query = new URLSearchParams(asked)
    query.set('kind', kind)
    query.set('format', format)
    if (ids) query.set('ids', ids.join(','))
    window.location.assign(`/api/export?${query}`)
  }
  return (
    <DropdownMenu
      align="end"
      trigger={
        <Button size={ids ? 'sm' : 'md'} icon={<Download />}>
          {t('export')}
        </Button>
      }
      entries={[
        { label: t('xlsx'), onSelect: () => take('xlsx') },
        { label: t('csv'), onSelect: () => take('csv') },
      ]}
    />
  )
}
