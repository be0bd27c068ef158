'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'

const PEOPLE = ['admin', 'manager', 'rep'] as const

/** Which logins the demo workspace has; never their password. */
export function DemoHint({ onPick }: { onPick: (email: string) => void }) {
  const t = useTranslations('identity.signIn')
  return (
    <section aria-label={t('demoTitle')} className="mt-4 rounded-xl border bg-surface p-4">
      <h2 className="text-base">{t('demoTitle')}</h2>
      <p className="text-sm text-text-muted">{t('demoHint')}</p>
      <ul className="mt-2 flex flex-col gap-1">
        {PEOPLE.map((person) => {
          const email = `${person}@demo.test`
          return (
            <li key={person} className="flex flex-wrap items-center justify-between gap-x-3">
              <span>{t(`demoRoles.${person}`)}</span>
              <Button size="sm" onClick={() => onPick(email)} aria-label={t('demoFill', { email })}>
                {email}
              </Button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
