'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Progress } from '@/components/ui/progress'
import { toastError } from '@/components/ui/toaster'
import { stopHandOver } from '@/lib/ownership/actions'
import type { Handable } from '@/lib/ownership/owned'
import { HandOverDialog } from './hand-over-dialog'
import { HandOverRefresh } from './hand-over-refresh'
import { OwnedList } from './owned-list'

export type ShownHandOver = {
  id: string
  state: 'running' | 'done' | 'stopped' | 'failed'
  total: number
  done: number
  skipped: number
  when: string | null
}

type OwnedCardProps = {
  member: { id: string; name: string }
  handable: Handable
  handOver: ShownHandOver | null
  undoSeconds: number
}

/** What a member owns, and its way to others. */
export function OwnedCard({ member, handable, handOver, undoSeconds }: OwnedCardProps) {
  const t = useTranslations('users')
  const isRunning = handOver?.state === 'running'
  const owns = handable.owned.length > 0
  return (
    <Card
      title={t('owns')}
      actions={
        owns && !isRunning && <HandOverDialog member={member} handable={handable} undoSeconds={undoSeconds} />
      }
    >
      <div className="flex flex-col gap-3">
        <p className="text-text-muted">{owns ? t('ownsText') : t('ownsNothing')}</p>
        {owns && <OwnedList id={member.id} owned={handable.owned} />}
        {handOver && (isRunning ? <Running {...handOver} /> : <Ended {...handOver} />)}
      </div>
    </Card>
  )
}

function Running({ id, done, skipped, total }: ShownHandOver) {
  const t = useTranslations('users')
  const stop = async () => {
    const result = await stopHandOver({ id })
    if (!result.ok) toastError(result.error.message)
  }
  return (
    <div className="flex items-end gap-3">
      <HandOverRefresh />
      <div className="min-w-0 flex-1">
        <Progress
          label={t('handOverProgress')}
          value={done + skipped}
          max={total}
          note={t('handOverNote', { done: done + skipped, total })}
        />
      </div>
      <Button size="sm" onClick={stop}>
        {t('stop')}
      </Button>
    </div>
  )
}

function Ended({ state, done, total, skipped, when }: ShownHandOver) {
  const t = useTranslations('users')
  const words = { done: 'handOverDone', stopped: 'handOverStopped', failed: 'handOverFailed' } as const
  if (state === 'running') return null
  return (
    <p role="status" className="text-sm text-text-muted">
      {t(words[state], { done, total, when: when ?? '' })}{' '}
      {skipped > 0 && t('handOverSkipped', { count: skipped })}
    </p>
  )
}
