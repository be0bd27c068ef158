'use client'

import { Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { toastDone } from '@/components/ui/toaster'

type RecoveryCodesProps = { codes: string[]; onKept: () => void }

/** The one time that recovery codes are shown. */
export function RecoveryCodes({ codes, onKept }: RecoveryCodesProps) {
  const t = useTranslations('identity.factor')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join('\n'))
    toastDone(t('copied'))
  }
  return (
    <div className="flex flex-col gap-4">
      <h2 ref={heading} tabIndex={-1} className="text-lg outline-none">
        {t('codesTitle')}
      </h2>
      <p className="text-text-muted">{t('codesLead')}</p>
      <ul
        aria-label={t('codesTitle')}
        className="grid grid-cols-1 gap-x-6 gap-y-1 rounded-lg border bg-surface-sunken p-3 font-mono sm:grid-cols-2"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap justify-end gap-2">
        <Button icon={<Copy aria-hidden />} onClick={copy}>
          {t('copy')}
        </Button>
        <Button variant="primary" onClick={onKept}>
          {t('kept')}
        </Button>
      </div>
    </div>
  )
}
