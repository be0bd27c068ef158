'use client'

import { useTranslations } from 'next-intl'
import { NumbersForm } from '@/components/settings/numbers-form'
import { updateRetention } from '@/lib/retention/actions'
import type { RetentionRules } from '@/lib/retention/schema'

const RULES = ['eventMonths', 'rawMailMonths', 'lostContactMonths'] as const

/** How many months each thing is kept; an empty field keeps it for ever. */
export function RetentionForm({ rules }: { rules: RetentionRules }) {
  const t = useTranslations('retention')
  return (
    <NumbersForm
      words="retention"
      rules={RULES}
      values={rules}
      emptyOf={() => t('forever')}
      save={(months) => updateRetention({ ...rules, ...months })}
    />
  )
}
