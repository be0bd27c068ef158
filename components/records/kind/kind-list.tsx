'use client'

import dynamic from 'next/dynamic'
import type { ComponentType } from 'react'
import { MailMany } from '@/components/mail/many'
import { formatColumns } from '@/lib/records/columns'
import { ListDisplay } from '../list/list-toolbar'
import { RecordBulk } from '../list/record-bulk'
import { type ListTools, RecordList, type RecordListProps } from '../list/record-list'
import { useCellSave } from '../list/use-cell-save'
import { KindEmpty } from './kind-empty'
import { type KindFrame, KindHead } from './kind-head'
import { pathOf } from './paths'
import { useKindActions, useKindWords } from './words'

type KindListProps = KindFrame & Pick<RecordListProps, 'page' | 'columns' | 'density'>

/** What is usually done next with many records of a kind. */
const STEPS: Readonly<Record<string, ComponentType<{ tools: ListTools }>>> = {
  lead: dynamic(() => import('@/components/leads/convert-many').then((module) => module.ConvertMany), {
    ssr: false,
  }),
}

/** The list of one kind of record. */
export function KindList({ page, columns, density, ...frame }: KindListProps) {
  const { kind, query, options, viewer, rights, asked } = frame
  const { t, noun, title } = useKindWords(kind)
  const { description, layout } = kind
  const actions = useKindActions(kind)
  const Steps = STEPS[description.name]
  const save = useCellSave({ entity: description.name, viewer, update: actions.update })
  return (
    <RecordList
      page={page}
      query={query}
      columns={columns}
      density={density}
      options={options}
      viewer={viewer}
      label={title}
      description={description}
      readOnlyReason={rights.write ? undefined : t('readOnly', { noun })}
      cardFields={layout.card}
      source={actions.source}
      hrefOf={(id) => pathOf(kind, id, asked)}
      saveWith={(rows) => (row, patch) => save(rows, row, patch)}
      head={(tools) => (
        <KindHead
          {...frame}
          total={tools.rows.total}
          url={tools.url}
          columns={formatColumns(tools.list.columns.columns)}
          display={<ListDisplay tools={tools} />}
        />
      )}
      bulk={(tools) => (
        <RecordBulk
          actions={actions}
          tools={tools}
          isArchive={query.archived === 'only'}
          canExport={rights.export}
          canDelete={rights.delete}
          canChangeAll={rights.changeAll}
          mergePath={rights.write ? `${kind.path}/merge` : undefined}
        >
          {rights.mail && query.archived !== 'only' && <MailMany tools={tools} />}
          {Steps && rights.write && query.archived !== 'only' && <Steps tools={tools} />}
        </RecordBulk>
      )}
      empty={<KindEmpty {...frame} />}
    />
  )
}
