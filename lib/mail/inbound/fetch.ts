import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { Resend } from 'resend'
import { inboundMessage } from '@/db/schema'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { env } from '@/lib/kernel/env'
import { log } from '@/lib/kernel/log'
import { mailActor } from '../mail-actor'
import { MOST_BYTES } from './accept'
import { compose } from './compose'
import { failInbound } from './fail-command'
import { keepFetched } from './fetch-command'
import { readBody } from './read-body'
import { keyOf } from './resend-event'

class TooLarge extends Error {}

/** Fetches what Resend announced and hands it on. Does nothing when the message has its outcome. */
export async function fetchMessage({
  workspaceId,
  id,
  isLastAttempt,
}: {
  workspaceId: string
  id: string
  isLastAttempt: boolean
}): Promise<void> {
  const actor = await mailActor(workspaceId)
  if (!actor) return
  const own = and(eq(inboundMessage.workspaceId, workspaceId), eq(inboundMessage.id, id))
  const [row] = await reading(actor, (tx) =>
    tx
      .select({ externalId: inboundMessage.externalId, deliveryKey: inboundMessage.deliveryKey })
      .from(inboundMessage)
      .where(and(own, isNull(inboundMessage.outcome))),
  )
  if (!row?.externalId) return
  try {
    const key = await keyOf(workspaceId, row.deliveryKey)
    await execute(keepFetched, actor, { id, raw: await rawOf(row.externalId, key ?? '') })
  } catch (error) {
    const isHopeless = error instanceof TooLarge
    log.error({ err: error, id }, 'mail could not be fetched')
    if (!isHopeless && !isLastAttempt) throw error
    const failure = isHopeless
      ? { kind: 'unreadable', reason: 'tooLarge' }
      : { kind: 'failed', reason: 'notFetched' }
    await execute(failInbound, actor, { id, ...failure })
  }
}

/** The message as it was sent, by `GET /emails/receiving/{id}`; put together again where the raw form is gone. */
async function rawOf(externalId: string, key: string): Promise<Buffer> {
  const resend = new Resend(key || 're_none', { baseUrl: env.RESEND_BASE_URL })
  const { data, error } = await resend.emails.receiving.get(externalId, { html_format: 'cid' }, soon())
  if (!data) throw new Error(`Resend: ${error?.message ?? 'no answer'}`)
  if (data.raw) return download(data.raw.download_url)
  const parts = []
  for (const { id, filename, content_type, content_id } of data.attachments) {
    const found = await resend.emails.receiving.attachments.get({ emailId: externalId, id }, soon())
    if (!found.data) throw new Error(`Resend: ${found.error?.message ?? 'no attachment'}`)
    const content = await download(found.data.download_url)
    parts.push({
      filename: filename ?? undefined,
      contentType: content_type,
      cid: content_id ?? undefined,
      content,
    })
  }
  return compose(data, parts)
}

const soon = () => ({ signal: AbortSignal.timeout(60_000) })

async function download(address: string): Promise<Buffer> {
  const { protocol, origin } = new URL(address)
  const isOwn = env.RESEND_BASE_URL && origin === new URL(env.RESEND_BASE_URL).origin
  if (protocol !== 'https:' && !isOwn) throw new Error('Resend: not a safe address')
  const response = await fetch(address, { redirect: 'error', ...soon() })
  if (!response.ok) throw new Error(`Resend: ${response.status}`)
  const body = await readBody(response, MOST_BYTES)
  if (!body) throw new TooLarge()
  return body
}
