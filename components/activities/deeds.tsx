'use client'

import { CalendarPlus, Check, RotateCcw } from 'lucide-react'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { SavedRecord } from '@/components/records/use-record-save'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'
import type { Viewer } from '@/lib/records/viewer'
import { newPath } from './new-path'
import { useSteps } from './use-steps'

/** What is usually done with an activity on its page. */
export function ActivityDeeds({ record, viewer }: { record: SavedRecord; viewer: Viewer }) {
  const t = useTranslations('activities')
  const router = useRouter()
  const steps = useSteps(viewer, () => router.refresh())
  const isTimed = record.status === 'planned'
  return (
    <>
      {steps.dialog}
      {record.isOpen ? (
        <>
          {isTimed && <Button onClick={() => void steps.finish([record], 'not_held')}>{t('missed')}</Button>}
          <Button variant="primary" icon={<Check />} onClick={() => void steps.finish([record])}>
            {isTimed ? t('held') : t('finish')}
          </Button>
        </>
      ) : (
        <>
          <Button icon={<RotateCcw />} onClick={() => void steps.reopen([record])}>
            {t('reopen')}
          </Button>
          <LinkButton href={newPath(record) as Route} icon={<CalendarPlus />}>
            {t('planNext')}
          </LinkButton>
        </>
      )}
    </>
  )
}
