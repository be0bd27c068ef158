import 'server-only'
import { env } from './env'
import { forbidden } from './errors'

/**
 * Refuses what another site makes a browser send: every request that changes something by cookie must carry
 * the Origin of this application. Absent and `null` are refused too.
 */
export function requireOwnOrigin(request: Request): void {
  const origin = request.headers.get('origin')
  if (!origin || !URL.canParse(origin)) throw forbidden()
  const { host } = new URL(origin)
  if (origin !== new URL(env.APP_URL).origin && host !== request.headers.get('host')) throw forbidden()
}
