'use client'

import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import type { Description } from '@/lib/kernel/entity'
import { ExportDialog } from './export-dialog'

type ExportButtonProps = {
  description: Description
  /** The question and the columns of the list. */
  asked: string
  /** Only these of its records. */
  ids?: readonly string[]
}

/** Takes the list, or what is ticked of it, along as a file. */
export function ExportButton(props: ExportButtonProps) {
  const t = useTranslations('records.export')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size={props.ids ? 'sm' : 'md'} icon={<Download />} onClick={() => setOpen(true)}>
        {t('export')}
      </Button>
      {isOpen && <ExportDialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}
