'use client'

import { useTranslations } from 'next-intl'
import type { RefObject } from 'react'
import { ColumnStrip } from '@/components/records/board/column-strip'
import type { Color } from '@/components/ui/colors'
import { ColorDot } from '@/components/ui/tag'
import { useBoard, useSlice } from './context'

type StripProps = { keys: string[]; scroller: RefObject<HTMLElement | null> }

/** The columns of the board as buttons; a folded one is opened on the way. */
export function StageStrip({ keys, scroller }: StripProps) {
  const t = useTranslations('board')
  const { store } = useBoard()
  return (
    <ColumnStrip
      label={t('columns')}
      keys={keys}
      scroller={scroller}
      onShow={(key) => {
        if (store.get().columns[key]?.isFolded) store.fold(key, false)
      }}
      face={(key) => <StripFace id={key} />}
    />
  )
}

function StripFace({ id }: { id: string }) {
  const column = useSlice((state) => state.columns[id])
  const count = useSlice((state) => state.totals[id]?.count ?? 0)
  if (!column) return null
  return (
    <>
      <ColorDot color={column.color as Color} />
      {column.name}
      <span className="tabular-nums">{count}</span>
    </>
  )
}
