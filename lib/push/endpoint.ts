import 'server-only'
import { createPublicKey } from 'node:crypto'
import { env } from '@/lib/kernel/env'
import { invalidField } from '@/lib/kernel/errors'
import { isInside } from '@/lib/mail/outbound/safe-host'
import type { PushAddress } from './schema'

/** A name or address as the resolver takes it: without the brackets that a URL needs. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '')

/** Push services are on the open internet and speak https; browsers are not asked to vouch for that. */
export function requireReachable({ endpoint, keys }: PushAddress): void {
  const url = new URL(endpoint)
  const isTest = env.PUSH_ALLOW_PRIVATE && url.protocol === 'http:'
  if ((url.protocol !== 'https:' && !isTest) || url.username) throw invalidField('endpoint', 'invalid')
  if (isInside(hostOf(url), env.PUSH_ALLOW_PRIVATE)) throw invalidField('endpoint', 'privateHost')
  if (!isKey(keys.p256dh)) throw invalidField('keys', 'invalid')
}

/** Whether it is a point of the curve that messages are encrypted on. */
function isKey(point: string): boolean {
  const bytes = Buffer.from(point, 'base64url')
  const [x, y] = [bytes.subarray(1, 33), bytes.subarray(33)].map((part) => part.toString('base64url'))
  try {
    return (
      bytes[0] === 4 && Boolean(createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' }))
    )
  } catch {
    return false
  }
}
