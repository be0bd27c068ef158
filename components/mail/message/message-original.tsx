'use client'

import { ImageOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { inspectOriginal } from '@/lib/mail/outbound/actions'

/** The mail as its sender made it, in a frame that runs nothing and loads no remote picture unasked. */
export function MessageOriginal({ id, subject }: { id: string; subject: string }) {
  const t = useTranslations('mail.message')
  const blocked = useBlockedImages(id)
  const [hasImages, setImages] = useState(false)
  return (
    <div className="flex flex-col gap-2">
      {blocked > 0 && !hasImages && (
        <div className="flex flex-wrap items-center gap-2 rounded border bg-surface-sunken px-3 py-2 text-sm">
          <ImageOff aria-hidden className="size-4 shrink-0 text-text-muted" />
          <span className="min-w-0 flex-1 basis-40">{t('remote', { count: blocked })}</span>
          <Button size="sm" onClick={() => setImages(true)}>
            {t('showRemote', { count: blocked })}
          </Button>
        </div>
      )}
      <iframe
        key={String(hasImages)}
        title={t('originalFrame', { subject })}
        src={`/api/messages/${id}/html${hasImages ? '?images=1' : ''}`}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        loading="lazy"
        className="h-96 min-h-40 w-full resize-y rounded border bg-[white]"
      />
    </div>
  )
}

function useBlockedImages(id: string): number {
  const [count, setCount] = useState(0)
  useEffect(() => {
    let isCurrent = true
    inspectOriginal({ id })
      .then((found) => isCurrent && found.ok && setCount(found.data.blockedImages))
      .catch(() => {})
    return () => {
      isCurrent = false
    }
  }, [id])
  return count
}
