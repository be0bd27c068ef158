'use client'

import { useDroppable } from '@dnd-kit/core'
import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { memo, useState } from 'react'
import { Button } from '@/components/ui/button'
import { ColorDot } from '@/components/ui/tag'
import type { RecordColumn as Column } from '@/lib/records/board'
import type { ListRow } from '../list/use-list-rows'
import { useCardBoard } from './context'
import { RecordCard } from './record-card'

type RecordColumnProps = {
  column: Column
  /** The card that has the focus, if it stands here. */
  stop: string | null
  /** The card that the keyboard carries. */
  carried: string | null
  /** The carried card would be dropped here. */
  isAim: boolean
}

export const RecordColumn = memo(function RecordColumn({ column, stop, carried, isAim }: RecordColumnProps) {
  const { key, count, rows, next } = column
  const t = useTranslations('records.board')
  const { faceOf, more } = useCardBoard()
  const [pending, setPending] = useState(false)
  const { name, color, isFormer } = faceOf(key)
  const { setNodeRef, isOver } = useDroppable({ id: key, data: { column: key }, disabled: isFormer })
  const first = rows.some(({ id }) => id === stop) ? stop : rows[0]?.id
  return (
    <section
      ref={setNodeRef}
      data-column={key}
      aria-label={t('columnLabel', { name, count })}
      className={clsx(
        'flex h-full w-[calc(100vw-1.5rem)] shrink-0 snap-start snap-always flex-col rounded-xl bg-surface-sunken sm:w-76 lg:w-66',
        (isOver || isAim) && 'ring-2 ring-accent ring-inset',
      )}
    >
      <header className="flex items-center gap-2 px-3 pt-2 pb-1">
        {color && <ColorDot color={color} />}
        <h2 className="min-w-0 truncate text-base">{name}</h2>
        <span data-count className="rounded-full bg-surface-pressed px-1.5 text-xs tabular-nums">
          {count}
        </span>
        {isFormer && <span className="ms-auto text-text-muted text-xs">{t('former')}</span>}
      </header>
      <ul
        aria-label={t('cardsOf', { name })}
        data-scroll={key}
        className="relative min-h-16 flex-1 overflow-y-auto px-2 pt-1"
      >
        {rows.map((row) => (
          <RecordCard
            key={row.id}
            row={row as ListRow}
            column={key}
            isStop={row.id === first}
            isCarried={row.id === carried}
          />
        ))}
      </ul>
      {next && (
        <Button
          variant="ghost"
          size="sm"
          className="m-1"
          pending={pending}
          onClick={async () => {
            setPending(true)
            await more(key)
            setPending(false)
          }}
        >
          {t('more')}
        </Button>
      )}
      {rows.length === 0 && <p className="px-3 pb-4 text-center text-sm text-text-muted">{t('empty')}</p>}
    </section>
  )
})
