import '@fontsource-variable/inter/wght.css'
import './globals.css'
import type { Metadata, Viewport } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { UiRoot } from '@/components/ui/ui-root'
import { currentVisit } from '@/lib/kernel/session'

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
  const person = (await currentVisit())?.person
  const theme = person?.theme
  return (
    <html lang={await getLocale()} {...(theme && theme !== 'system' && { 'data-theme': theme })}>
      <body>
        <NextIntlClientProvider>
          <UiRoot shortcuts={person?.hasShortcuts}>{children}</UiRoot>
        </NextIntlClientProvider>
      </body>
    </html>
  )
}
