import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import { seal } from '@/lib/kernel/secrets'
import { asOwner } from './owner'
import type { World } from './world'

export const newSigningSecret = () => `whsec_${randomBytes(24).toString('base64')}`

/** The secret that the workspaces of `withResend` agreed with Resend. */
export const SECRET = newSigningSecret()

type Signing = { id?: string; secret?: string; at?: number; signed?: string }

/** A call of Resend, signed as svix does: HMAC-SHA256 of `id.timestamp.body`. */
export function signed(
  body: string,
  { id = `msg_${randomUUID()}`, secret = SECRET, at = Date.now(), signed: text = body }: Signing = {},
): Request {
  const timestamp = String(Math.floor(at / 1000))
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${text}`).digest('base64')
  return new Request('http://localhost/api/inbound/resend', {
    method: 'POST',
    body,
    headers: { 'svix-id': id, 'svix-timestamp': timestamp, 'svix-signature': `v1,${signature}` },
  })
}

/** A workspace with an account of its own; without a key it can only be told things. */
export async function withResend({ workspace: { id } }: World, key: string | null = 're_own') {
  await asOwner(
    'insert into mail_settings (workspace_id, provider, resend_key_sealed, resend_secret_sealed) values ($1, $2, $3, $4)',
    [id, 'resend', key && seal(key, id), seal(SECRET, id)],
  )
}
