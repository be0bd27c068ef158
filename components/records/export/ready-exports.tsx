'use client'

import { Download } from 'lucide-react'
import { useFormatter, useTimeZone, useTranslations } from 'next-intl'
import { Button, buttonClass } from '@/components/ui/button'
import { Progress } from '@/components/ui/progress'
import type { ShownExport } from '@/lib/export/reads'
import { dateIn, formatDate } from '@/lib/vietnam/date'
import type { Exports } from './use-exports'

/** Files that are being made, with the way to stop them, and those that are there to be taken. */
export function ReadyExports({ exports }: { exports: Exports }) {
  const t = useTranslations('records.export')
  if (exports.runs.length === 0) return null
  return (
    <section aria-label={t('files')} className="mb-4 border-b pb-4">
      <h3 className="text-sm text-text-muted">{t('files')}</h3>
      <ul className="mt-2 flex flex-col gap-3">
        {exports.runs.map((run) => (
          <li key={run.id} className="flex flex-wrap items-center justify-between gap-2">
            {run.state === 'running' ? (
              <Going run={run} onStop={() => void exports.stop(run.id)} />
            ) : (
              <Ready run={run} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Going({ run, onStop }: { run: ShownExport; onStop: () => void }) {
  const t = useTranslations('records.export')
  const total = Math.max(run.total, run.done)
  return (
    <>
      <div className="min-w-48 flex-1">
        <Progress
          label={t('making', { name: run.fileName })}
          value={run.done}
          max={total}
          note={t('of', { done: run.done, total })}
        />
        <p className="mt-1 text-sm text-text-muted">{t('leave')}</p>
      </div>
      <Button size="sm" onClick={onStop}>
        {t('stop')}
      </Button>
    </>
  )
}

function Ready({ run }: { run: ShownExport }) {
  const t = useTranslations('records.export')
  const format = useFormatter()
  const timeZone = useTimeZone()
  if (run.state !== 'done') return <p role="status">{t(`states.${run.state}`, { name: run.fileName })}</p>
  return (
    <>
      <div className="min-w-0">
        <p className="break-all">{run.fileName}</p>
        <p className="text-sm text-text-muted">
          {t('ready', {
            count: run.done,
            size: format.number(run.bytes / 1_048_576, { maximumFractionDigits: 1 }),
            until: formatDate(dateIn(new Date(run.until), timeZone)),
          })}
        </p>
      </div>
      <a
        href={`/api/export/${run.id}`}
        download
        className={buttonClass({ variant: 'secondary', size: 'sm' })}
      >
        <Download />
        {t('download')}
      </a>
    </>
  )
}
