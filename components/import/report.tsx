'use client'

import { Download, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { saveAnswer } from '@/components/records/list/save-answer'
import { AlertDialog } from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import { toastError } from '@/components/ui/toaster'
import { undoImport } from '@/lib/import/actions'
import type { ImportScreenProps } from './import-screen'
import { RowsTable } from './rows-table'
import { importPath, type ShownRun } from './shown'
import { useImportRows } from './use-import-rows'
import { useImportWords } from './words'

/** What became of the rows; the refused ones to take along, and the way to take it all back. */
export function Report({ kind, run, limits }: ImportScreenProps) {
  const { t, errors } = useImportWords(kind)
  return (
    <>
      <Card
        title={t(`states.${run.state}`)}
        actions={
          <>
            {run.state !== 'undone' && run.created + run.updated > 0 && <TakeBack kind={kind} run={run} />}
            <LinkButton size="sm" href={importPath(kind)}>
              {t('report.again')}
            </LinkButton>
            <LinkButton size="sm" variant="primary" href={kind.path as '/customers'}>
              {t('report.list')}
            </LinkButton>
          </>
        }
      >
        {run.error && (
          <p role="alert" className="mb-3 text-danger">
            {errors(run.error, limits)}
          </p>
        )}
        <dl className="flex flex-wrap gap-x-8 gap-y-3">
          {countsOf(run).map(([name, count]) => (
            <div key={name}>
              <dt className="text-sm text-text-muted">{t(`report.${name}`)}</dt>
              <dd className="figures text-xl">{count.toLocaleString('vi')}</dd>
            </div>
          ))}
        </dl>
      </Card>
      {run.failed > 0 && <Refused kind={kind} run={run} />}
    </>
  )
}

function countsOf({ state, total, created, updated, skipped, failed, undone, kept }: ShownRun) {
  const left = total - created - updated - skipped - failed
  const counts = { created, updated, skipped, failed, left, undone, kept }
  return Object.entries(counts).filter(([name, count]) => {
    if (name === 'undone' || name === 'kept') return state === 'undone'
    return name === 'left' ? count > 0 : true
  }) as [keyof typeof counts, number][]
}

type Shown = Pick<ImportScreenProps, 'kind' | 'run'>

function TakeBack({ kind, run }: Shown) {
  const { t } = useImportWords(kind)
  const undo = async () => {
    const result = await undoImport({ id: run.id }).catch(() => null)
    if (!result?.ok) toastError(result?.error.message ?? t('unreachable'))
  }
  return (
    <AlertDialog
      trigger={
        <Button size="sm" icon={<Undo2 />}>
          {t('report.undo')}
        </Button>
      }
      title={t('report.undoTitle')}
      description={t('report.undoText', { created: run.created, updated: run.updated })}
      confirmLabel={t('report.undo')}
      cancelLabel={t('report.cancel')}
      onConfirm={undo}
    />
  )
}

function Refused({ kind, run }: Shown) {
  const { t } = useImportWords(kind)
  const list = useImportRows(run.id, 'refused')
  const [pending, setPending] = useState(false)
  const take = async () => {
    setPending(true)
    const answer = await fetch(`/api/import/${run.id}/refused`, { method: 'POST' }).catch(() => null)
    if (!(await saveAnswer(answer))) toastError(t('unreachable'))
    setPending(false)
  }
  return (
    <section className="flex min-w-0 flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-lg">{t('report.refusedTitle')}</h2>
        <Button icon={<Download />} pending={pending} onClick={take}>
          {t('report.take')}
        </Button>
      </div>
      <p className="text-text-muted">{t('report.refusedText')}</p>
      <RowsTable kind={kind} run={run} list={list} />
    </section>
  )
}
