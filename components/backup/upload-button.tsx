'use client'

import { Upload } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { toastDone, toastError } from '@/components/ui/toaster'

/** Brings an archive from this computer into the workspace's folder. */
export function UploadButton() {
  const t = useTranslations('backup.upload')
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const [pending, setPending] = useState(false)
  const send = async (file: File | undefined) => {
    if (!file) return
    setPending(true)
    const answer = await fetch(`/api/backups?name=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      body: file,
    }).catch(() => null)
    setPending(false)
    if (input.current) input.current.value = ''
    if (!answer?.ok) return toastError(t('failed', { name: file.name }))
    toastDone(t('done', { name: file.name }))
    router.refresh()
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".cohoi"
        aria-label={t('file')}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => send(event.target.files?.[0])}
      />
      <Button size="sm" icon={<Upload />} pending={pending} onClick={() => input.current?.click()}>
        {t('open')}
      </Button>
    </>
  )
}
