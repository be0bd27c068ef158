import 'server-only'
import { isIP } from 'node:net'
import { createTransport, type SendMailOptions } from 'nodemailer'
import { hidden } from './hidden'
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

/** Whether a server lets us in: what it says if not, or null. */
export async function canSendBy(way: Smtp): Promise<string | null> {
  try {
    const transport = createTransport(await optionsOf(way))
    try {
      await transport.verify()
      return null
    } finally {
      transport.close()
    }
  } catch (error) {
    const { response, message } = error as SmtpError
    return error instanceof PrivateHost ? '' : hidden(response ?? message, way)
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
    ...(letter.calendar && {
      icalEvent: { method: methodOf(letter.calendar), filename: INVITATION, content: letter.calendar },
    }),
    attachments: letter.files.map(({ name, contentType, content }) => ({
      filename: name,
      contentType,
      content,
      contentDisposition: 'attachment' as const,
    })),
  }
}

export const INVITATION = 'invite.ics'

/** What a calendar asks of whoever gets it (RFC 5546), which its type has to say as well. */
export const methodOf = (calendar: string): string => /^METHOD:(\w+)/m.exec(calendar)?.[1] ?? 'PUBLISH'

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
