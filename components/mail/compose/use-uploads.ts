'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { toastError } from '@/components/ui/toaster'
import { deleteUpload } from '@/lib/mail/outbound/actions'
import { fileSize } from '../file-size'
import type { DraftFile } from './draft'

/** Sends files ahead of the mail that will carry them. `change` gets the list as it is by then. */
export function useUploads(
  files: DraftFile[],
  most: number,
  change: (update: (files: DraftFile[]) => DraftFile[]) => void,
) {
  const t = useTranslations('mail.compose')
  const locale = useLocale()
  const [waiting, setWaiting] = useState<string[]>([])

  const add = async (chosen: File[]) => {
    const size = [...files, ...chosen].reduce((sum, file) => sum + file.size, 0)
    if (size > most) return toastError(t('tooLarge', { size: fileSize(most, locale) }))
    setWaiting((names) => [...names, ...chosen.map(({ name }) => name)])
    for (const file of chosen) {
      const kept = await upload(file).catch(() => null)
      if (kept) change((now) => [...now, kept])
      else toastError(t('uploadFailed', { name: file.name }))
      setWaiting((names) => names.toSpliced(names.indexOf(file.name), 1))
    }
  }
  const remove = (id: string) => {
    change((now) => now.filter((file) => file.id !== id))
    deleteUpload({ id }).catch(() => {})
  }
  return { add, remove, waiting }
}

async function upload(file: File): Promise<DraftFile | null> {
  const answer = await fetch(`/api/attachments?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    headers: { 'Content-Type': file.type || 'application/octet-stream' },
    body: file,
  })
  return answer.ok ? answer.json() : null
}
