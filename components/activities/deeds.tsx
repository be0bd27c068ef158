'use client'

import { Check, RotateCcw } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { SavedRecord } from '@/components/records/use-record-save'
import { Button } from '@/components/ui/button'
import type { Viewer } from '@/lib/records/viewer'
import { useSteps } from './use-steps'

/** What is usually done with an activity on its page. */
export function ActivityDeeds({ record, viewer }: { record: SavedRecord; viewer: Viewer }) {
  const t = useTranslations('activities')
  const router = useRouter()
  const steps = useSteps(viewer, () => router.refresh())
  if (!record.isOpen)
    return (
      <Button icon={<RotateCcw />} onClick={() => void steps.reopen([record])}>
        {t('reopen')}
      </Button>
    )
  const isTimed = record.status === 'planned'
  return (
    <>
      {isTimed && <Button onClick={() => void steps.finish([record], 'not_held')}>{t('missed')}</Button>}
      <Button variant="primary" icon={<Check />} onClick={() => void steps.finish([record])}>
        {isTimed ? t('held') : t('finish')}
      </Button>
    </>
  )
}
