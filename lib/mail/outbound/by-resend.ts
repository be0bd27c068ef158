import 'server-only'
import { Resend } from 'resend'
import { env } from '@/lib/kernel/env'
import { RESEND_TAG } from '../thread'
import { AUTOMATIC, INVITATION, methodOf } from './by-smtp'
import type { Letter, Outcome } from './ways'

type Way = { key: string; tag: string; patience?: number }

/**
 * Sends by Resend's API (`POST /emails`); told twice with the message's id, it sends once. What later becomes of the
 * mail is told with the tag. Never throws.
 */
export async function byResend(letter: Letter, { key, tag, patience = 60_000 }: Way): Promise<Outcome> {
  const told = (text: string | undefined) =>
    `Resend: ${text || 'no answer'}`.replaceAll(key, '…').slice(0, 500)
  try {
    const resend = new Resend(key, { baseUrl: env.RESEND_BASE_URL })
    const payload = { ...payloadOf(letter), tags: [{ name: RESEND_TAG, value: tag }] }
    const options = { idempotencyKey: letter.id, signal: AbortSignal.timeout(patience) }
    const { data, error } = await resend.emails.send(payload, options)
    if (data) return { kind: 'sent', reply: told(data.id), refused: [] }
    const status = error?.statusCode ?? 0
    const isHopeless = status >= 400 && status < 500 && !PASSING.includes(status)
    const reason = told(error?.message)
    return isHopeless ? { kind: 'failed', reason, refused: [] } : { kind: 'again', reason }
  } catch (error) {
    return { kind: 'again', reason: told((error as Error).message) }
  }
}

/** Refusals that may pass: a slow request, the same mail still under way, too many at once. */
const PASSING = [408, 409, 429]

function payloadOf(letter: Letter) {
  const headers = {
    'Message-ID': `<${letter.messageId}>`,
    ...(letter.inReplyTo && { 'In-Reply-To': `<${letter.inReplyTo}>` }),
    ...(letter.references.length > 0 && { References: letter.references.map((id) => `<${id}>`).join(' ') }),
    ...(letter.isAutomatic && AUTOMATIC),
  }
  return {
    from: mailbox(letter.from),
    to: letter.to.map(mailbox),
    cc: letter.cc.map(mailbox),
    replyTo: letter.replyTo ?? undefined,
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    headers,
    attachments: [
      ...invitationIn(letter),
      ...letter.files.map(({ name, contentType, content }) => ({ filename: name, contentType, content })),
    ],
  }
}

function invitationIn({ calendar }: Letter) {
  if (!calendar) return []
  const contentType = `text/calendar; charset=utf-8; method=${methodOf(calendar)}`
  return [{ filename: INVITATION, contentType, content: Buffer.from(calendar) }]
}

const mailbox = ({ name, address }: Letter['from']) =>
  name ? `"${name.replace(/["\\\r\n]/g, ' ')}" <${address}>` : address
