'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Progress } from '@/components/ui/progress'
import { massChangeState, stopMassChange } from '@/lib/mass-change/actions'

type State = {
  state: 'running' | 'done' | 'stopped' | 'failed'
  total: number
  done: number
  skipped: number
}

const EVERY = 1000

/** How far a change of many records is, and what came of it; it goes on without the page. */
export function MassDialog({ id, total, onClose }: { id: string; total: number; onClose: () => void }) {
  const t = useTranslations('records.mass')
  const router = useRouter()
  const [now, setNow] = useState<State>({ state: 'running', total, done: 0, skipped: 0 })
  const isRunning = now.state === 'running'
  useEffect(() => {
    if (!isRunning) {
      router.refresh()
      return
    }
    const timer = setInterval(async () => {
      const told = await massChangeState({ id }).catch(() => null)
      if (told?.ok) setNow(told.data)
    }, EVERY)
    return () => clearInterval(timer)
  }, [id, isRunning, router])
  const gone = now.done + now.skipped
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`states.${now.state}`)}
      footer={
        <>
          {isRunning && <Button onClick={() => void stopMassChange({ id })}>{t('stop')}</Button>}
          <Button variant="primary" onClick={onClose}>
            {t(isRunning ? 'goOn' : 'close')}
          </Button>
        </>
      }
    >
      <Progress
        label={t('progress')}
        value={gone}
        max={Math.max(now.total, gone, 1)}
        note={t('of', { done: gone, total: Math.max(now.total, gone) })}
      />
      <p role="status" className="mt-3 text-pretty">
        {isRunning ? t('leave') : t('result', { done: now.done, skipped: now.skipped })}
      </p>
    </Dialog>
  )
}
