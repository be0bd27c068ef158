import { z } from 'zod'
import { can } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { forbidden, invalid } from '@/lib/kernel/errors'
import { route } from '@/lib/kernel/route'
import { requireCaller } from '@/lib/kernel/session'
import { loadColumn } from '@/lib/opportunities/board'
import { boardQuery } from '@/lib/opportunities/board-page'
import { NONE } from '@/lib/opportunities/card'

const input = z.object({
  key: z.union([z.uuid(), z.literal(NONE), z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)]),
  after: z.string().max(100).nullable(),
  id: z.uuid().nullable(),
})

/** More cards of one column. */
export const GET = route('board.column', 'opportunity:read', async (request) => {
  const actor = await requireCaller()
  if (!can(actor, 'opportunity:read')) throw forbidden()
  const search = new URL(request.url).searchParams
  const asked = input.safeParse({ key: search.get('key'), after: search.get('after'), id: search.get('id') })
  if (!asked.success) throw invalid(asked.error)
  const { key, after, id } = asked.data
  const cursor = after !== null && id ? { value: after, id } : null
  return Response.json(await reading(actor, (tx) => loadColumn(tx, actor, boardQuery(search), key, cursor)))
})
