'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Progress } from '@/components/ui/progress'
import { toastError } from '@/components/ui/toaster'
import { cancelImport } from '@/lib/import/actions'
import type { ShownKind, ShownRun } from './shown'
import { useImportWords } from './words'

/** What is going on by itself, how far it is, and the way to stop it. */
export function ImportWork({ kind, run }: { kind: ShownKind; run: ShownRun }) {
  const { t } = useImportWords(kind)
  const [pending, setPending] = useState(false)
  useNews()
  const { done, max } = progressOf(run)
  const stop = async () => {
    setPending(true)
    const result = await cancelImport({ id: run.id }).catch(() => null)
    setPending(false)
    if (!result?.ok) toastError(result?.error.message ?? t('unreachable'))
  }
  return (
    <Card
      title={t(`work.${run.state}`)}
      actions={
        run.state !== 'undoing' && (
          <Button size="sm" pending={pending} onClick={stop}>
            {t('work.stop')}
          </Button>
        )
      }
    >
      <Progress
        label={t('work.rows')}
        value={done}
        max={max}
        note={t(max > 0 ? 'work.of' : 'work.count', { done, total: max })}
      />
      <p className="mt-3 text-pretty text-text-muted">
        {[t('work.leave'), run.state === 'running' ? timeLeft(run, done, max, t) : ''].join(' ')}
      </p>
    </Card>
  )
}

type Words = ReturnType<typeof useImportWords>['t']

function timeLeft({ startedAt }: ShownRun, done: number, max: number, t: Words): string {
  const spent = startedAt ? Date.now() - new Date(startedAt).getTime() : 0
  if (done < 500 || spent < 3000) return ''
  const minutes = Math.ceil(((max - done) * spent) / done / 60_000)
  return t('work.left', { minutes })
}

function progressOf(run: ShownRun): { done: number; max: number } {
  const { total, created, updated, skipped, failed, undone, kept } = run
  switch (run.state) {
    case 'reading':
      return { done: total, max: 0 }
    case 'checking':
      return { done: run.place, max: total }
    case 'undoing':
      return { done: undone + kept, max: created + updated }
    default:
      return { done: created + updated + skipped + failed, max: total }
  }
}

/** Reads the page again every second while something goes on. */
function useNews(): void {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), 1000)
    return () => clearInterval(timer)
  }, [router])
}
