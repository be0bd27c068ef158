import '@fontsource-variable/inter/wght.css'
import './globals.css'
import type { Metadata, Viewport } from 'next'
import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Words } from '@/components/app/words/words'
import { UiRoot } from '@/components/ui/ui-root'
import { customWordsOf } from '@/lib/i18n/custom-words'
import { currentVisit } from '@/lib/kernel/session'
import { shownCustomFields } from '@/lib/records/shown-fields'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('app')
  return { title: { default: 'Cohoi', template: '%s · Cohoi' }, description: t('description') }
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#14171c' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const visit = await currentVisit()
  const person = visit?.person
  const theme = person?.theme
  const locale = await getLocale()
  return (
    <html lang={locale} {...(theme && theme !== 'system' && { 'data-theme': theme })}>
      <body>
        <Words
          locale={locale}
          timeZone={await getTimeZone()}
          own={visit?.actor ? customWordsOf(shownCustomFields(visit.actor)) : undefined}
        >
          <UiRoot shortcuts={person?.hasShortcuts}>{children}</UiRoot>
        </Words>
      </body>
    </html>
  )
}
