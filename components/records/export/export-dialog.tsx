'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Segmented } from '@/components/ui/segmented'
import { toastError } from '@/components/ui/toaster'
import type { Description } from '@/lib/kernel/entity'
import { saveAnswer } from '../list/save-answer'
import { ExportColumns } from './export-columns'
import { ReadyExports } from './ready-exports'
import { useExportColumns } from './use-export-columns'
import { useExports } from './use-exports'

type ExportDialogProps = {
  description: Description
  asked: string
  ids?: readonly string[]
  onClose: () => void
}

/** Format and columns of a file. Of few records it comes at once; of many it is made meanwhile and listed here. */
export function ExportDialog({ description, asked, ids = [], onClose }: ExportDialogProps) {
  const t = useTranslations('records.export')
  const [format, setFormat] = useState<'xlsx' | 'csv'>('xlsx')
  const [pending, setPending] = useState(false)
  const columns = useExportColumns(description, new URLSearchParams(asked).get('cols'))
  const exports = useExports(description.name)
  const take = async () => {
    const body = new URLSearchParams(asked)
    body.set('kind', description.name)
    body.set('format', format)
    body.set('cols', columns.chosen.join(','))
    for (const id of ids) body.append('id', id)
    setPending(true)
    const answer = await fetch('/api/export', { method: 'POST', body }).catch(() => null)
    if (answer?.status === 202) await exports.look()
    else if (await saveAnswer(answer)) onClose()
    else toastError(t(answer?.status === 403 ? 'forbidden' : 'failed'))
    setPending(false)
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(ids.length > 0 ? 'titleTicked' : 'title', { count: ids.length })}
      description={t('about')}
      footer={
        <>
          <Button onClick={onClose}>{t('close')}</Button>
          <Button
            variant="primary"
            pending={pending}
            disabled={columns.chosen.length === 0}
            onClick={() => void take()}
          >
            {t('take')}
          </Button>
        </>
      }
    >
      <ReadyExports exports={exports} />
      <Segmented
        label={t('format')}
        value={format}
        onChange={setFormat}
        options={(['xlsx', 'csv'] as const).map((value) => ({ value, label: t(value) }))}
      />
      <ExportColumns description={description} columns={columns} />
    </Dialog>
  )
}
