'use client'

import { useTranslations } from 'next-intl'
import { useFieldWords } from '@/components/fields/words'
import { BulkBar } from '@/components/records/list/bulk-bar'
import type { ListTools } from '@/components/records/list/record-list'
import { useBulk } from './use-bulk'

/** The bar of the selection with the questions its moves may raise. */
export function Bulk({ tools, isArchive }: { tools: ListTools; isArchive: boolean }) {
  const t = useTranslations('records.bulk')
  const { label } = useFieldWords('opportunity')
  const { actions, dialog } = useBulk(tools)
  const choices = [
    { name: 'ownerId', title: label('ownerId'), onPick: actions.assign },
    { name: 'teamId', title: label('teamId'), onPick: actions.setTeam },
    { name: 'stageId', title: label('stageId'), onPick: actions.moveTo },
    { name: 'tagIds', title: t('addTag'), onPick: actions.addTag },
    { name: 'tagIds', title: t('removeTag'), onPick: actions.removeTag },
  ]
  return (
    <>
      <BulkBar tools={tools} choices={choices} isArchive={isArchive} onArchive={actions.archive} />
      {dialog}
    </>
  )
}
