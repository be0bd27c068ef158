/** A mailbox: `name` is the display name kept whole, `address` has a lower-case domain and no junk. */
export type MailAddress = { name: string; address: string }

/** `name` is safe for display and unique within the message; `contentId` has no angle brackets. */
export type MailAttachment = {
  name: string
  contentType: string
  content: Uint8Array
  contentId: string | null
  inline: boolean
}

export type ParsedMail = {
  /** Without angle brackets, unfolded; so are `inReplyTo` and `references` (at most the last 32). */
  messageId: string | null
  inReplyTo: string[]
  references: string[]
  /** From, else Reply-To, Return-Path, Sender. */
  from: MailAddress | null
  replyTo: MailAddress[]
  to: MailAddress[]
  cc: MailAddress[]
  /** Lower-case, unique: Delivered-To, X-Original-To, Envelope-To, X-Forwarded-To, To, Cc in that order. */
  recipients: string[]
  /** Decoded, white space folded, at most 255 code points. */
  subject: string
  /** Null when absent, unreadable or more than a day after receipt: then receipt time counts. */
  date: Date | null
  /** The plain parts, or text derived from the HTML when there are none. */
  text: string
  html: string | null
  attachments: MailAttachment[]
  header(name: string): string | undefined
  headers(name: string): string[]
  /** Machine words for what was mended. */
  defects: string[]
}

export type Kind = 'bounce' | 'complaint' | 'auto_reply' | 'bulk' | 'spam' | 'normal'

/** One failed (or reported) recipient; `status` is an enhanced code such as `5.1.1`. */
export type BounceReport = {
  recipient: string | null
  status: string | null
  diagnostic: string | null
  permanent: boolean
  originalMessageId: string | null
  action: string | null
}

/** SMTP envelope; an empty `from` is the null sender of reports. */
export type Envelope = { from: string | null }

export type Classification = { kind: Kind; reason: string; reports: BounceReport[] }

/** A forwarded original; `note` is what the forwarder wrote above it. */
export type Forwarded = {
  from: MailAddress | null
  subject: string | null
  date: Date | null
  text: string
  note: string
}

/** `value`: phone in E.164, amount as whole đồng in decimal digits, company as written. */
export type Hint = { kind: 'phone' | 'company' | 'amount'; value: string; evidence: string }
