'use client'

import { useRef } from 'react'
import { DraftFiles } from '@/components/mail/compose/draft-files'
import { ACCEPTED } from '@/lib/fields/kept-file'
import { filesIn } from './files-value'
import type { EditorProps } from './props'

/** As many bytes as are sent ahead at a time. */
export const MOST_TOGETHER = 18 * 1024 * 1024

/** Files to be added and taken off; they are sent ahead and hang on the record once it is saved. */
export function FilesEditor({ value, onChange, label }: EditorProps) {
  const now = useRef(filesIn(value))
  now.current = filesIn(value)
  return (
    <fieldset aria-label={label} className="min-w-0">
      <DraftFiles
        files={now.current}
        most={MOST_TOGETHER}
        accept={ACCEPTED}
        onChange={(update) => {
          now.current = update(now.current) as typeof now.current
          onChange(now.current)
        }}
      />
    </fieldset>
  )
}
