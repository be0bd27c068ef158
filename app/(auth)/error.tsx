'use client'

import { useTranslations } from 'next-intl'
import { DoorCard } from '@/components/identity/door-card'
import { Button } from '@/components/ui/button'

export default function DoorError({ reset }: { reset: () => void }) {
  const t = useTranslations('identity.error')
  return (
    <DoorCard title={t('title')} lead={t('text')}>
      <Button variant="primary" onClick={reset}>
        {t('again')}
      </Button>
    </DoorCard>
  )
}
