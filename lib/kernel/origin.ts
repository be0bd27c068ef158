import 'server-only'
import { headers } from 'next/headers'
import { env } from './env'
import { forbidden } from './errors'

/**
 * Refuses what another site makes a browser send: every request that changes something by cookie must carry
 * the Origin of this application. Absent and `null` are refused too.
 */
export function requireOwnOrigin({ headers }: { headers: Pick<Headers, 'get'> }): void {
  const origin = headers.get('origin')
  if (!origin || !URL.canParse(origin)) throw forbidden()
  const { host } = new URL(origin)
  if (origin !== new URL(env.APP_URL).origin && host !== headers.get('host')) throw forbidden()
}

/** The same for actions: Next refuses other origins by itself, but not a request that names none. */
export async function requireOwnOriginOfAction(): Promise<void> {
  requireOwnOrigin({ headers: await headers() })
}
