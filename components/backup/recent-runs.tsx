'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { goToWorkspace } from '@/components/identity/switch-workspace'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { type Happened, nameOf } from './shown'

const TONES = {
  done: 'success',
  failed: 'danger',
  canceled: 'neutral',
  queued: 'neutral',
  running: 'neutral',
} as const

/** What was restored, failed or cancelled lately, with what could not come back. */
export function RecentRuns({ runs }: { runs: Happened[] }) {
  const t = useTranslations('backup.recent')
  if (runs.length === 0) return null
  return (
    <Card flush title={t('title')}>
      <ul aria-label={t('title')} className="divide-y">
        {runs.map((run) => (
          <RunRow key={run.id} run={run} />
        ))}
      </ul>
    </Card>
  )
}

function RunRow({ run }: { run: Happened }) {
  const t = useTranslations('backup.recent')
  const errors = useTranslations('errors')
  const [pending, setPending] = useState(false)
  const notes = Object.entries(run.notes).filter(([, count]) => count)
  const go = async (id: string) => {
    setPending(true)
    await goToWorkspace(id)
    setPending(false)
  }
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 px-4 py-2.5">
      <Badge tone={TONES[run.state]}>{t(`states.${run.kind}.${run.state}`)}</Badge>
      <div className="min-w-0 flex-1 basis-64">
        <p className="break-all">{nameOf(run.file)}</p>
        <p className="figures text-sm text-text-muted">
          {run.time} · {run.memberName}
        </p>
        {run.error && <p className="text-danger text-sm">{errors(run.error)}</p>}
        {notes.length > 0 && run.kind === 'restore' && (
          <ul className="mt-1 list-disc ps-5 text-sm">
            {notes.map(([key, count]) => (
              <li key={key}>{t(`notes.${key}`, { count: count ?? 0 })}</li>
            ))}
          </ul>
        )}
      </div>
      {run.targetId && (
        <Button size="sm" pending={pending} onClick={() => run.targetId && go(run.targetId)}>
          {t('open')}
        </Button>
      )}
    </li>
  )
}
