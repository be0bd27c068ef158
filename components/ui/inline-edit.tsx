'use client'

import clsx from 'clsx'
import { Lock, Pencil } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { Editing, type InlineEditor } from './inline-editing'
import { tip } from './tip'

type InlineEditProps<Value> = {
  label: string
  value: Value
  children: ReactNode
  editor: (editor: InlineEditor<Value>) => ReactNode
  /** Resolves to false when refused: the editor then stays open with what was typed. */
  onSave: (value: Value) => Promise<boolean | undefined>
  readOnlyReason?: string
  className?: string
}

/** A value that turns into its editor on double click or Enter; leaving saves, Esc reverts. */
export function InlineEdit<Value>({
  label,
  value,
  children,
  editor,
  onSave,
  readOnlyReason,
  className,
}: InlineEditProps<Value>) {
  const t = useTranslations('ui')
  const [editing, setEditing] = useState(false)

  if (readOnlyReason) {
    return (
      <span {...tip(readOnlyReason, undefined, true)} className={clsx(SHOWN, 'text-text', className)}>
        <span className="min-w-0 flex-1">{children}</span>
        <Lock aria-hidden className="mt-1 size-3 text-text-muted opacity-0 group-hover/inline:opacity-100" />
        <span className="sr-only">{readOnlyReason}</span>
      </span>
    )
  }
  if (editing) {
    return (
      <Editing label={label} value={value} editor={editor} onSave={onSave} onEnd={() => setEditing(false)} />
    )
  }
  return (
    <button
      type="button"
      data-inline-edit={label}
      aria-description={t('editHint', { label })}
      onDoubleClick={() => setEditing(true)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'F2') return
        event.preventDefault()
        setEditing(true)
      }}
      onClick={(event) => isTouch(event.nativeEvent) && setEditing(true)}
      className={clsx(SHOWN, 'hover:bg-surface-hover', className)}
    >
      <span className="min-w-0 flex-1">{children}</span>
      <Pencil aria-hidden className="mt-1 size-3 text-text-muted opacity-0 group-hover/inline:opacity-100" />
    </button>
  )
}

const SHOWN =
  'group/inline -mx-1.5 flex min-h-7 w-[calc(100%+0.75rem)] cursor-text items-start gap-1 rounded px-1.5 py-1 text-start pointer-coarse:min-h-11'

function isTouch(event: Event) {
  return 'pointerType' in event && event.pointerType === 'touch'
}
