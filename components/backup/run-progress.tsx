'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Progress } from '@/components/ui/progress'
import { toastError } from '@/components/ui/toaster'
import { cancelBackup } from '@/lib/backup/actions'
import { type Happened, nameOf } from './shown'

/** What is under way, how far it is, and the way to stop it. */
export function RunProgress({ run }: { run: Happened }) {
  const t = useTranslations('backup.progress')
  const unreachable = useTranslations('ui')('unreachable')
  const [pending, setPending] = useState(false)
  const step = run.step ?? 'queued'
  const isLast = run.target === 'over' && run.step === 'writing'
  const stop = async () => {
    setPending(true)
    const result = await cancelBackup({ id: run.id }).catch(() => null)
    setPending(false)
    if (!result?.ok) toastError(result ? result.error.message : unreachable)
  }
  return (
    <Card
      title={t(run.kind)}
      actions={
        !isLast && (
          <Button size="sm" pending={pending} onClick={stop}>
            {t('cancel')}
          </Button>
        )
      }
    >
      <p className="mb-3 break-all">{nameOf(run.file)}</p>
      <Progress
        label={t(`steps.${step}`)}
        value={run.done}
        max={run.total}
        note={
          run.done > 0 ? t(run.total > 0 ? 'of' : 'count', { done: run.done, total: run.total }) : undefined
        }
      />
    </Card>
  )
}
