'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { toastDone, toastError } from '@/components/ui/toaster'
import { renewFeed, revokeFeed } from '@/lib/calendar/actions'

/** The secret address at which another calendar reads one's own: made, shown once, renewed, ended. */
export function FeedCard({ since }: { since: string | null }) {
  const t = useTranslations('calendar.feed')
  const [url, setUrl] = useState<string | null>(null)
  const [pending, setPending] = useState(false)
  const renew = async () => {
    setPending(true)
    const result = await renewFeed({}).catch(() => null)
    setPending(false)
    if (result?.ok) setUrl(result.data.url)
    else toastError(result?.error.message ?? t('failed'))
  }
  const revoke = async () => {
    setPending(true)
    const result = await revokeFeed({}).catch(() => null)
    setPending(false)
    if (!result?.ok) return toastError(result?.error.message ?? t('failed'))
    setUrl(null)
    toastDone(t('revoked'))
  }
  const copy = async () => {
    if (!url) return
    await navigator.clipboard.writeText(url)
    toastDone(t('copied'))
  }
  return (
    <Card title={t('title')}>
      <div className="flex flex-col items-start gap-3">
        <p className="text-text-muted">{t('about')}</p>
        {url ? (
          <Field label={t('url')} hint={t('once')} className="w-full">
            <Input readOnly value={url} onFocus={({ target }) => target.select()} />
          </Field>
        ) : (
          since && <p>{t('since', { when: since })}</p>
        )}
        <div className="flex flex-wrap gap-2">
          {url && <Button onClick={copy}>{t('copy')}</Button>}
          <Button pending={pending} onClick={renew}>
            {since || url ? t('renew') : t('make')}
          </Button>
          {(since || url) && (
            <Button pending={pending} onClick={revoke}>
              {t('revoke')}
            </Button>
          )}
        </div>
        {(since || url) && <p className="text-sm text-text-muted">{t('renewHint')}</p>}
      </div>
    </Card>
  )
}
