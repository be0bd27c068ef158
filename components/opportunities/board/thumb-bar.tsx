'use client'

import { useDroppable } from '@dnd-kit/core'
import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import type { Color } from '@/components/ui/colors'
import { ColorDot } from '@/components/ui/tag'
import { useSlice } from './context'

/** While a finger drags: every column within reach of the thumb. */
export function ThumbBar() {
  const t = useTranslations('board')
  const keys = useSlice((state) => state.keys)
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
