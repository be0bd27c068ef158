'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Select } from '@/components/ui/select'
import type { OutboxState } from '@/lib/mail/outbound/outbox'

type OutboxFilterProps = { states: readonly OutboxState[]; state?: OutboxState }

export function OutboxFilter({ states, state }: OutboxFilterProps) {
  const t = useTranslations('outbox')
  const mail = useTranslations('mail.states')
  const router = useRouter()
  const options = [
    { value: 'all' as const, label: t('all') },
    ...states.map((value) => ({ value, label: mail(value) })),
  ]
  return (
    <div className="w-48">
      <Select
        aria-label={t('filter')}
        options={options}
        value={state ?? 'all'}
        onChange={(next) => router.push(next === 'all' ? '/outbox' : `/outbox?state=${next}`)}
      />
    </div>
  )
}
