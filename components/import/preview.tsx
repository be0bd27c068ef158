'use client'

import { useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Segmented } from '@/components/ui/segmented'
import { toastError } from '@/components/ui/toaster'
import type { ImportChoice } from '@/db/schema'
import { chooseRows, startImport } from '@/lib/import/actions'
import { ColumnsForm } from './columns-form'
import type { ImportScreenProps } from './import-screen'
import { RowsTable } from './rows-table'
import { useImportRows } from './use-import-rows'
import { useImportWords } from './words'

/** What each row will become, before anything is written. */
export function Preview(props: ImportScreenProps) {
  const { kind, run, counts, canWrite } = props
  const { t } = useImportWords(kind)
  const [isMapping, setMapping] = useState(false)
  const [shown, setShown] = useState<'all' | 'matched' | 'refused'>('all')
  const list = useImportRows(run.id, shown)
  const [pending, setPending] = useState(false)
  if (isMapping) return <ColumnsForm {...props} />
  const { fresh = 0, matched = 0, refused = 0 } = counts ?? {}

  const choose = async (row: number, choice: ImportChoice) => {
    const before = list.rows
    list.set(row, choice)
    const result = await chooseRows({ id: run.id, rows: [row], choice }).catch(() => null)
    if (result?.ok) return
    list.restore(before)
    toastError(result?.error.message ?? t('unreachable'))
  }
  const start = async () => {
    setPending(true)
    const result = await startImport({ id: run.id }).catch(() => null)
    setPending(false)
    if (!result?.ok) toastError(result?.error.message ?? t('unreachable'))
  }
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone="success">{t('preview.fresh', { count: fresh })}</Badge>
        <Badge>{t('preview.matched', { count: matched })}</Badge>
        <Badge tone={refused > 0 ? 'danger' : 'neutral'}>{t('preview.refused', { count: refused })}</Badge>
        <div className="ms-auto flex flex-wrap gap-2">
          <Button onClick={() => setMapping(true)}>{t('preview.back')}</Button>
          <Button variant="primary" pending={pending} disabled={fresh + matched === 0} onClick={start}>
            {t('preview.start')}
          </Button>
        </div>
      </div>
      <Segmented
        label={t('preview.show')}
        value={shown}
        onChange={setShown}
        options={(['all', 'matched', 'refused'] as const).map((value) => ({
          value,
          label: t(`preview.filters.${value}`),
        }))}
      />
      <RowsTable kind={kind} run={run} list={list} canWrite={canWrite} onChoose={choose} />
    </>
  )
}
