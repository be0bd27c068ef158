import 'server-only'
import MailComposer from 'nodemailer/lib/mail-composer'
import type { GetReceivingEmailResponseSuccess } from 'resend'

type Part = { filename?: string; contentType: string; cid?: string; content: Buffer }

/** A raw message (RFC 5322) from the pieces that Resend's API gives. */
export function compose(mail: GetReceivingEmailResponseSuccess, attachments: Part[]): Promise<Buffer> {
  const own = new Set([
    'from',
    'to',
    'cc',
    'subject',
    'message-id',
    'content-type',
    'content-transfer-encoding',
  ])
  const others = Object.entries(mail.headers ?? {}).filter(([name]) => !own.has(name.toLowerCase()))
  return new MailComposer({
    from: mail.from,
    to: mail.to,
    cc: mail.cc ?? undefined,
    replyTo: mail.reply_to ?? undefined,
    subject: mail.subject,
    messageId: mail.message_id,
    date: mail.created_at,
    text: mail.text ?? undefined,
    html: mail.html ?? undefined,
    headers: others.map(([key, value]) => ({ key, value })),
    attachments,
  })
    .compile()
    .build()
}
