import 'server-only'
import { Resend } from 'resend'
import { env } from '@/lib/kernel/env'
import { AUTOMATIC } from './by-smtp'
import type { Letter, Outcome } from './ways'

/** Sends by Resend's API (`POST /emails`); told twice with the message's id, it sends once. Never throws. */
export async function byResend(letter: Letter, key: string): Promise<Outcome> {
  try {
    const resend = new Resend(key, { baseUrl: env.RESEND_BASE_URL })
    const { data, error } = await resend.emails.send(payloadOf(letter), { idempotencyKey: letter.id })
    if (data) return { kind: 'sent', reply: `Resend: ${data.id}`, refused: [] }
    const status = error?.statusCode ?? 0
    const reason = `Resend: ${error?.message ?? 'no answer'}`.replaceAll(key, '…').slice(0, 500)
    const isHopeless = status >= 400 && status < 500 && status !== 429 && status !== 409
    return isHopeless ? { kind: 'failed', reason, refused: [] } : { kind: 'again', reason }
  } catch (error) {
    const { message } = error as Error
    return { kind: 'again', reason: `Resend: ${message}`.replaceAll(key, '…').slice(0, 500) }
  }
}

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
    attachments: letter.files.map(({ name, contentType, content }) => ({
      filename: name,
      contentType,
      content,
    })),
  }
}

const mailbox = ({ name, address }: Letter['from']) =>
  name ? `"${name.replace(/["\\\r\n]/g, ' ')}" <${address}>` : address
