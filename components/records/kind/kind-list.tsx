'use client'

import { Plus, SearchX, Users } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { ComponentType } from 'react'
import { ImportButton } from '@/components/import/import-button'
import { PageHeader } from '@/components/shell/page-header'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { useHotkeys } from '@/components/ui/hotkeys'
import { LinkButton } from '@/components/ui/link-button'
import { formatColumns } from '@/lib/records/columns'
import type { Filter } from '@/lib/records/filter-shape'
import { askedOf } from '@/lib/records/list-url'
import type { Query } from '@/lib/records/query'
import type { ViewOption } from '@/lib/records/views'
import { ExportMenu } from '../list/export-menu'
import { ListToolbar } from '../list/list-toolbar'
import { RecordBulk } from '../list/record-bulk'
import { type ListTools, RecordList, type RecordListProps } from '../list/record-list'
import { useCellSave } from '../list/use-cell-save'
import { ViewMenu } from '../views/view-menu'
import type { Kind } from './kind'
import { listPathOf, pathOf } from './paths'
import { useKindActions, useKindWords } from './words'

export type KindListProps = Pick<
  RecordListProps,
  'page' | 'query' | 'columns' | 'density' | 'options' | 'viewer'
> & {
  kind: Kind
  views: readonly ViewOption[]
  rights: {
    write: boolean
    create: boolean
    export: boolean
    import: boolean
    changeAll: boolean
    shares: readonly ('mine' | 'team' | 'company')[]
    teamIds: readonly string[]
  }
  /** The question of the address, for records to find their way back. */
  asked: string
  /** The filter of the address cannot be used. */
  isRefused: boolean
}

/** What is usually done next with many records of a kind. */
const STEPS: Readonly<Record<string, ComponentType<{ tools: ListTools }>>> = {
  lead: dynamic(() => import('@/components/leads/convert-many').then((module) => module.ConvertMany), {
    ssr: false,
  }),
}

/** The list of one kind of record. */
export function KindList({ kind, views, rights, asked, isRefused, ...given }: KindListProps) {
  const { t, noun, title } = useKindWords(kind)
  const { description, layout } = kind
  const actions = useKindActions(kind)
  const Steps = STEPS[description.name]
  const save = useCellSave({ entity: description.name, viewer: given.viewer, update: actions.update })
  return (
    <RecordList
      {...given}
      label={title}
      description={description}
      readOnlyReason={rights.write ? undefined : t('readOnly', { noun })}
      cardFields={layout.card}
      source={actions.source}
      hrefOf={(id) => pathOf(kind, id, asked)}
      saveWith={(rows) => (row, patch) => save(rows, row, patch)}
      head={(tools) => (
        <Head
          kind={kind}
          tools={tools}
          views={views}
          rights={rights}
          query={given.query}
          isRefused={isRefused}
        />
      )}
      bulk={(tools) => (
        <RecordBulk
          actions={actions}
          tools={tools}
          isArchive={given.query.archived === 'only'}
          canExport={rights.export}
          canChangeAll={rights.changeAll}
          mergePath={rights.write ? `${kind.path}/merge` : undefined}
        >
          {Steps && rights.write && given.query.archived !== 'only' && <Steps tools={tools} />}
        </RecordBulk>
      )}
      empty={<Empty kind={kind} query={given.query} canCreate={rights.create} isRefused={isRefused} />}
    />
  )
}

type HeadProps = Pick<KindListProps, 'kind' | 'views' | 'rights' | 'query' | 'isRefused'> & {
  tools: ListTools
}

function Head({ kind, tools, views, rights, query, isRefused }: HeadProps) {
  const { t, noun, title } = useKindWords(kind)
  const router = useRouter()
  const { url, list, rows } = tools
  const newPath = listPathOf({ path: `${kind.path}/new` })
  useHotkeys({ n: () => (rights.create ? router.push(newPath) : false) })
  const full = askedOf(new URLSearchParams(url.search))
  full.set('cols', formatColumns(list.columns.columns))
  const teams = (list.options.sales_team ?? []).filter(
    ({ id }) => rights.shares.includes('company') || rights.teamIds.includes(id),
  )
  return (
    <>
      <PageHeader
        title={title}
        aside={<Badge>{isRefused ? 0 : rows.total}</Badge>}
        actions={
          <>
            {rights.import && <ImportButton path={kind.path} />}
            {rights.export && rows.total > 0 && (
              <ExportMenu kind={kind.description.name} asked={full.toString()} />
            )}
            {rights.create && (
              <LinkButton href={newPath} variant="primary" icon={<Plus />} className="max-sm:hidden">
                {t('new', { noun })}
              </LinkButton>
            )}
          </>
        }
      />
      <ListToolbar
        tools={tools}
        filter={query.filter}
        before={
          <ViewMenu
            entity={kind.description.name}
            layout="list"
            views={views}
            current={views.find(({ id }) => id === url.get('view'))}
            builtIn={useBuiltIn(kind)}
            query={full.toString()}
            shares={rights.shares}
            teams={teams}
            onOpen={url.open}
          />
        }
      />
    </>
  )
}

function useBuiltIn(kind: Kind) {
  const { own } = useKindWords(kind)
  const t = useTranslations('records.kind.views')
  const filtered = (filter: Filter) => new URLSearchParams({ filter: JSON.stringify(filter) }).toString()
  return [
    { label: t('all'), query: 'view=all' },
    { label: t('mine'), query: filtered(['ownerId', 'is', 'me']) },
    { label: t('unassigned'), query: filtered(['ownerId', 'empty']) },
    ...Object.entries(kind.layout.views ?? {}).map(([view, filter]) => ({
      label: own(`views.${view}` as 'noun'),
      query: filtered(filter),
    })),
    { label: t('archived'), query: 'archived=only' },
  ]
}

type EmptyProps = Pick<KindListProps, 'kind' | 'isRefused'> & { query: Query; canCreate: boolean }

function Empty({ kind, query, canCreate, isRefused }: EmptyProps) {
  const { own, t, noun } = useKindWords(kind)
  if (isRefused || query.filter || query.search || query.archived) {
    return (
      <EmptyState
        icon={<SearchX />}
        title={isRefused ? t('refused') : t('nothing', { noun })}
        action={<LinkButton href={listPathOf(kind, 'view=all')}>{t('showAll')}</LinkButton>}
      >
        {isRefused ? t('refusedText') : t('nothingText')}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={<Users />}
      title={t('emptyTitle', { noun })}
      action={
        canCreate && (
          <LinkButton href={listPathOf({ path: `${kind.path}/new` })} variant="primary" icon={<Plus />}>
            {t('new', { noun })}
          </LinkButton>
        )
      }
    >
      {own('emptyText')}
    </EmptyState>
  )
}
