import { type CalendarReply, readReply } from '@/lib/invitations/reply'
import {
  type Classification,
  classify,
  extractHints,
  type Forwarded,
  findForward,
  type Hint,
  normaliseAddress,
  type ParsedMail,
  parseMail,
  splitReply,
} from '../mime'

/** All that the pipeline wants to know of a raw message; plain data, so that a thread can hand it over. */
export type Reading = Omit<ParsedMail, 'header' | 'headers'> & {
  classification: Classification
  visible: string
  quoted: string
  forwarded: Forwarded | null
  hints: Hint[]
  /** The topmost Authentication-Results header. */
  authentication: string | undefined
  /** What it answers to an invitation. */
  reply: CalendarReply | null
  links: number
}

export type Letter = { raw: Uint8Array; envelopeFrom: string | null; receivedAt: Date }

const MOST_TEXT = 200_000
const MOST_HTML = 2_000_000

/** Reads a stranger's message. Throws RangeError beyond the caps of `parseMail`. */
export async function readLetter({ raw, envelopeFrom, receivedAt }: Letter): Promise<Reading> {
  const { header, headers: _, ...mail } = await parseMail(raw, { receivedAt })
  const whole = { ...mail, header, headers: _ }
  const forwarded = await findForward(whole)
  const { visible, quoted } = splitReply(mail.text)
  const sender = normaliseAddress(envelopeFrom ?? '')
  return storable({
    ...mail,
    from: mail.from ?? (sender ? { name: '', address: sender } : null),
    text: mail.text.slice(0, MOST_TEXT),
    html: mail.html && mail.html.length <= MOST_HTML ? mail.html : null,
    classification: classify(whole, { from: envelopeFrom }),
    visible: visible.slice(0, MOST_TEXT),
    quoted: quoted.slice(0, MOST_TEXT),
    forwarded: forwarded && { ...forwarded, text: forwarded.text.slice(0, MOST_TEXT) },
    hints: extractHints(visible || mail.text, mail.from),
    authentication: header('authentication-results'),
    reply: replyIn(mail.attachments),
    links: countLinks(mail.html),
  })
}

function replyIn(parts: ParsedMail['attachments']): CalendarReply | null {
  const part = parts.find(({ contentType }) => contentType === 'text/calendar')
  return part ? readReply(Buffer.from(part.content).toString('utf8')) : null
}

function countLinks(html: string | null): number {
  return html ? (html.match(/<a\s/gi)?.length ?? 0) : 0
}

/** Postgres stores neither NUL nor half a surrogate pair. */
function storable<T>(value: T): T {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed() as T
  if (Array.isArray(value)) return value.map(storable) as T
  if (value === null || typeof value !== 'object' || value instanceof Date || ArrayBuffer.isView(value))
    return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, storable(each)])) as T
}
