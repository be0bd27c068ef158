'use client'

import { useRef } from 'react'
import { MOST_TOGETHER } from '@/components/fields/files-editor'
import { FileList, filesIn } from '@/components/fields/files-value'
import { DraftFiles } from '@/components/mail/compose/draft-files'
import { ACCEPTED } from '@/lib/fields/kept-file'

type InlineFilesProps = {
  label: string
  value: unknown
  /** Without it they are only looked at. */
  write?: (value: unknown) => Promise<boolean>
  error?: string
}

/** The files of a record where they stand: each change is saved by itself, for choosing one leaves the field. */
export function InlineFiles({ label, value, write, error }: InlineFilesProps) {
  const now = useRef(filesIn(value))
  now.current = filesIn(value)
  const save = (files: readonly unknown[]) => {
    now.current = files as typeof now.current
    void write?.(files)
  }
  return (
    <fieldset aria-label={label} className="flex min-w-0 flex-col gap-2">
      <FileList
        files={filesIn(value)}
        onRemove={write && ((id) => save(now.current.filter((file) => file.id !== id)))}
      />
      {write && (
        <DraftFiles
          files={[]}
          most={MOST_TOGETHER}
          accept={ACCEPTED}
          onChange={(update) => save([...now.current, ...update([])])}
        />
      )}
      {error && (
        <p role="alert" className="text-danger text-sm">
          {error}
        </p>
      )}
    </fieldset>
  )
}
