'use client'

import { useTranslations } from 'next-intl'
import type { LeftOut } from '@/lib/mail/outbound/many'

/** Who gets no mail, and why: read before anything is sent. */
export function ManyLeftOut({ leftOut, outOfReach }: { leftOut: readonly LeftOut[]; outOfReach: number }) {
  const t = useTranslations('mail.many')
  if (leftOut.length + outOfReach === 0) return null
  return (
    <section aria-label={t('leftOut')} className="rounded border bg-surface-sunken px-3 py-2 text-sm">
      <h3 className="font-medium">{t('leftOutCount', { count: leftOut.length + outOfReach })}</h3>
      <ul className="mt-1 max-h-40 overflow-y-auto">
        {leftOut.map(({ id, name, reason }) => (
          <li key={id} className="wrap-anywhere">
            {name}: <span className="text-text-muted">{t(`reasons.${reason}`)}</span>
          </li>
        ))}
        {outOfReach > 0 && <li className="text-text-muted">{t('outOfReach', { count: outOfReach })}</li>}
      </ul>
    </section>
  )
}
