'use client'

import { ChartNoAxesColumn, List } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { Options } from '@/components/fields/props'
import { useFieldWords } from '@/components/fields/words'
import { LetterheadView } from '@/components/organisation/letterhead'
import { FilterChips } from '@/components/records/filter/filter-chips'
import { FilterPanel } from '@/components/records/filter/filter-panel'
import { GroupTable } from '@/components/records/group-table'
import { PrintButton } from '@/components/records/print-button'
import { PageHeader } from '@/components/shell/page-header'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { Select } from '@/components/ui/select'
import { GROUPED } from '@/lib/opportunities/grouping'
import type { Letterhead } from '@/lib/organisation/letterhead'
import type { Filter } from '@/lib/records/filter-shape'
import type { RecordGroup } from '@/lib/records/groups'
import { useOpportunity } from '../use-opportunity'

type GroupPageProps = {
  groups: readonly RecordGroup[]
  by: string
  filter: Filter | undefined
  /** The question of the address without its grouping. */
  asked: string
  options: Options
  baseCurrency: string
  /** Who the document is from when this page is printed. */
  company: Letterhead | undefined
}

/** Opportunities counted and summed by one of their fields; losses by their reason. */
export function GroupPage({ groups, by, filter, asked, options, baseCurrency, company }: GroupPageProps) {
  const description = useOpportunity()
  const t = useTranslations('opportunities.groups')
  const { label } = useFieldWords('opportunity')
  const router = useRouter()
  const hrefWith = (changes: { group?: string; filter?: Filter }) => {
    const next = new URLSearchParams(asked)
    if (changes.group) next.set('group', changes.group)
    if ('filter' in changes) {
      if (changes.filter) next.set('filter', JSON.stringify(changes.filter))
      else next.delete('filter')
    }
    return `/opportunities?${next}` as never
  }
  const narrowed = (key: string | null): Filter => {
    const operator = description.fields[by]?.type === 'references' ? 'in' : 'is'
    const own: Filter = key === null ? [by, 'empty'] : [by, operator, operator === 'in' ? [key] : key]
    const lost: Filter[] = by === 'lostReasonId' ? [['status', 'is', 'lost']] : []
    return { and: [...(filter ? [filter] : []), ...lost, own] }
  }
  const shared = { filter, description, options, baseCurrency }
  const apply = (next: Filter | undefined) => router.push(hrefWith({ group: by, filter: next }))
  return (
    <>
      {company && (
        <div className="hidden pb-4 print:block">
          <LetterheadView company={company} />
        </div>
      )}
      <PageHeader
        title={by === 'lostReasonId' ? t('losses') : t('title')}
        description={by === 'lostReasonId' ? t('lossesText') : undefined}
        trail={[{ href: hrefWith({}), label: t('list') }]}
        actions={
          <>
            <PrintButton />
            <LinkButton href={hrefWith({})} variant="ghost" icon={<List />} className="print:hidden">
              {t('asList')}
            </LinkButton>
          </>
        }
      >
        <span className="w-56">
          <Select
            aria-label={t('by')}
            value={by}
            onChange={(group) => router.push(hrefWith({ group }))}
            options={GROUPED.filter((name) => description.fields[name]).map((value) => ({
              value,
              label: label(value),
            }))}
          />
        </span>
        <FilterPanel key={JSON.stringify(filter ?? null)} {...shared} onApply={apply} />
        <FilterChips {...shared} onChange={apply} />
      </PageHeader>
      <div className="px-3 pb-8 md:px-4">
        {groups.length === 0 ? (
          <EmptyState icon={<ChartNoAxesColumn />} title={t('empty')}>
            {t('emptyText')}
          </EmptyState>
        ) : (
          <GroupTable
            groups={groups}
            by={by}
            description={description}
            options={options}
            baseCurrency={baseCurrency}
            hrefOf={(key) => hrefWith({ filter: narrowed(key) })}
          />
        )}
      </div>
    </>
  )
}
