'use client'

import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { DropdownMenu } from '@/components/ui/dropdown-menu'
import { toastError } from '@/components/ui/toaster'
import { saveAnswer } from './save-answer'

type ExportMenuProps = {
  kind: string
  /** The question and the columns of the list. */
  asked: string
  /** Only these of its records. */
  ids?: readonly string[]
}

/** Takes the list, or what is ticked of it, along as a file. */
export function ExportMenu({ kind, asked, ids = [] }: ExportMenuProps) {
  const t = useTranslations('records.export')
  const [pending, setPending] = useState(false)
  const take = async (format: 'xlsx' | 'csv') => {
    const body = new URLSearchParams(asked)
    body.set('kind', kind)
    body.set('format', format)
    for (const id of ids) body.append('id', id)
    setPending(true)
    const answer = await fetch('/api/export', { method: 'POST', body }).catch(() => null)
    if (!(await saveAnswer(answer))) toastError(t(answer?.status === 409 ? 'tooMany' : 'failed'))
    setPending(false)
  }
  return (
    <DropdownMenu
      align="end"
      trigger={
        <Button size={ids.length > 0 ? 'sm' : 'md'} icon={<Download />} pending={pending}>
          {t('export')}
        </Button>
      }
      entries={[
        { label: t('xlsx'), onSelect: () => void take('xlsx') },
        { label: t('csv'), onSelect: () => void take('csv') },
      ]}
    />
  )
}
