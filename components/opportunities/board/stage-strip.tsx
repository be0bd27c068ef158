'use client'

import { useDroppable } from '@dnd-kit/core'
import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { type RefObject, useEffect, useState } from 'react'
import type { Color } from '@/components/ui/colors'
import { ColorDot } from '@/components/ui/tag'
import { useBoard, useDrag, useSlice } from './context'

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

/** While a finger drags: every column within reach of the thumb. */
export function ThumbBar() {
  const t = useTranslations('board')
  const isTouch = useDrag(({ by }) => by === 'touch')
  const keys = useSlice((state) => state.keys)
  if (!isTouch) return null
  return (
    <div
      aria-hidden
      className="fixed inset-x-0 bottom-0 z-popup flex gap-1 overflow-x-auto border-t bg-surface-raised p-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] shadow-overlay lg:hidden"
      title={t('columns')}
    >
      {keys.map((key) => (
        <ThumbTarget key={key} id={key} />
      ))}
    </div>
  )
}

function ThumbTarget({ id }: { id: string }) {
  const t = useTranslations('board')
  const column = useSlice((state) => state.columns[id])
  const { setNodeRef, isOver } = useDroppable({ id: `thumb/${id}`, data: { column: id, isThumb: true } })
  if (!column) return null
  return (
    <div
      ref={setNodeRef}
      data-thumb={id}
      className={clsx(
        'flex min-h-14 min-w-16 flex-1 flex-col items-center justify-center gap-1 rounded-lg border text-xs',
        isOver && 'border-accent bg-accent-soft',
      )}
    >
      <ColorDot color={column.color as Color} />
      <span className="max-w-20 truncate">{column.name || t('none')}</span>
    </div>
  )
}

function nearest(board: HTMLElement): string | undefined {
  const left = board.getBoundingClientRect().left
  const columns = [...board.querySelectorAll<HTMLElement>('[data-column]')]
  const distance = (element: HTMLElement) => Math.abs(element.getBoundingClientRect().left - left)
  return columns.sort((a, b) => distance(a) - distance(b))[0]?.dataset.column
}
