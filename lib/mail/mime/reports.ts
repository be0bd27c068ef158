import { normaliseAddress } from './addresses'
import { tellsDelay } from './bounce-words'
import { decodeBytes } from './charset'
import { messageIds } from './message-ids'
import type { BounceReport, MailAttachment, ParsedMail } from './types'

const LOOK_AT = 60_000
const MOST = 200

/** The failed recipients of a delivery report: its RFC 3464 part, else what its text tells. */
export function deliveryReports(mail: ParsedMail): BounceReport[] {
  const original = originalMessageId(mail)
  const status = mail.attachments.filter((part) => isStatusPart(part.contentType)).map(textOf)
  const formal = groups([...status, embeddedStatus(mail.text)].join('\n\n')).flatMap((group) => {
    const report = formalReport(group)
    return report ? [{ ...report, originalMessageId: original }] : []
  })
  return formal.length > 0 ? formal.slice(0, MOST) : informalReports(mail, original)
}

/** The complained-about recipients of an abuse report (RFC 5965). */
export function complaintReports(mail: ParsedMail): BounceReport[] {
  const feedback = mail.attachments
    .filter((part) => part.contentType === 'message/feedback-report')
    .map(textOf)
  const fields = groups(feedback.join('\n')).flat()
  const recipients = fields.filter(([name]) => /^(?:original-rcpt-to|removal-recipient)$/.test(name))
  const base = { status: null, permanent: true, originalMessageId: originalMessageId(mail) }
  const type = fields.find(([name]) => name === 'feedback-type')?.[1] ?? 'abuse'
  const found = new Set(recipients.flatMap(([, value]) => normaliseAddress(value) ?? []))
  const list: (string | null)[] = found.size > 0 ? [...found] : [null]
  return list
    .slice(0, MOST)
    .map((recipient) => ({ ...base, recipient, diagnostic: type.slice(0, 200), action: 'complaint' }))
}

export function isStatusPart(contentType: string): boolean {
  return /^message\/(?:global-)?delivery-status$/.test(contentType)
}

export function isOriginalPart(contentType: string): boolean {
  return /^(?:message\/(?:global|rfc822)|(?:text|message)\/(?:global-headers|rfc822-headers?))$/.test(
    contentType,
  )
}

function originalMessageId(mail: ParsedMail): string | null {
  const texts = [
    ...mail.attachments.filter((part) => isOriginalPart(part.contentType)).map(textOf),
    mail.text.slice(0, LOOK_AT * 4),
  ]
  const named = mail.attachments.filter((part) => part.contentType === 'text/plain').map(textOf)
  for (const text of [...texts, ...named]) {
    const header = /^[ >]{0,3}(?:original-)?message-?id:\s{0,80}(<[^<>\s]{1,500}>)/im.exec(text)
    const id = messageIds(header?.[1] ?? '')[0]
    if (id) return id
  }
  return mail.references.at(-1) ?? mail.inReplyTo.at(-1) ?? null
}

type Group = [name: string, value: string][]

function groups(text: string): Group[] {
  const unfolded = text.replace(/\r\n?/g, '\n').replace(/\n[ \t]+(?=\S)/g, ' ')
  return unfolded.split(/\n\s*\n/).map((block) =>
    block.split('\n').flatMap((line): Group => {
      const colon = line.indexOf(':')
      return colon > 0 && colon < 60
        ? [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]]
        : []
    }),
  )
}

function formalReport(group: Group): Omit<BounceReport, 'originalMessageId'> | null {
  const field = (name: string) => group.find(([key]) => key === name)?.[1] ?? null
  const named = field('final-recipient') ?? field('original-recipient') ?? field('x-actual-recipient')
  if (named === null && (field('status') === null || field('action') === null)) return null
  const diagnostic =
    field('diagnostic-code')
      ?.replace(/^[\w-]+\s*;\s*/, '')
      .slice(0, 1000) ?? null
  const action =
    field('action')
      ?.split(/[\s;(]/)[0]
      ?.toLowerCase() || null
  const status = /[245]\.\d{1,3}\.\d{1,3}/.exec(field('status') ?? '')?.[0] ?? statusIn(diagnostic ?? '')
  const recipient = normaliseAddress((named ?? '').replace(/^[\w-]+\s*;\s*/, ''))
  return { recipient, status, diagnostic, action, permanent: isPermanent(status, action, diagnostic ?? '') }
}

function isPermanent(status: string | null, action: string | null, text: string): boolean {
  if (action !== null && action !== 'failed') return false
  if (status !== null && !/^5\.0\.0$/.test(status)) return status.startsWith('5')
  return !/(?:^|\s)4\d\d[ -]/.test(text) && (action !== null || !tellsDelay(text))
}

// Some systems print the status fields inside their plain text.
function embeddedStatus(text: string): string {
  const at = text.search(/^(?:final|original)-recipient:/im)
  return at < 0 ? '' : text.slice(Math.max(0, text.lastIndexOf('\n\n', at)), at + 4000)
}

function informalReports(mail: ParsedMail, originalMessageId: string | null): BounceReport[] {
  const text = mail.text.slice(0, LOOK_AT)
  const told = beforeOriginal(text)
  const failed = mail.headers('x-failed-recipients').flatMap((value) => value.split(','))
  const own = new Set([...mail.recipients, mail.from?.address.toLowerCase() ?? ''])
  const inText = (told.match(/[\w.+=/~-]{1,64}@[\w-][\w.-]{2,200}/g) ?? []).slice(0, MOST)
  const candidates = (failed.length > 0 ? failed : inText).flatMap((piece) => normaliseAddress(piece) ?? [])
  const unique = [...new Set(candidates)].filter((address) => failed.length > 0 || !own.has(address))
  const recipients: (string | null)[] =
    unique.length > 0 ? unique.slice(0, failed.length > 0 ? MOST : 5) : [null]
  return recipients.map((recipient) => {
    const lines = linesAbout(told, recipient)
    const diagnostic =
      lines
        .find((line) => /\b[45]\d\d[ -]|[45]\.\d\.\d/.test(line))
        ?.trim()
        .slice(0, 1000) ?? null
    const status = statusIn(diagnostic ?? told)
    const delayed =
      tellsDelay(mail.subject) || (status === null && tellsDelay(told) && !/permanent/i.test(told))
    const permanent = !delayed && (status === null || status.startsWith('5'))
    return {
      recipient,
      status,
      diagnostic,
      permanent,
      originalMessageId,
      action: delayed ? 'delayed' : 'failed',
    }
  })
}

function beforeOriginal(text: string): string {
  const at = text.search(
    /^(?:[ >]{0,3}(?:Received|Return-Path|Message-ID):|[-_ ]{2,}.{0,60}(?:original|copy|returned|unsent) .{0,60}$)/im,
  )
  return at > 0 ? text.slice(0, at) : text
}

function linesAbout(text: string, recipient: string | null): string[] {
  const at = recipient === null ? 0 : Math.max(0, text.toLowerCase().indexOf(recipient))
  return [...text.slice(at).split('\n').slice(0, 8), ...text.split('\n')].slice(0, 400)
}

function statusIn(text: string): string | null {
  return /(?:^|[^\d.])([45]\.[0-7]\.\d{1,3})(?![\d.]*\.\d)/.exec(text)?.[1] ?? null
}

function textOf(part: MailAttachment): string {
  return decodeBytes(part.content.subarray(0, LOOK_AT), null).text.replaceAll('\0', '')
}
