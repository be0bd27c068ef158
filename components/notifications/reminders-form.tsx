'use client'

import { useTranslations } from 'next-intl'
import { NumbersForm } from '@/components/settings/numbers-form'
import { updateReminders } from '@/lib/reminders/actions'
import type { ReminderRules } from '@/lib/reminders/schema'

const RULES = ['taskDays', 'foundingDays', 'birthdayDays'] as const

/** How many days before the company is reminded; where a field may be empty, nobody is. */
export function RemindersForm({ rules }: { rules: ReminderRules }) {
  const t = useTranslations('reminders')
  return (
    <NumbersForm
      words="reminders"
      rules={RULES}
      values={rules}
      emptyOf={(rule) => (rule === 'taskDays' ? '0' : t('never'))}
      save={({ taskDays, ...days }) =>
        updateReminders({ ...days, version: rules.version, taskDays: taskDays ?? 0 })
      }
    />
  )
}
