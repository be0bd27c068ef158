'use client'

import { useDroppable } from '@dnd-kit/core'
import clsx from 'clsx'
import type { ReactNode } from 'react'

type ThumbBarProps = { label: string; keys: readonly string[]; face: (key: string) => ReactNode }

/** While a finger drags: every column within reach of the thumb. */
export function ThumbBar({ label, keys, face }: ThumbBarProps) {
  return (
    <div
      aria-hidden
      className="fixed inset-x-0 bottom-0 z-popup flex gap-1 overflow-x-auto border-t bg-surface-raised p-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] shadow-overlay lg:hidden"
      title={label}
    >
      {keys.map((key) => (
        <ThumbTarget key={key} id={key}>
          {face(key)}
        </ThumbTarget>
      ))}
    </div>
  )
}

function ThumbTarget({ id, children }: { id: string; children: ReactNode }) {
  const { setNodeRef, isOver } = useDroppable({ id: `thumb/${id}`, data: { column: id, isThumb: true } })
  return (
    <div
      ref={setNodeRef}
      data-thumb={id}
      className={clsx(
        'flex min-h-14 min-w-16 flex-1 flex-col items-center justify-center gap-1 rounded-lg border text-xs',
        isOver && 'border-accent bg-accent-soft',
      )}
    >
      {children}
    </div>
  )
}
