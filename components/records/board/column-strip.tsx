'use client'

import clsx from 'clsx'
import { type ReactNode, type RefObject, useEffect, useState } from 'react'

type ColumnStripProps = {
  label: string
  keys: readonly string[]
  scroller: RefObject<HTMLElement | null>
  /** Before a column is gone to. */
  onShow?: (key: string) => void
  /** What is written on the button of a column. */
  face: (key: string) => ReactNode
}

/** On a phone: which column is in view, and one tap to any other. */
export function ColumnStrip({ label, keys, scroller, onShow, face }: ColumnStripProps) {
  const [current, setCurrent] = useState(keys[0])
  useEffect(() => {
    const board = scroller.current
    if (!board) return
    const look = () => setCurrent(nearest(board))
    board.addEventListener('scroll', look, { passive: true })
    return () => board.removeEventListener('scroll', look)
  }, [scroller])

  const show = (key: string) => {
    onShow?.(key)
    requestAnimationFrame(() =>
      scroller.current
        ?.querySelector(`[data-column="${CSS.escape(key)}"]`)
        ?.scrollIntoView({ inline: 'start', block: 'nearest' }),
    )
  }
  return (
    <nav aria-label={label} className="relative flex shrink-0 gap-1 overflow-x-auto px-3 pb-2 lg:hidden">
      {keys.map((key) => (
        <button
          key={key}
          type="button"
          aria-current={key === current || undefined}
          onClick={() => show(key)}
          className={clsx(
            'inline-flex min-h-9 shrink-0 items-center gap-1.5 rounded-full border px-3 text-sm pointer-coarse:min-h-11',
            key === current ? 'border-accent bg-accent-soft text-accent' : 'text-text-muted',
          )}
        >
          {face(key)}
        </button>
      ))}
    </nav>
  )
}

function nearest(board: HTMLElement): string | undefined {
  const left = board.getBoundingClientRect().left
  const columns = [...board.querySelectorAll<HTMLElement>('[data-column]')]
  const distance = (element: HTMLElement) => Math.abs(element.getBoundingClientRect().left - left)
  return columns.sort((a, b) => distance(a) - distance(b))[0]?.dataset.column
}
