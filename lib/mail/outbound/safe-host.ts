import 'server-only'
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { env } from '@/lib/kernel/env'
import { isPublic } from './public-address'

/** What is plainly no host of the open internet; names are looked up when they are used. */
export const isInside = (host: string, isAllowed = env.SMTP_ALLOW_PRIVATE): boolean =>
  !isAllowed && (host === 'localhost' || (isIP(host) > 0 && !isPublic(host)))

/** The host belongs to this machine or a private network, where a workspace has no business. */
export class PrivateHost extends Error {}

/**
 * The address to connect to. It is resolved once and used as it is, so that a name cannot point elsewhere a
 * moment later. Throws PrivateHost, or the resolver's error.
 */
export async function safeAddress(host: string, isAllowed = env.SMTP_ALLOW_PRIVATE): Promise<string> {
  const found = isIP(host) ? [{ address: host }] : await lookup(host, { all: true, order: 'ipv4first' })
  if (!isAllowed && found.some(({ address }) => !isPublic(address))) throw new PrivateHost()
  const [first] = found
  if (!first) throw new Error('host without address')
  return first.address
}
