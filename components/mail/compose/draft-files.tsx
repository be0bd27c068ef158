'use client'

import { Paperclip, X } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useRef } from 'react'
import { Button, IconButton } from '@/components/ui/button'
import { Spinner } from '@/components/ui/spinner'
import { fileSize } from '../file-size'
import type { DraftFile } from './draft'
import { useUploads } from './use-uploads'

type DraftFilesProps = {
  files: DraftFile[]
  /** Bytes that all together may have. */
  most: number
  /** Which files are offered for choosing. */
  accept?: string
  onChange: (update: (files: DraftFile[]) => DraftFile[]) => void
}

/** The files of a mail in the making. */
export function DraftFiles({ files, most, accept, onChange }: DraftFilesProps) {
  const t = useTranslations('mail.compose')
  const locale = useLocale()
  const input = useRef<HTMLInputElement>(null)
  const { add, remove, waiting } = useUploads(files, most, onChange)
  return (
    <div className="flex flex-wrap items-center gap-2">
      <input
        ref={input}
        type="file"
        accept={accept}
        multiple
        aria-label={t('attach')}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          void add([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      <Button size="sm" icon={<Paperclip />} onClick={() => input.current?.click()}>
        {t('attach')}
      </Button>
      {files.map(({ id, name, size }) => (
        <span
          key={id}
          className="flex h-control-sm min-w-0 items-center gap-1.5 rounded border border-border-strong ps-2 text-sm"
        >
          <bdi className="truncate">{name}</bdi>
          <span className="figures whitespace-nowrap text-text-muted">{fileSize(size, locale)}</span>
          <IconButton size="sm" label={t('removeFile', { name })} icon={<X />} onClick={() => remove(id)} />
        </span>
      ))}
      {waiting.length > 0 && (
        <span role="status" className="flex items-center gap-1.5 text-sm text-text-muted">
          <Spinner />
          {t('uploading', { name: waiting.join(', ') })}
        </span>
      )}
    </div>
  )
}
