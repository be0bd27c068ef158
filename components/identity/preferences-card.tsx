'use client'

import { useTranslations } from 'next-intl'
import { startTransition, useOptimistic } from 'react'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import { Switch } from '@/components/ui/switch'
import { toastError } from '@/components/ui/toaster'
import { savePreferences } from '@/lib/identity/actions'
import type { Person } from '@/lib/kernel/actor'
import { TimeZoneInput } from './time-zone-input'

type Preferences = Pick<Person, 'locale' | 'timeZone' | 'theme' | 'hasShortcuts' | 'toastSeconds'>

const SECONDS = [5, 10, 20, 30, 60]

/** Choices that take effect at once, in every workspace. */
export function PreferencesCard({ person, timeZones }: { person: Person; timeZones: readonly string[] }) {
  const t = useTranslations('profile')
  const [shown, show] = useOptimistic(person, (now, patch: Partial<Preferences>) => ({ ...now, ...patch }))
  const save = (patch: Partial<Preferences>) =>
    startTransition(async () => {
      show(patch)
      const result = await savePreferences(patch)
      if (!result.ok) toastError(result.error.message)
    })

  return (
    <Card title={t('look')}>
      <div className="grid gap-5 sm:grid-cols-2">
        <Choice label={t('language')}>
          <Segmented
            label={t('language')}
            value={shown.locale}
            options={(['vi', 'en'] as const).map((value) => ({ value, label: t(`languages.${value}`) }))}
            onChange={(locale) => save({ locale })}
          />
        </Choice>
        <Choice label={t('theme')}>
          <Segmented
            label={t('theme')}
            value={shown.theme}
            options={THEMES.map((value) => ({ value, label: t(`themes.${value}`) }))}
            onChange={(theme) => save({ theme })}
          />
        </Choice>
        <Field label={t('timeZone')}>
          <TimeZoneInput
            label={t('timeZone')}
            zones={timeZones}
            value={shown.timeZone}
            onChange={(timeZone) => save({ timeZone })}
          />
        </Field>
        <Field label={t('toast')} hint={t('toastHint')}>
          <Select
            value={String(shown.toastSeconds)}
            options={secondsFor(shown.toastSeconds).map((seconds) => ({
              value: String(seconds),
              label: t('seconds', { seconds }),
            }))}
            onChange={(seconds) => save({ toastSeconds: Number(seconds) })}
          />
        </Field>
        <Switch
          className="sm:col-span-2"
          label={t('shortcuts')}
          hint={t('shortcutsHint')}
          checked={shown.hasShortcuts}
          onChange={(hasShortcuts) => save({ hasShortcuts })}
        />
      </div>
    </Card>
  )
}

function Choice({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-1">
      <span aria-hidden className="font-medium text-sm text-text-muted">
        {label}
      </span>
      {children}
    </div>
  )
}

const THEMES = ['system', 'light', 'dark'] as const

const secondsFor = (own: number) => [...new Set([...SECONDS, own])].sort((a, b) => a - b)
