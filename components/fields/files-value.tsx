'use client'

import { Download, Paperclip, X } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { fileSize } from '@/components/mail/file-size'
import { buttonClass, IconButton } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { tip } from '@/components/ui/tip'
import { isShowable, type KeptFile } from '@/lib/fields/kept-file'
import type { ValueProps } from './props'

export const filesIn = (value: unknown): KeptFile[] => (Array.isArray(value) ? (value as KeptFile[]) : [])

/** The files of a record by their names, each to be looked at or saved; as text alone where it stands in a link. */
export function FilesValue({ value, plain }: ValueProps) {
  const files = filesIn(value)
  if (plain) return <span className="break-words">{files.map(({ name }) => name).join(', ')}</span>
  return <FileList files={files} />
}

type FileListProps = { files: readonly KeptFile[]; onRemove?: (id: string) => void }

export const FileList = ({ files, onRemove }: FileListProps) => (
  <ul className="flex min-w-0 flex-col gap-1 empty:hidden">
    {files.map((file) => (
      <FileLine key={file.id} file={file} onRemove={onRemove} />
    ))}
  </ul>
)

/** A picture opens over the page, a PDF beside it, and everything can be saved. */
function FileLine({ file, onRemove }: { file: KeptFile; onRemove?: (id: string) => void }) {
  const { id, name, size, type = '' } = file // which one just sent ahead does not tell yet
  const t = useTranslations('records.files')
  const locale = useLocale()
  const [isOpen, setOpen] = useState(false)
  const shown = `/api/files/${id}?show`
  const named = (
    <>
      <Paperclip aria-hidden className="size-4 shrink-0" />
      <bdi className="truncate">{name}</bdi>
    </>
  )
  const look = 'flex min-h-7 min-w-0 items-center gap-1.5 text-accent hover:underline'
  return (
    <li className="flex min-w-0 items-center gap-1.5">
      {type.startsWith('image/') && isShowable(type) ? (
        <button type="button" className={look} onClick={() => setOpen(true)}>
          {named}
        </button>
      ) : (
        <a
          href={isShowable(type) ? shown : `/api/files/${id}`}
          {...(isShowable(type) ? { target: '_blank', rel: 'noreferrer' } : { download: name })}
          className={look}
        >
          {named}
        </a>
      )}
      <span className="figures whitespace-nowrap text-sm text-text-muted">{fileSize(size, locale)}</span>
      <a
        href={`/api/files/${id}`}
        download={name}
        aria-label={t('download', { name })}
        {...tip(t('download', { name }))}
        className={buttonClass({ variant: 'ghost', size: 'sm', square: true })}
      >
        <Download aria-hidden />
      </a>
      {onRemove && (
        <IconButton size="sm" label={t('remove', { name })} icon={<X />} onClick={() => onRemove(id)} />
      )}
      {isOpen && (
        <Dialog open onOpenChange={setOpen} title={name}>
          {/* biome-ignore lint/performance/noImgElement: its size is nobody's, and nothing may be kept of it */}
          <img src={shown} alt={name} className="mx-auto max-h-[70dvh] max-w-full" />
        </Dialog>
      )}
    </li>
  )
}
