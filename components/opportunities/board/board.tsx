'use client'

import { DndContext, DragOverlay } from '@dnd-kit/core'
import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type MouseEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useLive } from '@/components/app/live'
import { useCardDrag } from '@/components/records/board/dnd'
import { useKeptPlace } from '@/components/records/board/place'
import { EmptyState } from '@/components/ui/empty-state'
import type { BoardData } from '@/lib/opportunities/board-page'
import { cardHref } from '../paths'
import { AnswersDialog } from './answers-dialog'
import { BoardColumn } from './column'
import { type Board as BoardContextValue, BoardProvider } from './context'
import { DragStore } from './drag-store'
import { Lifted } from './lifted'
import { StageStrip } from './stage-strip'
import { BoardStore } from './store'
import { useBoardActions } from './use-board-actions'
import { useBoardKeys } from './use-board-keys'
import { usePointerDrag } from './use-pointer-drag'
import { WhileSelected, WhileTouched } from './while'

const Peek = dynamic(() => import('./peek').then((module) => module.Peek), { ssr: false })

type BoardProps = {
  data: BoardData
  /** The query string this board answers, with its question mark. */
  search: string
  memberId: string
  rights: { write: boolean; create: boolean; delete: boolean }
  currency: string
  locale: string
  undoSeconds: number
  hidden: string[]
}

/** The board of opportunities: columns of cards that are dragged, live between all who look at them. */
export function Board({ data, search, memberId, rights, hidden, undoSeconds, ...props }: BoardProps) {
  const { currency, locale } = props
  const t = useTranslations('board')
  const router = useRouter()
  const scroller = useRef<HTMLElement>(null)
  const kept = useKeptPlace(search, scroller, () => new BoardStore(data, search))
  const { store } = kept
  const [drag] = useState(() => new DragStore())
  const [peeked, setPeeked] = useState<string | null>(null)
  const actions = useBoardActions(store, drag, undoSeconds)
  const seen = useRef(data)
  const dnd = useCardDrag()
  const hiddenParts = hidden.join('.')

  useEffect(() => {
    if (seen.current !== data || kept.isOld) store.reset(data, memberId)
    seen.current = data
  }, [data, store, kept.isOld, memberId])

  useLive((changes) => {
    if (changes.some(({ entity }) => !APART.has(entity))) router.refresh()
    store.hear(changes, memberId)
  }, data.seq)

  const board = useMemo<BoardContextValue>(
    () => ({
      store,
      drag,
      actions,
      memberId,
      options: data.options,
      stages: data.stages,
      canWrite: rights.write,
      canDelete: rights.delete,
      canCreate: rights.create,
      hidden: new Set(hiddenParts.split('.')),
      peek: setPeeked,
      hrefOf: (id) => cardHref(id, search),
      currency,
      locale,
      today: data.today,
      undoSeconds,
      search,
    }),
    [
      store,
      drag,
      actions,
      memberId,
      data.options,
      data.stages,
      rights.write,
      rights.delete,
      rights.create,
      hiddenParts,
      currency,
      locale,
      data.today,
      undoSeconds,
      search,
    ],
  )
  const { stop, onKeyDown, onFocus } = useBoardKeys(board, kept.focusId)
  const pointer = usePointerDrag(board)
  const keys = data.columns.map(({ key }) => key)

  if (keys.length === 0) return <EmptyState title={t('noStages')}>{t('noStagesHint')}</EmptyState>
  return (
    <BoardProvider value={board}>
      <DndContext {...dnd} {...pointer.handlers}>
        <StageStrip keys={keys} scroller={scroller} />
        <p id="board-keys" hidden>
          {t('cardKeys')}
        </p>
        <section
          ref={scroller}
          aria-label={t('label')}
          onKeyDown={onKeyDown}
          onFocus={onFocus}
          onClick={peekAt(setPeeked)}
          className="relative flex min-h-0 flex-1 snap-x snap-mandatory scroll-px-3 gap-2 overflow-x-auto px-3 pb-3 md:px-4 lg:snap-none"
        >
          {keys.map((key) => (
            <BoardColumn key={key} id={key} stop={stop} />
          ))}
        </section>
        <WhileTouched />
        <DragOverlay dropAnimation={null}>
          <Lifted />
        </DragOverlay>
      </DndContext>
      <WhileSelected />
      {peeked && <Peek id={peeked} onClose={() => setPeeked(null)} onStep={setPeeked} />}
      {actions.question && <AnswersDialog question={actions.question} />}
    </BoardProvider>
  )
}

/** Kinds of record whose changes a board shows at its cards, or not at all; of others, all of it depends. */
const APART = new Set(['opportunity', 'activity', 'account', 'contact', 'lead'])

const peekAt = (peek: (id: string) => void) => (event: MouseEvent) => {
  const target = event.target as Element
  const id = target.closest<HTMLElement>('[data-card]')?.dataset.card
  if (id && !event.metaKey && !event.ctrlKey && !target.closest('a, button')) peek(id)
}
