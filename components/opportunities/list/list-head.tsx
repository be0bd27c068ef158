'use client'

import { ChartNoAxesColumn, KanbanSquare, Plus, Printer } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { ImportButton } from '@/components/import/import-button'
import { ExportButton } from '@/components/records/export/export-button'
import { ListDisplay, ListToolbar } from '@/components/records/list/list-toolbar'
import type { ListTools } from '@/components/records/list/record-list'
import { ViewMenu } from '@/components/records/views/view-menu'
import { PageHeader } from '@/components/shell/page-header'
import { Badge } from '@/components/ui/badge'
import { useHotkeys } from '@/components/ui/hotkeys'
import { LinkButton } from '@/components/ui/link-button'
import { formatColumns } from '@/lib/records/columns'
import { askedOf } from '@/lib/records/list-url'
import type { OpportunityListProps } from './opportunity-list'
import { useBuiltIn } from './use-built-in'

type ListHeadProps = Pick<OpportunityListProps, 'query' | 'views' | 'rights' | 'isRefused'> & {
  tools: ListTools
  total: number
}

/** What the list shows, and how it is asked. */
export function ListHead({ tools, query, views, rights, isRefused, total }: ListHeadProps) {
  const t = useTranslations('opportunities.list')
  const router = useRouter()
  const { url, list } = tools
  const builtIn = useBuiltIn()
  useHotkeys({ n: () => (rights.create ? router.push('/opportunities/new') : false) })
  const asked = askedOf(new URLSearchParams(url.search))
  const loss = new URLSearchParams(asked)
  loss.set('group', 'lostReasonId')
  const full = new URLSearchParams(asked)
  full.set('cols', formatColumns(list.columns.columns))
  const teams = (list.options.sales_team ?? []).filter(
    ({ id }) => rights.shares.includes('company') || rights.teamIds.includes(id),
  )
  return (
    <>
      <PageHeader
        title={t('title')}
        aside={<Badge>{t('count', { count: isRefused ? 0 : total })}</Badge>}
        actions={
          <>
            <LinkButton
              href={`/board${asked.size > 0 ? `?${asked}` : ''}`}
              variant="ghost"
              icon={<KanbanSquare />}
            >
              {t('board')}
            </LinkButton>
            <LinkButton href={`/opportunities?${loss}`} variant="ghost" icon={<ChartNoAxesColumn />}>
              {t('losses')}
            </LinkButton>
            <LinkButton
              href={`/opportunities/print?${asked}`}
              variant="ghost"
              icon={<Printer />}
              className="max-sm:hidden"
            >
              {t('print')}
            </LinkButton>
            {rights.import && <ImportButton path="/opportunities" />}
            {rights.export && total > 0 && (
              <ExportButton description={list.description} asked={full.toString()} />
            )}
            {rights.create && (
              <LinkButton
                href="/opportunities/new"
                variant="primary"
                icon={<Plus />}
                className="max-sm:hidden"
              >
                {t('create')}
              </LinkButton>
            )}
          </>
        }
      />
      <ListToolbar
        description={list.description}
        options={list.options}
        viewer={list.viewer}
        url={url}
        filter={query.filter}
        after={<ListDisplay tools={tools} />}
        before={
          <ViewMenu
            entity="opportunity"
            layout="list"
            views={views}
            current={views.find(({ id }) => id === url.get('view'))}
            builtIn={builtIn}
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
