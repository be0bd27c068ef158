import 'server-only'
import { Refusal } from './errors'
import { log } from './log'
import { requireOwnOrigin } from './origin'
import type { Permission } from './policy'
import { register } from './registry'

type Guard = Permission | 'secret' | 'public'
type Handler<P> = (request: Request, context: { params: Promise<P> }) => Promise<Response>

const STATUS = {
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  invalid: 422,
  limited: 429,
  signed_out: 401,
  unexpected: 500,
}

/**
 * A route handler, registered with what guards it: a permission, its own secret, or nothing (health).
 * What changes something by cookie is refused to other sites. Refusals become their HTTP status; bugs are logged and answer 500 without detail.
 */
export function route<P = Record<string, never>>(
  name: string,
  guard: Guard,
  handle: Handler<P>,
): Handler<P> & { routeName: string } {
  const isByCookie = guard !== 'secret' && guard !== 'public'
  register({ kind: 'route', name, permission: isByCookie ? guard : null })
  const wrapped: Handler<P> = async (request, context) => {
    try {
      if (isByCookie && !READING.has(request.method)) requireOwnOrigin(request)
      return await handle(request, context)
    } catch (error) {
      if (error instanceof Refusal)
        return Response.json({ error: error.code }, { status: STATUS[error.code] })
      log.error({ err: error, name }, 'route failed')
      return Response.json({ error: 'unexpected' }, { status: 500 })
    }
  }
  return Object.assign(wrapped, { routeName: name })
}

const READING: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])
