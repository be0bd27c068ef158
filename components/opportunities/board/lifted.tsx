'use client'

import { CardFace } from './card-face'
import { useDrag, useSlice } from './context'

/** What the pointer carries: the card, and how many come with it. */
export function Lifted() {
  const ids = useDrag((state) => state.ids)
  const card = useSlice((state) => state.cards[ids[0] ?? ''])
  if (!card) return null
  return (
    <div className="relative w-62 rotate-1 cursor-grabbing rounded-lg border border-accent bg-surface-raised shadow-overlay motion-reduce:rotate-0">
      <CardFace card={card} />
      {ids.length > 1 && (
        <span className="absolute -end-2 -top-2 grid size-6 place-items-center rounded-full bg-accent font-semibold text-accent-contrast text-xs">
          {ids.length}
        </span>
      )}
    </div>
  )
}
