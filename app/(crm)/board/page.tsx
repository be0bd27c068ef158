import { cookies } from 'next/headers'
import { getLocale, getTranslations } from 'next-intl/server'
import { Board } from '@/components/opportunities/board/board'
import { BOARD_COOKIE } from '@/components/opportunities/board/shown'
import { BoardToolbar } from '@/components/opportunities/board/toolbar'
import { can } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'
import { boardQuery, loadBoard } from '@/lib/opportunities/board-page'
import { today } from '@/lib/vietnam/date'

export async function generateMetadata() {
  return { title: (await getTranslations('nav'))('board') }
}

export default page('board', 'opportunity:read', async ({ actor, search }) => {
  const query = boardQuery(search)
  const data = await reading(actor, (tx) => loadBoard(tx, actor, query))
  const text = search.toString() ? `?${search}` : ''
  const hidden = (await cookies()).get(BOARD_COOKIE)?.value.split('.').filter(Boolean) ?? []
  return (
    <div className="flex h-[calc(100dvh-var(--chrome-top)-var(--chrome-bottom))] flex-col">
      <BoardToolbar search={search.toString()} query={data.query} hidden={hidden} memberId={actor.id ?? ''} />
      <Board
        key={text}
        data={data}
        search={text}
        memberId={actor.id ?? ''}
        rights={{ write: can(actor, 'opportunity:write'), create: can(actor, 'opportunity:create') }}
        currency={actor.workspace.currency}
        locale={await getLocale()}
        today={today(actor.person?.timeZone)}
        undoSeconds={actor.person?.toastSeconds ?? 10}
        hidden={hidden}
      />
    </div>
  )
})
