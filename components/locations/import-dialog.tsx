'use client'

import { Download, FileUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button, buttonClass } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Spinner } from '@/components/ui/spinner'
import { toastDone } from '@/components/ui/toaster'
import { ImportPreview } from './import-preview'
import { useImport } from './use-import'

/** Brings places in from a table: the file is looked through first, and added as a whole or not at all. */
export function ImportDialog({ onDone }: { onDone: () => void }) {
  const t = useTranslations('locations.import')
  const [open, setOpen] = useState(false)
  const { file, outcome, refusal, pending, choose, write } = useImport()
  const turn = (next: boolean) => {
    setOpen(next)
    if (!next) choose(null)
  }
  const add = async () => {
    const done = await write()
    if (!done) return
    toastDone(t('done', { count: done.made }))
    turn(false)
    onDone()
  }
  return (
    <Dialog
      open={open}
      onOpenChange={turn}
      trigger={<Button icon={<FileUp />}>{t('open')}</Button>}
      title={t('title')}
      description={t('about')}
      footer={
        <>
          <Button onClick={() => turn(false)}>{t('cancel')}</Button>
          <Button
            variant="primary"
            pending={pending && outcome !== undefined}
            disabled={!outcome || outcome.wrong > 0 || outcome.made === 0}
            onClick={add}
          >
            {t('add', { count: outcome?.made ?? 0 })}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <a
          href="/api/locations/template"
          download
          className={buttonClass({ variant: 'secondary', size: 'md' }, 'self-start')}
        >
          <Download aria-hidden />
          {t('template')}
        </a>
        <Field label={t('choose')} hint={t('limits')} error={refusal}>
          <Input
            type="file"
            className="py-1"
            accept=".xlsx,.csv"
            onChange={(event) => choose(event.target.files?.[0] ?? null)}
          />
        </Field>
        <div role="status">
          {pending && !outcome && <Spinner />}
          {file && outcome && <ImportPreview outcome={outcome} />}
        </div>
      </div>
    </Dialog>
  )
}
