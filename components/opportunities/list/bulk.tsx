'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { useFieldWords } from '@/components/fields/words'
import { nameOf, RecordBulk, selectedOf } from '@/components/records/list/record-bulk'
import type { ListTools } from '@/components/records/list/record-list'
import { useUndo } from '@/components/records/use-undo'
import { archiveOpportunities, changeOpportunities } from '@/lib/opportunities/actions'
import { useMove } from '../use-move'

const ACTIONS = { change: changeOpportunities, archiveMany: archiveOpportunities }

/** The bar of the selection, which can also be moved to a stage, with the questions that raises. */
export function Bulk({
  tools,
  ...shown
}: {
  tools: ListTools
  isArchive: boolean
  canExport: boolean
  canDelete: boolean
  canChangeAll: boolean
  mergePath?: string
}) {
  const t = useTranslations('opportunities.bulk')
  const { label } = useFieldWords('opportunity')
  const { list, rows, clearSelection } = tools
  const touched = useRef<string[]>([])
  const again = () => void rows.reread(touched.current)
  const { offer } = useUndo(list.viewer, again)
  const { move, dialog } = useMove({
    options: list.options,
    onMoved: (moved, { stageName }, undo) => {
      offer(t('moved', { count: moved.items.length, stage: stageName }), undo)
      clearSelection()
      again()
    },
    onStayed: again,
  })
  const moveTo = (stageId: string) => {
    const items = selectedOf(tools)
    touched.current = items.map(({ id }) => id)
    void move({ items, stageId, stageName: nameOf(tools, 'stageId', stageId) })
  }
  const more = [{ name: 'stageId', title: label('stageId'), onPick: moveTo }]
  return (
    <>
      <RecordBulk tools={tools} actions={ACTIONS} more={more} {...shown} />
      {dialog}
    </>
  )
}
