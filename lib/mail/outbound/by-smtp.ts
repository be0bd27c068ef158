import 'server-only'
import { isIP } from 'node:net'
import { createTransport, type SendMailOptions } from 'nodemailer'
import { PrivateHost, safeAddress } from './safe-host'
import type { Way } from './settings'
import type { Letter, Outcome, Refused } from './ways'

type Smtp = Extract<Way, { provider: 'smtp' }>
type SmtpError = Error & {
  code?: string
  responseCode?: number
  response?: string
  rejectedErrors?: RcptError[]
}
type RcptError = SmtpError & { recipient?: string }

/** Sends by SMTP (RFC 5321) over TLS, STARTTLS or, if told so, openly. Never throws. */
export async function bySmtp(letter: Letter, way: Smtp): Promise<Outcome> {
  try {
    const transport = createTransport(await optionsOf(way))
    try {
      const { response, rejectedErrors } = await transport.sendMail(mailOf(letter))
      return { kind: 'sent', reply: hidden(response, way), refused: refusedOf(rejectedErrors, way) }
    } finally {
      transport.close()
    }
  } catch (error) {
    return outcomeOf(error as SmtpError, way)
  }
}

async function optionsOf({ host, port, security, username, password }: Smtp) {
  const address = await safeAddress(host)
  return {
    host: address,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    tls: isIP(host) ? {} : { servername: host },
    ...(username && { auth: { user: username, pass: password ?? '' } }),
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

export function mailOf(letter: Letter): SendMailOptions {
  return {
    from: letter.from,
    to: letter.to,
    cc: letter.cc,
    replyTo: letter.replyTo ?? undefined,
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    messageId: `<${letter.messageId}>`,
    inReplyTo: letter.inReplyTo ? `<${letter.inReplyTo}>` : undefined,
    references: letter.references.map((id) => `<${id}>`),
    headers: letter.isAutomatic ? AUTOMATIC : {},
    attachments: letter.files.map(({ name, contentType, content }) => ({
      filename: name,
      contentType,
      content,
      contentDisposition: 'attachment' as const,
    })),
  }
}

/** RFC 3834, and what Exchange understands. */
export const AUTOMATIC = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }

/** Codes 5xx will not change by trying again (RFC 5321, 4.2.1); everything else may. */
function outcomeOf(error: SmtpError, way: Smtp): Outcome {
  if (error instanceof PrivateHost) return { kind: 'failed', reason: 'private_host', refused: [] }
  const reason = hidden(error.response ?? error.message, way)
  const refused = refusedOf(error.rejectedErrors, way)
  const isHopeless = (error.responseCode ?? 0) >= 500 || (error.code === 'EAUTH' && !error.responseCode)
  const isMixed = refused.some(({ isPermanent }) => !isPermanent)
  return isHopeless && !isMixed ? { kind: 'failed', reason, refused } : { kind: 'again', reason }
}

const refusedOf = (errors: RcptError[] | undefined, way: Smtp): Refused[] =>
  (errors ?? []).flatMap(({ recipient, responseCode = 0, response, message }) =>
    recipient
      ? [{ address: recipient, reason: hidden(response ?? message, way), isPermanent: responseCode >= 500 }]
      : [],
  )

/** A server may repeat what it was told; the password is not for the log, in whatever form it travelled. */
function hidden(text: string, { username, password }: Smtp): string {
  const plain = `\0${username ?? ''}\0${password ?? ''}`
  const forms = password ? [password, base64(password), base64(plain), encodeURIComponent(password)] : []
  const clean = forms.reduce((whole, form) => whole.replaceAll(form, '…'), text)
  return clean.replace(/\s+/g, ' ').trim().slice(0, 500)
}

const base64 = (text: string) => Buffer.from(text).toString('base64')
