'use client'

import { useTranslations } from 'next-intl'
import { ThumbBar } from '@/components/records/board/thumb-bar'
import type { Color } from '@/components/ui/colors'
import { ColorDot } from '@/components/ui/tag'
import { useSlice } from './context'

/** The columns of the board within reach of the thumb. */
export function StageThumbs() {
  const t = useTranslations('board')
  const keys = useSlice((state) => state.keys)
  return <ThumbBar label={t('columns')} keys={keys} face={(key) => <ThumbFace id={key} />} />
}

function ThumbFace({ id }: { id: string }) {
  const column = useSlice((state) => state.columns[id])
  if (!column) return null
  return (
    <>
      <ColorDot color={column.color as Color} />
      <span className="max-w-20 truncate">{column.name}</span>
    </>
  )
}
