'use client'

import { Plus, SearchX, Target } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import type { Options } from '@/components/fields/props'
import { useRelatedNews } from '@/components/records/filter/use-related-news'
import { RecordList, type RecordListProps } from '@/components/records/list/record-list'
import { useCellSave } from '@/components/records/list/use-cell-save'
import type { ListRow, useListRows } from '@/components/records/list/use-list-rows'
import { useUndo } from '@/components/records/use-undo'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { listOpportunities, rereadOpportunities, updateOpportunity } from '@/lib/opportunities/actions'
import type { Query } from '@/lib/records/query'
import type { Viewer } from '@/lib/records/viewer'
import type { ViewOption } from '@/lib/records/views'
import { MERGE_PATH, recordHref } from '../paths'
import { useMove } from '../use-move'
import { useOpportunity } from '../use-opportunity'
import { Bulk } from './bulk'
import { CloseCell } from './cells'
import { ListHead } from './list-head'

export type OpportunityListProps = Pick<RecordListProps, 'page' | 'query' | 'columns' | 'density'> & {
  options: Options
  viewer: Viewer
  views: readonly ViewOption[]
  rights: {
    export: boolean
    changeAll: boolean
    import: boolean
    write: boolean
    delete: boolean
    create: boolean
    shares: readonly ('mine' | 'team' | 'company')[]
    teamIds: readonly string[]
  }
  /** The question of the address, for records to find their way back. */
  asked: string
  /** The filter of the address cannot be used. */
  isRefused: boolean
}

type Rows = ReturnType<typeof useListRows>

const SOURCE = { list: listOpportunities, reread: rereadOpportunities }
const SORT_AS = { amount: 'amountBase' }
const CARD_FIELDS = ['customerName', 'amount', 'stageId', 'expectedClose', 'ownerId', 'tagIds']

export function OpportunityList({
  views,
  rights,
  asked,
  isRefused,
  options,
  viewer,
  ...given
}: OpportunityListProps) {
  const description = useOpportunity()
  useRelatedNews(given.query.filter, description)
  const t = useTranslations('opportunities.list')
  const reason = useTranslations('opportunities.record')('readOnly')
  const moving = useRef<{ rows: Rows; id: string } | null>(null)
  const again = () => void moving.current?.rows.reread([moving.current.id])
  const { offer } = useUndo(viewer, again)
  const moved = useTranslations('opportunities.record')
  const { move, dialog } = useMove({
    options,
    onMoved: (_, { stageName }, undo) => {
      offer(moved('moved', { stage: stageName }), undo)
      again()
    },
    onStayed: again,
  })
  const saveCell = useCellSave({ entity: 'opportunity', viewer, update: updateOpportunity })
  const moveRow = (rows: Rows, { id, version }: ListRow, stageId: string) => {
    moving.current = { rows, id }
    const stageName = options.stage?.find((each) => each.id === stageId)?.name ?? ''
    void move({ items: [{ id, version }], stageId, stageName })
    return Promise.resolve({ isSaved: true })
  }
  return (
    <>
      <RecordList
        {...given}
        label={t('title')}
        description={description}
        options={options}
        viewer={viewer}
        readOnlyReason={rights.write ? undefined : reason}
        sortAs={SORT_AS}
        cardFields={CARD_FIELDS}
        source={SOURCE}
        hrefOf={(id) => recordHref(id, asked)}
        cell={(name, row) => (name === 'expectedClose' ? <CloseCell row={row} /> : undefined)}
        saveWith={(rows) => (row, patch) =>
          typeof patch.stageId === 'string' ? moveRow(rows, row, patch.stageId) : saveCell(rows, row, patch)
        }
        head={(tools) => (
          <ListHead
            tools={tools}
            query={given.query}
            views={views}
            rights={rights}
            isRefused={isRefused}
            total={tools.rows.total}
          />
        )}
        bulk={(tools) => (
          <Bulk
            tools={tools}
            isArchive={given.query.archived === 'only'}
            canExport={rights.export}
            canDelete={rights.delete}
            canChangeAll={rights.changeAll}
            mergePath={rights.write ? MERGE_PATH : undefined}
          />
        )}
        empty={<Empty query={given.query} canCreate={rights.create} isRefused={isRefused} />}
      />
      {dialog}
    </>
  )
}

function Empty({ query, canCreate, isRefused }: { query: Query; canCreate: boolean; isRefused: boolean }) {
  const t = useTranslations('opportunities.list')
  const isAsked = isRefused || Boolean(query.filter || query.search || query.archived)
  if (isAsked) {
    return (
      <EmptyState
        icon={<SearchX />}
        title={isRefused ? t('refused') : t('nothing')}
        action={<LinkButton href="/opportunities?view=all">{t('showAll')}</LinkButton>}
      >
        {isRefused ? t('refusedText') : t('nothingText')}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={<Target />}
      title={t('emptyTitle')}
      action={
        canCreate && (
          <LinkButton href="/opportunities/new" variant="primary" icon={<Plus />}>
            {t('create')}
          </LinkButton>
        )
      }
    >
      {t('emptyText')}
    </EmptyState>
  )
}
