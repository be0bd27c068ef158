'use client'

import { Download, Paperclip } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { ShownMessage } from '@/lib/mail/outbound/messages'
import { fileSize } from '../file-size'

/** The files of a mail, each to be saved. */
export function MessageFiles({ files }: { files: ShownMessage['files'] }) {
  const t = useTranslations('mail.message')
  const locale = useLocale()
  if (files.length === 0) return null
  return (
    <ul aria-label={t('files')} className="flex flex-wrap gap-2">
      {files.map(({ id, name, size }) => (
        <li key={id} className="min-w-0 max-w-full">
          <a
            href={`/api/attachments/${id}`}
            download={name}
            aria-label={t('download', { name })}
            className="flex h-control min-w-0 items-center gap-2 rounded border border-border-strong px-2 text-sm hover:bg-surface-hover"
          >
            <Paperclip aria-hidden className="size-4 shrink-0 text-text-muted" />
            <bdi className="truncate">{name}</bdi>
            <span className="figures whitespace-nowrap text-text-muted">{fileSize(size, locale)}</span>
            <Download aria-hidden className="size-4 shrink-0 text-text-muted" />
          </a>
        </li>
      ))}
    </ul>
  )
}
