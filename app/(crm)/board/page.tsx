import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Board } from '@/components/opportunities/board/board'
import { BOARD_COOKIE } from '@/components/opportunities/board/shown'
import { BoardToolbar } from '@/components/opportunities/board/toolbar'
import { can } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'
import { type BoardData, boardQuery, loadBoard } from '@/lib/opportunities/board-page'
import { NEXT_COLUMNS } from '@/lib/opportunities/card'
import { askedOf } from '@/lib/records/list-url'
import { defaultView, listViews, sharesOf } from '@/lib/records/views'

export async function generateMetadata() {
  return { title: (await getTranslations('nav'))('board') }
}

export default page('board', 'opportunity:read', async ({ actor, search }) => {
  const query = boardQuery(search)
  const { data, views } = await reading(actor, async (tx) => ({
    data: await loadBoard(tx, actor, query),
    views: await listViews(tx, actor, 'opportunity', 'board'),
  }))
  const opening = search.size === 0 ? defaultView(views) : undefined
  if (opening) redirect(`/board?${opening.query}${opening.query && '&'}view=${opening.id}`)
  const asked = askedOf(search)
  const shown = new URLSearchParams(asked)
  if (data.pipelines.length > 1) shown.set('pipeline', data.pipelineId)
  const text = shown.size > 0 ? `?${shown}` : ''
  const hidden = (await cookies()).get(BOARD_COOKIE)?.value.split('.').filter(Boolean) ?? []
  const { currency } = actor.workspace
  const t = await getTranslations('board')
  return (
    <div className="flex h-[calc(100dvh-var(--chrome-top)-var(--chrome-bottom))] flex-col">
      <BoardToolbar
        asked={asked.toString()}
        query={{ ...data.query, filter: query.filter }}
        options={data.options}
        pipelines={data.pipelines}
        pipelineId={data.pipelineId}
        baseCurrency={currency}
        views={views}
        shares={sharesOf(actor)}
        teamIds={actor.teamIds}
        hidden={hidden}
      />
      <Board
        key={text}
        data={named(data, t)}
        search={text}
        memberId={actor.id ?? ''}
        rights={{
          write: can(actor, 'opportunity:write'),
          create: can(actor, 'opportunity:create'),
          delete: can(actor, 'opportunity:delete'),
        }}
        currency={currency}
        locale={await getLocale()}
        undoSeconds={actor.person?.toastSeconds ?? 10}
        hidden={hidden}
      />
    </div>
  )
})

/** Columns that stand for no record have a name of their own. */
function named(data: BoardData, t: Awaited<ReturnType<typeof getTranslations<'board'>>>): BoardData {
  const nameOf = (key: string) =>
    key in NEXT_COLUMNS ? t(`next.columns.${key as keyof typeof NEXT_COLUMNS}`) : t('none')
  return {
    ...data,
    columns: data.columns.map((column) => ({ ...column, name: column.name || nameOf(column.key) })),
  }
}
