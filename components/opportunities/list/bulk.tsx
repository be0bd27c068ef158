'use client'

import type { ListTools } from '@/components/records/list/record-list'
import { BulkBar } from './bulk-bar'
import { useBulk } from './use-bulk'

/** The bar of the selection with the questions its moves may raise. */
export function Bulk({ tools, isArchive }: { tools: ListTools; isArchive: boolean }) {
  const { actions, dialog } = useBulk(tools)
  return (
    <>
      <BulkBar tools={tools} actions={actions} isArchive={isArchive} />
      {dialog}
    </>
  )
}
