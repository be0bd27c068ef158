'use client'

import { RotateCcw, ThumbsDown, Trophy, UserPlus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import type { Stage } from '@/lib/opportunities/stage'
import type { HeadProps } from './record-head'
import { useRecordActions } from './use-record-actions'

/** Won, lost or open again; and taking on what nobody has. */
export function Decision(props: HeadProps) {
  const { record, stages, stage, reopenStageId, goTo, pending, readOnlyReason, isTeamMate } = props
  const t = useTranslations('opportunities.record')
  const { claim } = useRecordActions(props)
  if (readOnlyReason) return null
  const won = nearestWon(stages, stage)
  const lost = stages.find(({ kind }) => kind === 'lost')
  const isOpen = record.status === 'open'
  return (
    <>
      {!record.ownerId && isTeamMate && (
        <Button icon={<UserPlus />} onClick={claim}>
          {t('claim')}
        </Button>
      )}
      {isOpen && won && (
        <Button variant="primary" icon={<Trophy />} pending={pending} onClick={() => goTo(won.id)}>
          {t('win')}
        </Button>
      )}
      {isOpen && lost && (
        <Button icon={<ThumbsDown />} disabled={pending} onClick={() => goTo(lost.id)}>
          {t('lose')}
        </Button>
      )}
      {!isOpen && reopenStageId && (
        <Button variant="primary" icon={<RotateCcw />} pending={pending} onClick={() => goTo(reopenStageId)}>
          {t('reopen')}
        </Button>
      )}
    </>
  )
}

/** The next won stage after the current one, else the last one before it. */
function nearestWon(stages: readonly Stage[], stage: Stage | undefined): Stage | undefined {
  const at = stages.findIndex(({ id }) => id === stage?.id)
  return (
    stages.find(({ kind }, index) => kind === 'won' && index > at) ??
    stages.findLast(({ kind }) => kind === 'won')
  )
}
