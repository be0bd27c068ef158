'use client'

import { useDroppable } from '@dnd-kit/core'
import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { memo, useEffect, useRef } from 'react'
import { Spinner } from '@/components/ui/spinner'
import { NEXT_COLUMNS } from '@/lib/opportunities/card'
import { BoardCard } from './card'
import { ColumnHead } from './column-head'
import { useBoard, useDrag, useSlice } from './context'
import { QuickCreate } from './quick-create'
import { NO_TOTALS } from './state'

export const BoardColumn = memo(function BoardColumn({ id, stop }: { id: string; stop: string | null }) {
  const t = useTranslations('board')
  const { locale } = useBoard()
  const column = useSlice((state) => state.columns[id])
  const totals = useSlice((state) => state.totals[id]) ?? NO_TOTALS
  const target = useDrag(({ spot }) => (spot?.key === id ? spot.index : null))
  const { setNodeRef } = useDroppable({ id, data: { column: id } })
  if (!column) return null
  const { name } = column

  return (
    <section
      ref={setNodeRef}
      data-column={id}
      aria-label={t('columnLabel', { name, count: totals.count })}
      className={clsx(
        'flex h-full shrink-0 snap-start snap-always flex-col rounded-xl bg-surface-sunken',
        column.isFolded ? 'w-12' : 'w-[calc(100vw-1.5rem)] sm:w-76 lg:w-66',
        target !== null && 'ring-2 ring-accent ring-inset',
      )}
    >
      <ColumnHead
        column={column}
        name={name}
        totals={totals}
        isInTurn={column.ids.includes(stop ?? '') || stop === null}
      />
      {!column.isFolded && (
        <>
          {column.stage?.kind !== 'lost' && !(id in NEXT_COLUMNS) && <QuickCreate column={column} />}
          <Cards id={id} ids={column.ids} stop={stop} target={target} label={t('cardsOf', { name })} />
          {column.next && <More id={id} />}
          {column.isLoaded && column.ids.length === 0 && (
            <p className="px-3 pb-4 text-center text-sm text-text-muted">
              {t(totals.count > 0 ? 'loading' : 'emptyColumn')}
            </p>
          )}
        </>
      )}
      {target !== null && column.stage && column.stage.requirements.length > 0 && (
        <Requirements lines={column.stage.requirements.map(({ text }) => text)} locale={locale} />
      )}
    </section>
  )
})

type CardsProps = {
  id: string
  ids: readonly string[]
  stop: string | null
  target: number | null
  label: string
}

function Cards({ id, ids, stop, target, label }: CardsProps) {
  const inHand = useDrag((state) => state.ids)
  const own = stop !== null && ids.includes(stop) ? stop : ids[0]
  const staying = target === null ? ids : ids.filter((each) => !inHand.includes(each))
  const before = target === null ? null : (staying[target] ?? null)
  return (
    <ul aria-label={label} data-scroll={id} className="relative min-h-16 flex-1 overflow-y-auto px-2 pt-1">
      {ids.map((each) => (
        <CardSlot key={each} isTarget={each === before}>
          <BoardCard id={each} column={id} isStop={each === own} />
        </CardSlot>
      ))}
      {target !== null && before === null && <DropLine />}
    </ul>
  )
}

function CardSlot({ isTarget, children }: { isTarget: boolean; children: React.ReactNode }) {
  return (
    <>
      {isTarget && <DropLine />}
      {children}
    </>
  )
}

/** Where the card will land; it takes no room, so nothing moves under the pointer. */
function DropLine() {
  return (
    <li aria-hidden className="relative h-0">
      <span className="absolute inset-x-0 -top-1.5 h-1 rounded-full bg-accent" />
    </li>
  )
}

/** Loads the next cards when the end of the column comes into sight. */
function More({ id }: { id: string }) {
  const t = useTranslations('board')
  const { store } = useBoard()
  const mark = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const element = mark.current
    if (!element) return
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) void store.loadMore(id).catch(() => {})
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [id, store])
  return (
    <button
      ref={mark}
      type="button"
      tabIndex={-1}
      onClick={() => void store.loadMore(id)}
      className="flex min-h-9 items-center justify-center gap-2 text-sm text-text-muted"
    >
      <Spinner />
      {t('more')}
    </button>
  )
}

function Requirements({ lines, locale }: { lines: string[]; locale: string }) {
  const t = useTranslations('board')
  return (
    <div lang={locale} className="m-2 rounded-lg border border-accent bg-accent-soft p-2 text-sm">
      <p className="font-medium">{t('requirements')}</p>
      <ul className="list-disc ps-5">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}
