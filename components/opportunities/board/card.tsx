'use client'

import { useDraggable } from '@dnd-kit/core'
import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { memo } from 'react'
import { ContextMenu } from '@/components/ui/context-menu'
import { CardFace } from './card-face'
import { CardMenu, useCardMenu } from './card-menu'
import { useBoard, useDrag, useSlice } from './context'

/** One card in a column. It renders again only when its own data, selection or highlight changes. */
export const BoardCard = memo(function BoardCard({
  id,
  column,
  isStop,
}: {
  id: string
  column: string
  isStop: boolean
}) {
  const t = useTranslations('board')
  const { canWrite, store } = useBoard()
  const card = useSlice((state) => state.cards[id])
  const highlight = useSlice(() => store.highlights.get(id))
  const isSelected = useDrag((state) => state.selected.has(id))
  const isInHand = useDrag((state) => state.ids.includes(id))
  const { listeners, setNodeRef } = useDraggable({
    id: `${column}/${id}`,
    data: { id, column },
    disabled: !canWrite,
  })
  const entries = useCardMenu(card, column)
  if (!card) return null

  return (
    <li className="group/card relative pb-2 [contain-intrinsic-size:auto_7rem] [content-visibility:auto]">
      <ContextMenu entries={entries}>
        <article
          ref={setNodeRef}
          data-card={id}
          tabIndex={isStop ? 0 : -1}
          aria-roledescription={t('card')}
          aria-label={card.title}
          aria-describedby="board-keys"
          {...listeners}
          className={clsx(
            'relative cursor-grab touch-manipulation select-none rounded-lg border bg-surface-raised shadow-card outline-offset-0 transition-shadow hover:shadow-raised',
            isSelected && 'border-accent bg-accent-soft',
            isInHand && 'opacity-40',
            highlight && 'border-accent ring-2 ring-accent/40',
          )}
        >
          <CardFace card={card} />
          {highlight && (
            <p className="rounded-b-lg bg-accent-soft px-3 py-1 text-accent text-xs">
              {t('changedBy', { name: highlight.name })}
            </p>
          )}
        </article>
      </ContextMenu>
      <CardMenu card={card} entries={entries} />
    </li>
  )
})
