import { hasReplyCode, tellsAbsence, tellsFailure, tellsUndelivered } from './bounce-words'
import { isOriginalPart, isStatusPart } from './reports'
import type { Envelope, ParsedMail } from './types'

/** Why a message is a delivery report, or null: by RFC 3464 parts and headers, else by sender and words. */
export function bounceReason(mail: ParsedMail, envelope: Envelope): string | null {
  const type = mail.header('content-type') ?? ''
  if (mail.attachments.some((part) => part.contentType === 'message/disposition-notification')) return null
  if (mail.attachments.some((part) => isStatusPart(part.contentType))) return 'delivery-status'
  if (/^multipart\/report/i.test(type) && !/report-type="?disposition/i.test(type)) return 'multipart-report'
  for (const name of ['x-failed-recipients', 'x-ms-embedded-report'])
    if (mail.header(name) !== undefined) return name
  if (/"(?:notification|event)Type"\s{0,9}:\s{0,9}"(?:Bounce|Delivery|DeliveryDelay|Reject)"/.test(mail.text))
    return 'provider-bounce'
  return tellsAbsence(mail.subject) ? null : wordedBounce(mail, envelope)
}

// Systems without a standard report are known by their sender together with their words.
function wordedBounce(mail: ParsedMail, envelope: Envelope): string | null {
  const head = mail.text.slice(0, 6000)
  const inSubject = tellsFailure(mail.subject)
  const inText = tellsFailure(head)
  const original =
    mail.attachments.some((part) => isOriginalPart(part.contentType)) || quotesHeaders(mail.text)
  if (isDaemon(mail) && (inSubject || inText || original || hasReplyCode(head))) return 'mailer-daemon'
  if (isNullSender(mail, envelope)) {
    if (inSubject && (inText || original || hasReplyCode(head))) return 'null-sender-report'
    if (inText && (original || hasReplyCode(head))) return 'null-sender-report'
    if (tellsUndelivered(head.slice(0, 1500)) && mail.header('auto-submitted') === undefined)
      return 'null-sender-report'
  }
  if (inSubject && inText && (isPostmaster(mail) || (original && hasReplyCode(head))))
    return 'delivery-wording'
  if (isSystem(mail) && tellsUndelivered(mail.subject) && tellsUndelivered(head.slice(0, 1500)))
    return 'delivery-wording'
  return isListRefusal(mail, head) ? 'list-refusal' : null
}

function isSystem(mail: ParsedMail): boolean {
  return /^(?:no-?reply|do-?not-?reply|notify|notifications?|admin|root|system|support)\b/i.test(
    mail.from?.address ?? '',
  )
}

// Mailing-list software answers a refused post from its own address.
function isListRefusal(mail: ParsedMail, head: string): boolean {
  const software = /^[^@]{1,64}-(?:admin|owner|request|bounces)@/i.test(mail.from?.address ?? '')
  if (!software && mail.header('x-mlserver') === undefined) return false
  const refused =
    /not (?:a )?member|non-?member|reject|refus|loop (?:alert|back|warning)|post(?:ing)? (?:error|denied)|too (?:large|big)/i
  return refused.test(mail.subject) && (tellsFailure(head) || refused.test(head))
}

function isDaemon(mail: ParsedMail): boolean {
  const local = (mail.from?.address ?? mail.header('from') ?? '').split('@')[0] ?? ''
  return (
    /^(?:mail(?:er)?[-_.]?da?emon|mdaemon|mail[-_.]?delivery|bounces?|ndr|mta|mail-?system)\b/i.test(local) ||
    /mail delivery (?:sub)?system|mailer[- ]?daemon|mail administrator/i.test(mail.from?.name ?? '')
  )
}

function isPostmaster(mail: ParsedMail): boolean {
  return (
    /^(?:poo?st[-_.]?master|mail[-_.]?admin|system)/i.test(mail.from?.address ?? '') ||
    /postmaster|system administrator/i.test(mail.from?.name ?? '')
  )
}

function isNullSender(mail: ParsedMail, envelope: Envelope): boolean {
  const path = mail.header('return-path')?.trim()
  if (envelope.from === '' || envelope.from === '<>' || path === '<>' || path === '') return true
  return isPostmaster(mail) || /^<?(?:mailer-daemon|postmaster)\b/i.test(path ?? '')
}

function quotesHeaders(text: string): boolean {
  const fields = text.match(
    /^[ >]{0,4}(?:Received|Message-ID|Return-Path|MIME-Version|X-Mailer|Content-Type): ?\S/gim,
  )
  return (fields?.length ?? 0) >= 2
}
