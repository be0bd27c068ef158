import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { LanguageSwitch } from '@/components/identity/language-switch'

export default async function DoorLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations('identity')
  return (
    <div className="flex min-h-dvh flex-col bg-surface-sunken">
      <header className="mx-auto flex w-full max-w-md items-center justify-between gap-4 px-4 pt-6 sm:pt-16">
        <div>
          <p className="font-semibold text-accent text-xl">Cohoi</p>
          <p className="text-sm text-text-muted">{t('tagline')}</p>
        </div>
        <LanguageSwitch label={t('language')} locale={await getLocale()} />
      </header>
      <main className="mx-auto w-full max-w-md flex-1 px-4 py-6">{children}</main>
    </div>
  )
}
