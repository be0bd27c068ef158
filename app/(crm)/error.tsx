'use client'

import { CircleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

export default function Failed({ reset }: { reset: () => void }) {
  const t = useTranslations('app.failed')
  return (
    <EmptyState
      icon={<CircleAlert />}
      title={t('title')}
      action={
        <Button variant="primary" onClick={reset}>
          {t('again')}
        </Button>
      }
    >
      {t('text')}
    </EmptyState>
  )
}
