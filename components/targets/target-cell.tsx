'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useState } from 'react'
import { controlClass } from '@/components/ui/control'
import { isComposing } from '@/components/ui/hotkeys'
import { toastError } from '@/components/ui/toaster'
import { type Format, read, typed } from './figures'

type TargetCellProps = {
  label: string
  value: number | null
  format: Format
  /** Where it stands, for the arrows. */
  row: number
  column: number
  onChange: (value: number | null) => void
}

/** One target to be typed; it is read on leaving, and arrows or Enter lead to the row below or above. */
export function TargetCell({ label, value, format, row, column, onChange }: TargetCellProps) {
  const t = useTranslations('targets')
  const [text, setText] = useState<string>()
  const shown = text ?? typed(value, format)

  const settle = () => {
    if (text === undefined) return
    setText(undefined)
    const next = read(text, format)
    if (next === undefined) toastError(t('unreadable', { text }))
    else if (next !== value) onChange(next)
  }
  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event.nativeEvent)) return
    if (event.key === 'Escape' && text !== undefined) {
      event.stopPropagation()
      return setText(undefined)
    }
    const by = STEPS[event.key]
    if (!by) return
    event.preventDefault()
    const rows = row + (event.shiftKey ? -by : by)
    const table = event.currentTarget.closest('table')
    const next = table?.querySelector<HTMLInputElement>(`[data-row="${rows}"][data-column="${column}"]`)
    if (next) next.focus()
    else settle()
  }

  return (
    <input
      aria-label={label}
      data-row={row}
      data-column={column}
      value={shown}
      autoComplete="off"
      inputMode={format.measure === 'wins' ? 'numeric' : 'text'}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setText(event.target.value)}
      onBlur={settle}
      onKeyDown={keys}
      className={controlClass(
        clsx('figures h-control-sm min-w-24 text-end text-sm', text !== undefined && 'border-accent'),
      )}
    />
  )
}

const STEPS: Record<string, number> = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }
