import { can } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { forbidden, notFound } from '@/lib/kernel/errors'
import { route } from '@/lib/kernel/route'
import { requireCaller } from '@/lib/kernel/session'
import { original, originalPage } from '@/lib/mail/outbound/original'
import { isId } from '@/lib/records/list-query'

/** The original look of a message for a sandboxed frame; `?images=1` lets it load remote pictures. */
export const GET = route<{ id: string }>('messages.html', 'dictionary:read', async (request, { params }) => {
  const actor = await requireCaller()
  // Which everybody has: the record decides.
  if (!can(actor, 'dictionary:read')) throw forbidden()
  const { id } = await params
  if (!isId(id)) throw notFound()
  const found = await reading(actor, (tx) => original(tx, actor, id))
  const hasImages = new URL(request.url).searchParams.get('images') === '1'
  const { body, policy } = await originalPage(found, hasImages)
  return new Response(body, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'private, no-store',
    },
  })
})
