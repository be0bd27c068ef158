import { z } from 'zod'
import { can } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { forbidden, invalid } from '@/lib/kernel/errors'
import { route } from '@/lib/kernel/route'
import { requireCaller } from '@/lib/kernel/session'
import { loadCards } from '@/lib/opportunities/board'
import { boardQuery } from '@/lib/opportunities/board-page'

const ids = z.array(z.uuid()).min(1).max(200)

/** Which of these cards still belong on a filtered board, as they are now. */
export const GET = route('board.cards', 'opportunity:read', async (request) => {
  const actor = await requireCaller()
  if (!can(actor, 'opportunity:read')) throw forbidden()
  const search = new URL(request.url).searchParams
  const asked = ids.safeParse(search.get('ids')?.split(','))
  if (!asked.success) throw invalid(asked.error)
  const { filter, search: text } = boardQuery(search)
  return Response.json(
    await reading(actor, (tx) => loadCards(tx, actor, asked.data, { filter, search: text })),
  )
})
