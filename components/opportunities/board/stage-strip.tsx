'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { type RefObject, useEffect, useState } from 'react'
import type { Color } from '@/components/ui/colors'
import { ColorDot } from '@/components/ui/tag'
import { useBoard, useSlice } from './context'

type StripProps = { keys: string[]; scroller: RefObject<HTMLElement | null> }

/** On a phone: which column is in view, and one tap to any other. */
export function StageStrip({ keys, scroller }: StripProps) {
  const t = useTranslations('board')
  const { store } = useBoard()
  const [current, setCurrent] = useState(keys[0])
  useEffect(() => {
    const board = scroller.current
    if (!board) return
    const look = () => setCurrent(nearest(board))
    board.addEventListener('scroll', look, { passive: true })
    return () => board.removeEventListener('scroll', look)
  }, [scroller])

  const show = (key: string) => {
    if (store.get().columns[key]?.isFolded) store.fold(key, false)
    requestAnimationFrame(() =>
      scroller.current
        ?.querySelector(`[data-column="${CSS.escape(key)}"]`)
        ?.scrollIntoView({ inline: 'start', block: 'nearest' }),
    )
  }
  return (
    <nav
      aria-label={t('columns')}
      className="relative flex shrink-0 gap-1 overflow-x-auto px-3 pb-2 lg:hidden"
    >
      {keys.map((key) => (
        <StripButton key={key} id={key} isCurrent={key === current} onClick={() => show(key)} />
      ))}
    </nav>
  )
}

function StripButton({ id, isCurrent, onClick }: { id: string; isCurrent: boolean; onClick: () => void }) {
  const t = useTranslations('board')
  const column = useSlice((state) => state.columns[id])
  const count = useSlice((state) => state.totals[id]?.count ?? 0)
  if (!column) return null
  return (
    <button
      type="button"
      aria-current={isCurrent || undefined}
      onClick={onClick}
      className={clsx(
        'inline-flex min-h-9 shrink-0 items-center gap-1.5 rounded-full border px-3 text-sm pointer-coarse:min-h-11',
        isCurrent ? 'border-accent bg-accent-soft text-accent' : 'text-text-muted',
      )}
    >
      <ColorDot color={column.color as Color} />
      {column.name || t('none')}
      <span className="tabular-nums">{count}</span>
    </button>
  )
}

function nearest(board: HTMLElement): string | undefined {
  const left = board.getBoundingClientRect().left
  const columns = [...board.querySelectorAll<HTMLElement>('[data-column]')]
  const distance = (element: HTMLElement) => Math.abs(element.getBoundingClientRect().left - left)
  return columns.sort((a, b) => distance(a) - distance(b))[0]?.dataset.column
}
