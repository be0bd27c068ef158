'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { cardElement } from '@/components/records/board/focus'
import { ARROWS, type Walk, walk } from '@/components/records/board/walk'
import { useHotkeys } from '@/components/ui/hotkeys'
import { LinkButton } from '@/components/ui/link-button'
import { Sheet } from '@/components/ui/sheet'
import { useBoard, useSlice } from './context'
import { PeekFields } from './peek-fields'
import { openColumns } from './state'

type PeekProps = { id: string; onClose: () => void; onStep: (id: string) => void }

/** A quick look at a card beside the board; arrows step from card to card in it. */
export function Peek({ id, onClose, onStep }: PeekProps) {
  const t = useTranslations('board')
  const { store, hrefOf } = useBoard()
  const frame = useRef<HTMLDivElement>(null)
  const card = useSlice((state) => state.cards[id])
  const step = (direction: Walk) => {
    const next = walk(openColumns(store.get()), id, direction)
    if (next) onStep(next)
  }
  useHotkeys(
    Object.fromEntries(Object.entries(ARROWS).map(([key, direction]) => [key, () => step(direction)])),
    {
      within: frame,
    },
  )
  if (!card) return null
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={card.title}
      onCloseAutoFocus={(event) => {
        event.preventDefault()
        cardElement(id)?.focus()
      }}
      footer={
        <LinkButton href={hrefOf(id)} variant="primary">
          {t('open')}
        </LinkButton>
      }
    >
      <div ref={frame}>
        <PeekFields card={card} />
      </div>
    </Sheet>
  )
}
