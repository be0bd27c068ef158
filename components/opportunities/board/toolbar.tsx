'use client'

import { List, SlidersHorizontal } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { FilterPanel } from '@/components/records/filter/filter-panel'
import { useListUrl } from '@/components/records/list/use-list-url'
import { SearchBox } from '@/components/records/search-box'
import { ViewMenu } from '@/components/records/views/view-menu'
import { PageHeader } from '@/components/shell/page-header'
import { Button, IconButton } from '@/components/ui/button'
import { DropdownMenu } from '@/components/ui/dropdown-menu'
import { useHotkeys } from '@/components/ui/hotkeys'
import { keepForAYear } from '@/components/ui/keep-cookie'
import { LinkButton } from '@/components/ui/link-button'
import { GROUPS, type Group, ORDERS, type Order } from '@/lib/opportunities/card'
import type { Filter } from '@/lib/records/filter-shape'
import type { Option } from '@/lib/records/options'
import type { ViewOption } from '@/lib/records/views'
import { useOpportunity } from '../use-opportunity'
import { BOARD_COOKIE, CARD_PARTS } from './shown'

const FilterChips = dynamic(() =>
  import('@/components/records/filter/filter-chips').then((module) => module.FilterChips),
)

type ToolbarProps = {
  /** What the address asks, without the view it came from. */
  asked: string
  query: { group: Group; order: Order; filter?: Filter }
  options: Record<string, Option[]>
  pipelines: Option[]
  pipelineId: string
  baseCurrency: string
  views: readonly ViewOption[]
  shares: readonly ViewOption['share'][]
  teamIds: readonly string[]
  hidden: string[]
}

const MINE = JSON.stringify(['ownerId', 'is', 'me'])

/** Views, search, filter, grouping, order and what cards show; all but the last live in the address. */
export function BoardToolbar({
  asked,
  query,
  options,
  hidden,
  views,
  shares,
  teamIds,
  ...rest
}: ToolbarProps) {
  const { pipelines, pipelineId, baseCurrency } = rest
  const t = useTranslations('board')
  const router = useRouter()
  const description = useOpportunity()
  const url = useListUrl()
  useHotkeys({ n: () => router.push('/opportunities/new') })
  const apply = (filter: Filter | undefined) => url.ask({ filter: filter ? JSON.stringify(filter) : null })
  const filtering = { description, options, baseCurrency, filter: query.filter }
  const choose = (name: string, usual: string) => (value: string) =>
    url.ask({ [name]: value === usual ? null : value })

  return (
    <PageHeader title={t('title')}>
      <SearchBox value={url.get('q') ?? ''} onSearch={(q) => url.ask({ q }, true)} pending={url.pending} />
      <div className="relative -m-1 flex max-w-full items-center gap-2 overflow-x-auto p-1">
        <ViewMenu
          views={views}
          current={views.find(({ id }) => id === url.get('view'))}
          builtIn={[
            { label: t('everything'), query: 'view=all' },
            { label: t('mine'), query: `filter=${encodeURIComponent(MINE)}` },
          ]}
          query={asked}
          onOpen={url.open}
          entity="opportunity"
          layout="board"
          shares={shares}
          teams={(options.sales_team ?? []).filter(({ id }) => teamIds.includes(id))}
        />
        <FilterPanel key={JSON.stringify(query.filter ?? null)} {...filtering} onApply={apply} />
        {pipelines.length > 1 && (
          <Choice
            label={pipelines.find(({ id }) => id === pipelineId)?.name ?? ''}
            value={pipelineId}
            options={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={choose('pipeline', '')}
          />
        )}
        <Choice
          label={t('groupBy', { group: t(`groups.${query.group}`) })}
          value={query.group}
          options={GROUPS.map((value) => ({ value, label: t(`groups.${value}`) }))}
          onChange={choose('group', 'stage')}
        />
        <Choice
          label={t('sortBy', { order: t(`orders.${query.order}`) })}
          value={query.order}
          options={ORDERS.map((value) => ({ value, label: t(`orders.${value}`) }))}
          onChange={choose('sort', 'rank')}
        />
        <CardParts hidden={hidden} />
        <LinkButton
          href={`/opportunities?${listQuery(asked)}`}
          variant="ghost"
          icon={<List />}
          className="max-md:hidden"
        >
          {t('asList')}
        </LinkButton>
      </div>
      {query.filter && <FilterChips {...filtering} onChange={apply} />}
    </PageHeader>
  )
}

type ChoiceProps = {
  label: string
  value: string
  options: { value: string; label: string }[]
  onChange: (value: string) => void
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <DropdownMenu
      trigger={<Button>{label}</Button>}
      entries={[{ kind: 'radio', value, onChange, options }]}
    />
  )
}

function CardParts({ hidden }: { hidden: string[] }) {
  const t = useTranslations('board')
  const router = useRouter()
  const toggle = (part: string, isShown: boolean) => {
    keepForAYear(
      BOARD_COOKIE,
      (isShown ? hidden.filter((each) => each !== part) : [...hidden, part]).join('.'),
    )
    router.refresh()
  }
  return (
    <DropdownMenu
      trigger={<IconButton label={t('shown')} icon={<SlidersHorizontal />} />}
      entries={CARD_PARTS.map((part) => ({
        kind: 'check',
        label: t(`parts.${part}`),
        checked: !hidden.includes(part),
        onChange: (isShown) => toggle(part, isShown),
      }))}
    />
  )
}

/** The same question to the list, which has its own order and no grouping. */
function listQuery(asked: string): string {
  const query = new URLSearchParams(asked)
  for (const name of ['group', 'sort', 'pipeline']) query.delete(name)
  return query.size > 0 ? query.toString() : 'view=all'
}
