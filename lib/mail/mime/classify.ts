import { bounceReason } from './bounce'
import { tellsAbsence } from './bounce-words'
import { complaintReports, deliveryReports, isOriginalPart } from './reports'
import type { Classification, Envelope, ParsedMail } from './types'

/**
 * Says what a message is and why (`reason`, a machine word), with the failed recipients of reports.
 * Reads RFC 3464, 5965, 3834, 2369 and 2919 markings, then the wording of systems that use none.
 */
export function classify(mail: ParsedMail, envelope: Envelope): Classification {
  const complaint = complaintReason(mail)
  if (complaint) return { kind: 'complaint', reason: complaint, reports: complaintReports(mail) }
  const bounce = bounceReason(mail, envelope)
  if (bounce) return { kind: 'bounce', reason: bounce, reports: deliveryReports(mail) }
  const automatic = automaticReason(mail)
  if (automatic) return { kind: 'auto_reply', reason: automatic, reports: [] }
  const spam = spamReason(mail)
  if (spam) return { kind: 'spam', reason: spam, reports: [] }
  const bulk = bulkReason(mail)
  if (bulk) return { kind: 'bulk', reason: bulk, reports: [] }
  return { kind: 'normal', reason: 'no-marking', reports: [] }
}

function complaintReason(mail: ParsedMail): string | null {
  if (mail.attachments.some((part) => part.contentType === 'message/feedback-report'))
    return 'feedback-report'
  if (/report-type="?feedback-report/i.test(mail.header('content-type') ?? '')) return 'feedback-report'
  if (/"(?:notification|event)Type"\s{0,9}:\s{0,9}"Complaint"/.test(mail.text)) return 'provider-complaint'
  if (
    /^Feedback-Type: ?\w/im.test(mail.text) &&
    /^(?:User-Agent|Source-IP|Original-Mail-From):/im.test(mail.text)
  ) {
    return 'feedback-fields'
  }
  const original = mail.attachments.some((part) => isOriginalPart(part.contentType))
  const subject =
    /^(?:complaint about message|(?:e-?mail )?(?:abuse|feedback|spam) (?:report|complaint|feedback))/i
  return original && subject.test(mail.subject) ? 'complaint-subject' : null
}

function automaticReason(mail: ParsedMail): string | null {
  const submitted = mail
    .header('auto-submitted')
    ?.split(/[;(\s]/)[0]
    ?.toLowerCase()
  if (submitted && submitted !== 'no') return 'auto-submitted'
  if (mail.attachments.some((part) => part.contentType === 'message/disposition-notification'))
    return 'disposition-notification'
  for (const name of [
    'x-autoreply',
    'x-autorespond',
    'x-autoresponse',
    'x-autoreply-from',
    'x-auto-reply-from',
    'x-mail-autoreply',
    'x-vacation',
    'x-ms-exchange-inbox-rules-loop',
  ]) {
    if (mail.header(name) !== undefined && !/^\s*no\b/i.test(mail.header(name) ?? '')) return name
  }
  if (/(?:^|[\s,])all(?:$|[\s,])/i.test(mail.header('x-auto-response-suppress') ?? ''))
    return 'x-auto-response-suppress'
  if (/vacation/i.test(mail.header('x-apple-action') ?? '')) return 'x-apple-action'
  const answers =
    mail.inReplyTo.length > 0 || mail.references.length > 0 || mail.header('return-path')?.trim() === '<>'
  if (answers && /oof|autoreply/i.test(mail.header('x-auto-response-suppress') ?? ''))
    return 'x-auto-response-suppress'
  for (const name of ['precedence', 'x-precedence', 'preference']) {
    if (/auto[-_ ]?repl/i.test(mail.header(name) ?? '')) return name
  }
  return tellsAbsence(mail.subject) ? 'subject' : null
}

function spamReason(mail: ParsedMail): string | null {
  const yes = [
    'x-spam-flag',
    'x-spam-status',
    'x-spam',
    'x-barracuda-spam-status',
    'x-mailgun-sflag',
    'x-spam-verdict',
  ]
  const marked = yes.find((name) => /^\s*(?:yes|true|spam)\b/i.test(mail.header(name) ?? ''))
  if (marked) return marked
  if (/^\s*fail/i.test(mail.header('x-ses-spam-verdict') ?? '')) return 'x-ses-spam-verdict'
  if (/^\s*[5-9]/.test(mail.header('x-ms-exchange-organization-scl') ?? '')) return 'spam-confidence-level'
  return /\bSFV:SPM\b/.test(mail.header('x-forefront-antispam-report') ?? '')
    ? 'x-forefront-antispam-report'
    : null
}

function bulkReason(mail: ParsedMail): string | null {
  if (/^\s*(?:bulk|list|junk)/i.test(mail.header('precedence') ?? mail.header('x-precedence') ?? ''))
    return 'precedence'
  const marks = [
    'list-id',
    'list-unsubscribe',
    'list-post',
    'list-help',
    'list-subscribe',
    'list-owner',
    'list-archive',
    'mailing-list',
    'x-mailing-list',
    'x-list',
    'x-mailman-version',
    'x-beenthere',
    'x-google-group-id',
    'x-campaign',
    'x-campaign-id',
    'x-campaignid',
    'x-mc-user',
    'x-mailer-lid',
    'x-mlserver',
    'x-listserver',
    'x-ml-name',
    'feedback-id',
    'x-loop',
  ]
  const mark = marks.find((name) => mail.header(name) !== undefined)
  if (mark) return mark
  return /^<?(?:owner-[^@\s]{1,64}|[^@\s]{1,64}-(?:owner|bounces|request|admin))@/i.test(
    mail.header('sender') ?? '',
  )
    ? 'list-sender'
    : null
}
