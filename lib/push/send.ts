import 'server-only'
import { request as openRequest } from 'node:http'
import { type RequestOptions, request as tlsRequest } from 'node:https'
import { isIP } from 'node:net'
import { env } from '@/lib/kernel/env'
import { PrivateHost, safeAddress } from '@/lib/mail/outbound/safe-host'
import { hostOf } from './endpoint'
import type { PushAddress } from './schema'
import { storedKeys } from './stored-keys'

export type PushMessage = {
  /** A later message of the same tag takes the place of this one, on its way and on the screen. */
  tag: string
  title: string
  body: string
  path: string
  urgency: 'normal' | 'high'
  /** For how many seconds it is worth telling. */
  ttl: number
}

const PATIENCE = 15_000
const REFUSED = 400

/** Sends one message, encrypted for its browser (RFC 8291) and signed by us (RFC 8292); answers with the HTTP status. */
export async function sendPush(address: PushAddress, message: PushMessage): Promise<number> {
  const { urgency, ttl, ...payload } = message
  const { default: webPush } = await import('web-push')
  const { method, headers, body } = webPush.generateRequestDetails(address, JSON.stringify(payload), {
    vapidDetails: { subject: contact(), ...(await storedKeys()) },
    TTL: ttl,
    urgency,
    topic: message.tag.replaceAll('-', ''),
  })
  const url = new URL(address.endpoint)
  const host = hostOf(url)
  try {
    const to = {
      host: await safeAddress(host, env.PUSH_ALLOW_PRIVATE),
      port: url.port || undefined,
      path: url.pathname + url.search,
    }
    const tls = isIP(host) ? {} : { servername: host }
    return await answerTo({ method, headers: { ...headers, Host: url.host }, ...to, ...tls }, url, body)
  } catch (error) {
    if (error instanceof PrivateHost) return REFUSED
    throw error
  }
}

/** Nothing is followed, and nothing of the answer read but its status. */
function answerTo(options: RequestOptions, { protocol }: URL, body: Buffer | null): Promise<number> {
  const start = protocol === 'http:' && env.PUSH_ALLOW_PRIVATE ? openRequest : tlsRequest
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(PATIENCE)
    start({ ...options, signal }, (answer) => {
      resolve(answer.statusCode ?? REFUSED)
      answer.destroy()
    })
      .on('error', reject)
      .end(body)
  })
}

/** Whom a push service may write to when something is wrong with our messages. */
const contact = () =>
  env.APP_URL.startsWith('https:') ? env.APP_URL : `mailto:${env.MAIL_FROM ?? 'operator@localhost'}`
