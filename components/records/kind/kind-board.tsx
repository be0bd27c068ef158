'use client'

import { useTranslations } from 'next-intl'
import { useMemo, useRef } from 'react'
import { colorOf } from '@/components/fields/props'
import { useFieldWords } from '@/components/fields/words'
import type { RecordBoard as Board } from '@/lib/records/board'
import { NONE } from '@/lib/records/layouts'
import type { CardBoard, ColumnFace } from '../board/context'
import { useKeptPlace } from '../board/place'
import { RecordBoard } from '../board/record-board'
import { useRecordBoard } from '../board/use-record-board'
import { useListUrl } from '../list/use-list-url'
import { KindEmpty } from './kind-empty'
import { type KindFrame, KindHead } from './kind-head'
import { pathOf } from './paths'
import { useKindActions, useKindWords } from './words'

type KindBoardProps = KindFrame & { board: Board }

/** Records of one kind in columns by the values of one of their fields. */
export function KindBoard({ board: first, ...frame }: KindBoardProps) {
  const { kind, by, query, options, viewer, asked } = frame
  const { description, layout, path } = kind
  const t = useTranslations('records.board')
  const { title } = useKindWords(kind)
  const { label } = useFieldWords(description.name)
  const actions = useKindActions(kind)
  const url = useListUrl()
  const scroller = useRef<HTMLElement>(null)
  const place = useKeptPlace(`${path}?${asked}`, scroller, () => ({ board: first }))
  const faceOf = useColumnFaces(frame)
  const readOnlyReason = useReadOnlyReason(frame)
  const { board, ...doing } = useRecordBoard({
    first,
    kept: { board: place.store.board, isOld: place.isOld },
    keep: (shown) => {
      place.store.board = shown
    },
    query,
    by,
    description,
    actions,
    viewer,
    nameOf: (key) => faceOf(key).name,
  })
  const { get, move, more, hold } = doing
  const context = useMemo<CardBoard>(
    () => ({
      description,
      options,
      viewer,
      shown: layout.card.filter((name) => name !== by),
      readOnlyReason,
      faceOf,
      hrefOf: (id) => pathOf({ path }, id, asked),
      get,
      move,
      more,
      hold,
    }),
    [description, options, viewer, layout, by, readOnlyReason, faceOf, path, asked, get, move, more, hold],
  )
  return (
    <div className="page-fill flex flex-col">
      <KindHead {...frame} total={board.total} url={url} />
      {board.isCut && <p className="px-3 pb-2 text-sm text-text-muted md:px-4">{t('cut')}</p>}
      {board.total === 0 ? (
        <KindEmpty {...frame} />
      ) : (
        <RecordBoard
          label={t('label', { kind: title, field: label(by) })}
          board={board}
          context={context}
          scroller={scroller}
          focusId={place.focusId}
        />
      )}
    </div>
  )
}

/** How each value of the field looks as a column; what is no longer offered takes no more cards. */
function useColumnFaces({ kind, by, options }: KindFrame): (key: string) => ColumnFace {
  const t = useTranslations('records.board')
  const { choice } = useFieldWords(kind.description.name)
  const field = kind.description.fields[by]
  const words = useRef(choice)
  words.current = choice
  return useMemo(() => {
    const known = new Map((options[field?.to ?? ''] ?? []).map((option) => [option.id, option]))
    return (key) => {
      if (key === NONE) return { name: t('none'), isFormer: Boolean(field?.required) }
      if (!field?.to) return { name: words.current(by, key), isFormer: !field?.options?.includes(key) }
      const option = known.get(key)
      return {
        name: option?.name ?? t('gone'),
        color: colorOf(option?.color),
        isFormer: option?.isArchived !== undefined,
      }
    }
  }, [field, options, by, t])
}

function useReadOnlyReason({ kind, by, query, rights }: KindFrame): string | undefined {
  const { t, noun } = useKindWords(kind)
  const records = useTranslations('records')
  if (!rights.write) return t('readOnly', { noun })
  if (query.archived) return t('archivedReadOnly')
  return kind.description.fields[by]?.readOnly ? records('lockedField') : undefined
}
