'use client'

import { CalendarDays, Copy, KanbanSquare, List } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Options } from '@/components/fields/props'
import { useFieldWords } from '@/components/fields/words'
import { ImportButton } from '@/components/import/import-button'
import { PageHeader } from '@/components/shell/page-header'
import { Badge } from '@/components/ui/badge'
import { useHotkeys } from '@/components/ui/hotkeys'
import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import type { Filter } from '@/lib/records/filter-shape'
import { fieldsFor, LAYOUTS, type LayoutName } from '@/lib/records/layouts'
import { askedOf } from '@/lib/records/list-url'
import type { Query } from '@/lib/records/query'
import type { Viewer } from '@/lib/records/viewer'
import type { ViewOption } from '@/lib/records/views'
import { ExportButton } from '../export/export-button'
import { useRelatedNews } from '../filter/use-related-news'
import { ListToolbar } from '../list/list-toolbar'
import type { useListUrl } from '../list/use-list-url'
import { ViewMenu } from '../views/view-menu'
import { AddButton } from './add-button'
import type { Kind } from './kind'
import { duplicatesPath, listPathOf } from './paths'
import { useKindWords } from './words'

/** What every way of showing the records of a kind is given. */
export type KindFrame = {
  kind: Kind
  layout: LayoutName
  /** The field that makes the columns or the days. */
  by: string
  query: Query
  /** The filter of the address cannot be used. */
  isRefused: boolean
  options: Options
  viewer: Viewer
  views: readonly ViewOption[]
  rights: {
    write: boolean
    delete: boolean
    create: boolean
    export: boolean
    import: boolean
    changeAll: boolean
    /** Whether mails can be written to many of them at once. */
    mail: boolean
    shares: readonly ('mine' | 'team' | 'company')[]
    teamIds: readonly string[]
  }
  /** The question of the address, for records to find their way back. */
  asked: string
}

type KindHeadProps = KindFrame & {
  total: number
  url: ReturnType<typeof useListUrl>
  /** The columns of the list, as an address carries them. */
  columns?: string
  /** What only this layout offers. */
  display?: ReactNode
}

/** Title, views, search, filter and the choice of layout: the same above the list, the board and the calendar. */
export function KindHead({ kind, views, rights, query, isRefused, total, url, ...props }: KindHeadProps) {
  const { layout, by, options, viewer, columns, display } = props
  const { t, noun, title } = useKindWords(kind)
  const duplicates = useTranslations('duplicates')
  const router = useRouter()
  const newPath = listPathOf({ path: `${kind.path}/new` })
  useRelatedNews(query.filter, kind.description)
  useHotkeys({ n: () => (rights.create ? router.push(newPath) : false) })
  const full = askedOf(new URLSearchParams(url.search))
  full.delete('month') // a view opens at the month it is
  if (columns) full.set('cols', columns)
  const teams = (options.sales_team ?? []).filter(
    ({ id }) => rights.shares.includes('company') || rights.teamIds.includes(id),
  )
  return (
    <>
      <PageHeader
        title={title}
        aside={<Badge>{isRefused ? 0 : total}</Badge>}
        actions={
          <>
            {rights.import && <ImportButton path={kind.path} />}
            {rights.export && layout === 'list' && total > 0 && (
              <ExportButton description={kind.description} asked={full.toString()} />
            )}
            {rights.create && (
              <AddButton
                description={kind.description}
                path={newPath}
                begun={kind.layout.begun}
                variant="primary"
                className="max-sm:hidden"
              >
                {t('new', { noun })}
              </AddButton>
            )}
          </>
        }
      />
      <ListToolbar
        description={kind.description}
        options={options}
        viewer={viewer}
        url={url}
        filter={query.filter}
        before={
          <ViewMenu
            entity={kind.description.name}
            layout="list"
            views={views}
            current={views.find(({ id }) => id === url.get('view'))}
            more={
              kind.hasTwins
                ? [{ kind: 'link', label: duplicates('title'), icon: <Copy />, href: duplicatesPath(kind) }]
                : []
            }
            builtIn={useBuiltIn(kind, layout === 'list' ? {} : { layout, by })}
            query={full.toString()}
            shares={rights.shares}
            teams={teams}
            onOpen={url.open}
          />
        }
        after={
          <>
            <LayoutChoice kind={kind} layout={layout} by={by} url={url} />
            {display}
          </>
        }
      />
    </>
  )
}

const ICONS = { list: <List />, board: <KanbanSquare />, calendar: <CalendarDays /> }

/** Which layout, and by which field; layouts that the reader knows no field for are not offered. */
function LayoutChoice({ kind, layout, by, url }: Pick<KindHeadProps, 'kind' | 'layout' | 'by' | 'url'>) {
  const t = useTranslations('records.layouts')
  const { label } = useFieldWords(kind.description.name)
  const offered = LAYOUTS.filter((each) => each === 'list' || fieldsFor(each, kind.description).length > 0)
  const names = fieldsFor(layout, kind.description)
  if (offered.length < 2) return null
  return (
    <>
      <Segmented
        label={t('label')}
        iconsOnly
        value={layout}
        options={offered.map((value) => ({ value, label: t(value), icon: ICONS[value] }))}
        onChange={(next) => url.ask({ layout: next === 'list' ? null : next, by: null, month: null })}
      />
      {names.length > 0 && (
        <span className="min-w-44 flex-1 sm:flex-none">
          <Select
            aria-label={t(layout === 'board' ? 'columnsBy' : 'daysBy')}
            value={by}
            onChange={(next) => url.ask({ by: next })}
            options={names.map((name) => ({ value: name, label: t('by', { field: label(name) }) }))}
          />
        </span>
      )}
    </>
  )
}

/** Ready-made questions, in the layout the reader looks at. */
function useBuiltIn(kind: Kind, kept: Record<string, string>) {
  const { own } = useKindWords(kind)
  const t = useTranslations('records.kind.views')
  const asking = (query: Record<string, string>) => new URLSearchParams({ ...query, ...kept }).toString()
  const filtered = (filter: Filter) => asking({ filter: JSON.stringify(filter) })
  return [
    { label: t('all'), query: asking({ view: 'all' }) },
    { label: t('mine'), query: filtered(['ownerId', 'is', 'me']) },
    { label: t('unassigned'), query: filtered(['ownerId', 'empty']) },
    ...Object.entries(kind.layout.views ?? {}).map(([view, filter]) => ({
      label: own(`views.${view}` as 'noun'),
      query: filtered(filter),
    })),
    { label: t('archived'), query: asking({ archived: 'only' }) },
  ]
}
