'use client'

import { useTranslations } from 'next-intl'
import { startTransition } from 'react'
import { Segmented } from '@/components/ui/segmented'
import { chooseLanguage } from '@/lib/identity/actions'

const LOCALES = ['vi', 'en'] as const

/** The language of the pages before sign-in; afterwards it belongs to the person. */
export function LanguageSwitch({ label, locale }: { label: string; locale: string }) {
  const t = useTranslations('profile.languages')
  return (
    <Segmented
      label={label}
      value={locale === 'en' ? 'en' : 'vi'}
      options={LOCALES.map((value) => ({ value, label: t(value) }))}
      className="shrink-0 whitespace-nowrap"
      onChange={(chosen) => startTransition(async () => void (await chooseLanguage({ locale: chosen })))}
    />
  )
}
