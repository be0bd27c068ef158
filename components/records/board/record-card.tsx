'use client'

import { useDraggable } from '@dnd-kit/core'
import clsx from 'clsx'
import { MoreHorizontal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '@/components/ui/button'
import { DropdownMenu } from '@/components/ui/dropdown-menu'
import { Link } from '@/components/ui/link'
import type { MenuEntry } from '@/components/ui/menu-entries'
import type { ListRow } from '../list/use-list-rows'
import { RecordFacts } from '../record-facts'
import { type CardBoard, useCardBoard } from './context'

type RecordCardProps = { row: ListRow; column: string; isStop: boolean; isCarried: boolean }

/** One record on a board: dragged, carried by keys, or sent on by its menu. */
export function RecordCard({ row, column, isStop, isCarried }: RecordCardProps) {
  const t = useTranslations('records.board')
  const { description, readOnlyReason } = useCardBoard()
  const { listeners, setNodeRef, isDragging } = useDraggable({
    id: `${column}/${row.id}`,
    data: { id: row.id, column },
    disabled: readOnlyReason !== undefined,
  })
  return (
    <li className="group/card relative pb-2 [contain-intrinsic-size:auto_5rem] [content-visibility:auto]">
      <article
        ref={setNodeRef}
        data-card={row.id}
        tabIndex={isStop ? 0 : -1}
        aria-roledescription={t('card')}
        aria-label={String(row[description.title])}
        aria-describedby="record-board-keys"
        {...listeners}
        className={clsx(
          'relative touch-manipulation select-none rounded-lg border bg-surface-raised shadow-card outline-offset-0 transition-shadow hover:shadow-raised',
          !readOnlyReason && 'cursor-grab',
          (isDragging || isCarried) && 'opacity-40',
        )}
      >
        <CardFace row={row} />
      </article>
      <CardMenu row={row} column={column} />
    </li>
  )
}

export function CardFace({ row }: { row: ListRow }) {
  const { description, options, viewer, shown, hrefOf } = useCardBoard()
  return (
    <div className="px-3 py-2.5">
      <Link
        href={hrefOf(row.id)}
        prefetch={false}
        tabIndex={-1}
        draggable={false}
        className="me-6 line-clamp-2 font-medium leading-snug hover:underline"
      >
        {String(row[description.title])}
      </Link>
      <RecordFacts
        description={description}
        options={options}
        baseCurrency={viewer.baseCurrency}
        row={row}
        names={shown}
      />
    </div>
  )
}

function CardMenu({ row, column }: { row: ListRow; column: string }) {
  const t = useTranslations('records.board')
  const board = useCardBoard()
  return (
    <div className="absolute end-1 top-1 opacity-0 focus-within:opacity-100 group-hover/card:opacity-100 has-data-[state=open]:opacity-100 pointer-coarse:opacity-100">
      <DropdownMenu
        align="end"
        trigger={
          <IconButton
            size="sm"
            tabIndex={-1}
            data-menu={row.id}
            label={t('menuOf', { title: String(row[board.description.title]) })}
            icon={<MoreHorizontal />}
          />
        }
        entries={() => entriesOf(board, row.id, column, t)}
      />
    </div>
  )
}

function entriesOf(
  { get, faceOf, hrefOf, move, readOnlyReason }: CardBoard,
  id: string,
  column: string,
  t: ReturnType<typeof useTranslations<'records.board'>>,
): MenuEntry[] {
  const open: MenuEntry = { kind: 'link', label: t('open'), href: hrefOf(id), hint: 'Enter' }
  if (readOnlyReason) return [open, { label: readOnlyReason, disabled: true, onSelect: () => {} }]
  const places = get().columns.map(({ key }): MenuEntry => {
    const { name, color, isFormer } = faceOf(key)
    const disabled = key === column || isFormer
    return { label: name, color, disabled, onSelect: () => void move(id, key) }
  })
  return [open, { kind: 'submenu', label: t('moveTo'), entries: places }]
}
