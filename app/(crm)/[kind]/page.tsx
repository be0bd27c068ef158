import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { CalendarMonth } from '@/components/records/calendar/calendar-month'
import { KindCalendar } from '@/components/records/kind/kind-calendar'
import { KindList } from '@/components/records/kind/kind-list'
import { LazyBoard } from '@/components/records/kind/lazy-board'
import { listPathOf, pathOf } from '@/components/records/kind/paths'
import type { ListPage } from '@/components/records/list/use-list-rows'
import { page } from '@/lib/kernel/page'
import { dayQuery } from '@/lib/records/calendar-url'
import { parseColumns } from '@/lib/records/columns'
import { type KindPage, loadKind } from '@/lib/records/kind-page'
import { kindAt } from '@/lib/records/kinds'
import { defaultView } from '@/lib/records/views'
import { kindOf } from './kind-of'

export async function generateMetadata({ params }: { params: Promise<{ kind: string }> }): Promise<Metadata> {
  const found = kindAt(`/${(await params).kind}`)
  return found
    ? { title: (await getTranslations(`kinds.${found.entity.name}` as 'kinds.account'))('title') }
    : {}
}

/** Any kind of record as a list, a board or a calendar. */
export default page('record.list', null, async ({ actor, params, search }) => {
  const kind = kindOf(actor, params)
  const { path } = kind.entity
  const { frame, ...found } = await loadKind(actor, kind, search)
  const opening = search.size === 0 ? defaultView(frame.views) : undefined
  if (opening) redirect(`${path}?${opening.query}${opening.query && '&'}view=${opening.id}` as '/')
  if (found.board) return <LazyBoard key={frame.asked} {...frame} board={found.board} />
  if (found.calendar) return <Month frame={frame} shown={found.calendar} />
  return <List frame={frame} first={found.list} search={search} />
})

type Rows = Omit<NonNullable<KindPage['list']>, 'isRefused'> | undefined
type Frame = { frame: KindPage['frame'] }

async function List({ frame, first, search }: Frame & { first: Rows; search: URLSearchParams }) {
  const { description } = frame.kind
  const kept = await cookies()
  const density = kept.get('density')?.value
  return (
    <KindList
      key={frame.asked}
      {...frame}
      page={first as ListPage}
      columns={parseColumns(
        search.get('cols') ?? kept.get(`columns-${description.name}`)?.value,
        description,
      )}
      density={density === 'compact' || density === 'roomy' ? density : 'normal'}
    />
  )
}

function Month({ frame, shown }: Frame & { shown: NonNullable<KindPage['calendar']> }) {
  const { kind, by, query } = frame
  const asked = new URLSearchParams(frame.asked)
  const field = kind.description.fields[by] ?? {}
  const monthHref = (month: string) => {
    const next = new URLSearchParams(asked)
    next.set('month', month)
    return listPathOf(kind, next.toString())
  }
  return (
    <KindCalendar {...frame} total={shown.calendar.total}>
      <CalendarMonth
        {...shown}
        hrefOf={(id) => pathOf(kind, id, frame.asked)}
        dayHref={(day) => listPathOf(kind, dayQuery(asked, query.filter, by, field, day))}
        monthHref={monthHref}
      />
    </KindCalendar>
  )
}
