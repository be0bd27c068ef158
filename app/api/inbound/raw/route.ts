import { route } from '@/lib/kernel/route'
import { accept, MOST_BYTES } from '@/lib/mail/inbound/accept'
import { workspaceOfKey } from '@/lib/mail/inbound/aliases'
import { readBody } from '@/lib/mail/inbound/read-body'

export const dynamic = 'force-dynamic'

const refused = (status: number, error: string, more = {}) => Response.json({ error, ...more }, { status })

/**
 * A raw message (RFC 5322) as body; bearer key of the workspace; X-Envelope-To with the recipients, separated by
 * commas, and X-Envelope-From. 202 once it is stored for good, 404 when it names no alias of that workspace.
 */
export const POST = route('inbound.raw', 'secret', async (request) => {
  const secret = /^Bearer\s+(\S{20,200})$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  const owner = secret ? await workspaceOfKey(secret) : null
  if (!owner) return refused(401, 'unauthorized')
  const named = request.headers.get('x-envelope-to')?.split(',') ?? []
  const envelopeTo = named.map((address) => address.trim()).filter(Boolean)
  if (envelopeTo.length === 0 || envelopeTo.length > 100) return refused(422, 'envelope')
  const raw = await readBody(request, MOST_BYTES)
  if (!raw) return refused(413, 'too_large', { limit: MOST_BYTES })
  if (raw.length === 0) return refused(422, 'empty')
  const { accepted, rejected } = await accept({
    intake: 'http',
    envelopeFrom: request.headers.get('x-envelope-from')?.slice(0, 1000) ?? null,
    envelopeTo: envelopeTo.map((address) => address.slice(0, 1000)),
    content: { raw },
    ...owner,
  })
  if (rejected) return refused(404, 'unknown_alias', { rejected })
  return Response.json({ accepted: accepted.map(({ id }) => id) }, { status: 202 })
})
