'use client'

import { DndContext, type DragEndEvent, DragOverlay, type DragStartEvent } from '@dnd-kit/core'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { type RefObject, useState } from 'react'
import { ColorDot } from '@/components/ui/tag'
import type { RecordBoard as Board } from '@/lib/records/board'
import { ColumnStrip } from './column-strip'
import { columnOfCard, rowIn } from './columns'
import { type CardBoard, CardBoardProvider } from './context'
import { useCardDrag } from './dnd'
import { CardFace } from './record-card'
import { RecordColumn } from './record-column'
import { useCardKeys } from './use-card-keys'

const ThumbBar = dynamic(() => import('./thumb-bar').then((module) => module.ThumbBar), { ssr: false })

type RecordBoardProps = {
  label: string
  board: Board
  context: CardBoard
  scroller: RefObject<HTMLElement | null>
  /** The card to begin with, when one comes back from it. */
  focusId: string | null
}

/** Columns of cards that are dragged by mouse, finger and keys. */
export function RecordBoard({ label, board, context, scroller, focusId }: RecordBoardProps) {
  const t = useTranslations('records.board')
  const dnd = useCardDrag()
  const [inHand, setInHand] = useState<{ id: string; isTouch: boolean } | null>(null)
  const { stop, carried, onKeyDown, onFocus } = useCardKeys(context, focusId)
  const { move, hold } = context
  const keys = board.columns.map(({ key }) => key)
  const row = inHand ? rowIn(board, inHand.id) : undefined

  const lift = ({ active, activatorEvent }: DragStartEvent) => {
    hold(true)
    setInHand({
      id: String(active.data.current?.id),
      isTouch: activatorEvent.type.startsWith('touch'),
    })
  }
  const drop = ({ active, over }: Pick<DragEndEvent, 'active' | 'over'>) => {
    setInHand(null)
    const to = over?.data.current?.column
    if (typeof to === 'string') void move(String(active.data.current?.id), to)
    hold(false)
  }
  const face = (key: string) => {
    const { name, color } = context.faceOf(key)
    return (
      <>
        {color && <ColorDot color={color} />}
        <span className="max-w-40 truncate">{name}</span>
      </>
    )
  }
  const countOf = (key: string) => board.columns.find((column) => column.key === key)?.count
  return (
    <CardBoardProvider value={context}>
      <DndContext
        {...dnd}
        onDragStart={lift}
        onDragEnd={drop}
        onDragCancel={({ active }) => drop({ active, over: null })}
      >
        <ColumnStrip
          label={t('columns')}
          keys={keys}
          scroller={scroller}
          face={(key) => (
            <>
              {face(key)}
              <span className="tabular-nums">{countOf(key)}</span>
            </>
          )}
        />
        <p id="record-board-keys" hidden>
          {context.readOnlyReason ?? t('cardKeys')}
        </p>
        <section
          ref={scroller}
          aria-label={label}
          onKeyDown={onKeyDown}
          onFocus={onFocus}
          className="relative flex min-h-0 flex-1 snap-x snap-mandatory scroll-px-3 gap-2 overflow-x-auto px-3 pb-3 md:px-4 lg:snap-none"
        >
          {board.columns.map((column) => (
            <RecordColumn
              key={column.key}
              column={column}
              stop={stop && columnOfCard(board, stop)?.key === column.key ? stop : null}
              carried={carried?.id ?? null}
              isAim={carried?.to === column.key}
            />
          ))}
        </section>
        {inHand?.isTouch && (
          <ThumbBar
            label={t('columns')}
            keys={keys.filter((key) => !context.faceOf(key).isFormer)}
            face={face}
          />
        )}
        <DragOverlay dropAnimation={null}>
          {row && (
            <div className="w-62 rotate-1 cursor-grabbing rounded-lg border border-accent bg-surface-raised shadow-overlay motion-reduce:rotate-0">
              <CardFace row={row} />
            </div>
          )}
        </DragOverlay>
      </DndContext>
    </CardBoardProvider>
  )
}
