import EmailForwardParser from 'email-forward-parser'
import { cleanName, parseAddresses } from './addresses'
import { parseDate } from './dates'
import { htmlToText } from './html-text'
import { parseMail } from './parse'
import type { Forwarded, MailAddress, ParsedMail } from './types'

const parser = new EmailForwardParser()
const LOOK_AT = 60_000
const PREFIX =
  /^\s*(?:fwd?|tr|wg|rv|i|vs|vb|vl|pd|enc|i̇lt|ilt|redir\.?|videresend|chuyển tiếp|ct|转发|轉寄|転送)\s?:/iu

/**
 * The original inside a forwarded message: attached as message/rfc822, or inline in one of the
 * layouts of the usual mail programs. Null when the message forwards nothing.
 */
export async function findForward(
  mail: Pick<ParsedMail, 'subject' | 'text' | 'html' | 'attachments'>,
): Promise<Forwarded | null> {
  const inline = findInline(mail.text, mail.subject)
  if (inline) return inline
  const attached = mail.attachments.find((part) => part.contentType === 'message/rfc822')
  if (!attached) return null
  const original = await parseMail(attached.content).catch(() => null)
  if (original === null || (original.from === null && original.subject === '')) return null
  const text = original.text || (original.html === null ? '' : htmlToText(original.html))
  return {
    from: original.from,
    subject: original.subject || null,
    date: original.date,
    text,
    note: mail.text.trim(),
  }
}

function findInline(text: string, subject: string): Forwarded | null {
  const body = localise(shorten(text))
  const forwards = PREFIX.test(subject)
  const explicit = forwards || subject.trim() === '' ? body : withoutQuoteRules(body)
  const plain = read(explicit, null)
  const found = plain ?? (forwards ? read(body, subject) : null)
  if (!found) return null
  const original = found.email
  const from = author(original.from.name, original.from.address)
  if (from === null && !original.body?.trim()) return null
  const name = original.subject ?? (forwards ? subject.replace(PREFIX, '') : null)
  return {
    from,
    subject: name?.trim() || null,
    date: parseDate(original.date ?? ''),
    text: (original.body ?? '').trim(),
    note: (found.message ?? '').trim(),
  }
}

// Under a subject that is no forward, the rules that mail programs set over any quote prove nothing.
function withoutQuoteRules(body: string): string {
  return body.replace(/^[\s>]{0,4}(?:_{8,80}|-{8,80}|-{3,10} ?original message ?-{3,10})\s{0,4}$/gim, '')
}

function read(body: string, subject: string | null) {
  const found = parser.read(body, subject)
  return found.forwarded && (found.email.from?.address || found.email.from?.name || found.email.subject)
    ? found
    : null
}

// The library knows no Vietnamese: its words are given their English names first.
function localise(text: string): string {
  return text
    .replace(
      /^([>\s]{0,6}-{5,10} ?)(?:thư|tin nhắn)(?: đã| được)? chuyển tiếp( ?-{5,10})/gimu,
      '$1Forwarded message$2',
    )
    .replace(
      /^([>\s]{0,6})bắt đầu (?:thư|tin nhắn) (?:được )?chuyển tiếp\s?:/gimu,
      '$1Begin forwarded message:',
    )
    .replace(/^([>\s*]{0,6})(?:từ|người gửi)(\*?\s?:)/gimu, '$1From$2')
    .replace(/^([>\s*]{0,6})(?:đã gửi|ngày gửi|ngày|gửi vào|date)(\*?\s?:)/gimu, '$1Date$2')
    .replace(/^([>\s*]{0,6})(?:chủ đề|tiêu đề)(\*?\s?:)/gimu, '$1Subject$2')
    .replace(/^([>\s*]{0,6})(?:đến|tới|người nhận|gửi đến)(\*?\s?:)/gimu, '$1To$2')
}

// Its patterns are not linear on long lines, nor on long runs of blanks and empty (quoted) lines.
function shorten(text: string): string {
  const lines: string[] = []
  let empty = 0
  for (const line of text.slice(0, LOOK_AT).split('\n')) {
    empty = /^[\s>]*$/.test(line) ? empty + 1 : 0
    if (empty <= 3) lines.push(line.slice(0, 1000).replace(/[^\S\n]{9,}/g, '        '))
    if (lines.length >= 1500) break
  }
  return lines.join('\n')
}

function author(name: string | null | undefined, address: string | null | undefined): MailAddress | null {
  const parsed = parseAddresses(address ?? '')[0]
  const shown = cleanName(name ?? '')
  if (parsed?.address.includes('@')) return { name: shown || parsed.name, address: parsed.address }
  return shown ? { name: shown, address: '' } : null
}
