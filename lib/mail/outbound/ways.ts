/** A composed message on its way out. */
export type Letter = {
  id: string
  messageId: string
  inReplyTo: string | null
  references: string[]
  from: { name: string; address: string }
  replyTo: string | null
  to: { name: string; address: string }[]
  cc: { name: string; address: string }[]
  subject: string
  text: string
  html: string
  /** Written by the product itself: no machine should answer it. */
  isAutomatic: boolean
  /** An invitation, as iCalendar writes it. */
  calendar: string | null
  files: { name: string; contentType: string; content: Buffer }[]
}

export type Refused = { address: string; reason: string; isPermanent: boolean }

/** What became of one try. `again`: the trouble may pass. Texts are the server's own, without secrets. */
export type Outcome =
  | { kind: 'sent'; reply: string; refused: Refused[] }
  | { kind: 'failed'; reason: string; refused: Refused[] }
  | { kind: 'again'; reason: string }

/** Machine words for trouble on this side; worded in messages under `mail.troubles`. */
export type Trouble = 'private_host' | 'file_missing' | 'unexpected' | 'settings' | 'unwilling'
