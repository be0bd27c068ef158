import PostalMime, { type Attachment, type Email } from 'postal-mime'
import { cleanName, normaliseAddress, parseAddresses } from './addresses'
import { decodeBytes } from './charset'
import { notFuture, parseDate } from './dates'
import { decodeWords } from './encoded-words'
import { readFields } from './fields'
import { htmlToText } from './html-text'
import { messageIds } from './message-ids'
import { nameFromType, safeName, uniqueName } from './names'
import { CAPS, repair } from './repair'
import type { MailAddress, MailAttachment, ParsedMail } from './types'

const RECIPIENT_HEADERS = ['delivered-to', 'x-original-to', 'envelope-to', 'x-forwarded-to', 'to', 'cc']

/**
 * Parses raw MIME bytes (RFC 5322, 2045-2049, 2231), mending what mailers get wrong.
 * Content never makes it throw; beyond 25 MB, 64 levels or 1,000 parts it throws RangeError.
 */
export async function parseMail(raw: Uint8Array, options: { receivedAt?: Date } = {}): Promise<ParsedMail> {
  const { fields, bytes, defects } = repair(raw)
  const email = await read(bytes, defects)
  const values = (name: string) =>
    fields.filter((field) => field.name.toLowerCase() === name.toLowerCase()).map((field) => field.value)
  const first = (name: string) => values(name)[0] ?? ''
  const html = email.html?.trim() ? plain(email.html) : null
  const text = plain(email.text ?? '')
  return {
    messageId: messageIds(first('message-id'))[0] ?? null,
    inReplyTo: values('in-reply-to').flatMap(messageIds).slice(-32),
    references: values('references').flatMap(messageIds).slice(-32),
    from: sender(values),
    replyTo: values('reply-to').flatMap(parseAddresses),
    to: values('to').flatMap(parseAddresses),
    cc: values('cc').flatMap(parseAddresses),
    recipients: recipients(values),
    subject: subjectOf(values('subject')),
    date: notFuture(parseDate(first('date')), options.receivedAt ?? new Date()),
    text: text.trim() === '' && html !== null ? htmlToText(html) : text,
    html,
    attachments: attachmentsOf(email.attachments),
    header: (name) => values(name).map(decoded)[0],
    headers: (name) => values(name).map(decoded),
    defects: [...defects],
  }
}

async function read(
  bytes: Buffer,
  defects: Set<string>,
): Promise<Pick<Email, 'text' | 'html' | 'attachments'>> {
  try {
    return await PostalMime.parse(bytes, { forceRfc822Attachments: true, maxHeadersSize: CAPS.bytes * 2 })
  } catch {
    defects.add('unreadable-structure')
    return { text: decodeBytes(bytes, null).text, attachments: [] }
  }
}

function sender(values: (name: string) => string[]): MailAddress | null {
  const found = ['from', 'reply-to', 'return-path', 'sender'].flatMap((name) =>
    values(name).flatMap(parseAddresses),
  )
  return found.find(({ address }) => address.includes('@')) ?? found[0] ?? null
}

function recipients(values: (name: string) => string[]): string[] {
  const found = RECIPIENT_HEADERS.flatMap((name) => values(name).flatMap(parseAddresses))
  return [...new Set(found.flatMap(({ address }) => normaliseAddress(address) ?? []))]
}

function subjectOf(values: string[]): string {
  const text = plain(decodeWords(values[0] ?? ''))
    .replace(/\s+/g, ' ')
    .trim()
  return [...text].slice(0, 255).join('')
}

function attachmentsOf(found: Attachment[]): MailAttachment[] {
  const taken = new Set<string>()
  return found.map((part) => {
    const content =
      typeof part.content === 'string' ? Buffer.from(part.content) : new Uint8Array(part.content)
    const contentType = /^[\w.+-]+\/[\w.+-]+$/.test(part.mimeType)
      ? part.mimeType
      : 'application/octet-stream'
    const name = safeName(decodeWords(part.filename ?? '')) || unnamed(contentType, content)
    const contentId = part.contentId?.replace(/^[\s<]+|[\s>]+$/g, '') || null
    const inline =
      part.disposition === 'inline' || (part.related === true && part.disposition !== 'attachment')
    return { name: uniqueName(name, taken), contentType, content, contentId, inline }
  })
}

function unnamed(contentType: string, content: Uint8Array): string {
  if (contentType !== 'message/rfc822') return nameFromType(contentType)
  const { fields } = readFields(Buffer.from(content.subarray(0, 65536)), 0, () => false, new Set())
  const subject = cleanName(fields.find((field) => field.name.toLowerCase() === 'subject')?.value ?? '')
  return safeName(subject) ? `${safeName(subject).slice(0, 100)}.eml` : nameFromType(contentType)
}

function decoded(value: string): string {
  return plain(decodeWords(value))
}

function plain(text: string): string {
  return text.replaceAll('\0', '').replace(/\r\n?/g, '\n').normalize('NFC')
}
