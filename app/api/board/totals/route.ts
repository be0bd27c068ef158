import { can } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { forbidden } from '@/lib/kernel/errors'
import { route } from '@/lib/kernel/route'
import { requireCaller } from '@/lib/kernel/session'
import { loadTotals } from '@/lib/opportunities/board'
import { boardQuery } from '@/lib/opportunities/board-page'

/** Totals of the whole columns again, after somebody else's change. */
export const GET = route('board.totals', 'opportunity:read', async (request) => {
  const actor = await requireCaller()
  if (!can(actor, 'opportunity:read')) throw forbidden()
  const query = boardQuery(new URL(request.url).searchParams)
  return Response.json(await reading(actor, (tx) => loadTotals(tx, actor, query)))
})
