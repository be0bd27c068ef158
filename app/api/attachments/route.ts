import { route } from '@/lib/kernel/route'
import { requireCaller } from '@/lib/kernel/session'
import { readBody } from '@/lib/mail/inbound/read-body'
import { keepUpload } from '@/lib/mail/outbound/files'
import { MOST_ATTACHED } from '@/lib/mail/outbound/schema'

/** A file for a mail or a record in the making: its bytes as body, its name as `?name=`. Answers its id, name and size. */
export const POST = route('attachments.upload', 'profile:write', async (request) => {
  const actor = await requireCaller()
  const content = await readBody(request, MOST_ATTACHED)
  if (!content) return Response.json({ error: 'too_large', limit: MOST_ATTACHED }, { status: 413 })
  if (content.length === 0) return Response.json({ error: 'empty' }, { status: 422 })
  const name = new URL(request.url).searchParams.get('name')?.slice(0, 1000) ?? ''
  const contentType = request.headers.get('content-type')?.split(';')[0]?.trim() ?? ''
  return Response.json(await keepUpload(actor, { name, contentType, content }), { status: 201 })
})
