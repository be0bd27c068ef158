import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { PageHeader } from '@/components/shell/page-header'

type SettingsFrameProps = {
  /** Under which words its title and description stand. */
  words: 'care' | 'identity.workspace' | 'leadRecycling' | 'reminders' | 'retention'
  children: ReactNode
}

/** A page of settings that is one form, with the way back to all of them. */
export function SettingsFrame({ words, children }: SettingsFrameProps) {
  const t = useTranslations(words)
  const settings = useTranslations('settings')
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        trail={[{ href: '/settings', label: settings('title') }]}
      />
      <div className="flex max-w-3xl flex-col gap-6 px-3 pb-8 md:px-4">{children}</div>
    </>
  )
}
