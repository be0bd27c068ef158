import { bareSubject } from '@/lib/mail/mime/reply-prefix'
import type { ShownMessage } from '@/lib/mail/outbound/messages'

export type Mailbox = { name: string; address: string }
export type DraftFile = { id: string; name: string; size: number }
export type Draft = {
  to: Mailbox[]
  cc: Mailbox[]
  subject: string
  text: string
  isQuoting: boolean
  files: DraftFile[]
  /** When it is to leave, if not at once. */
  leavesAt?: string | null
  /** It leaves from the writer's own mailbox. */
  isOwn?: boolean
}

/** Where a draft is kept: one per person, record and answered message. */
export const draftKey = (memberId: string, recordId: string, answersId: string | null) =>
  `cohoi:draft:${memberId}:${recordId}:${answersId ?? 'new'}`

export function keptDraft(key: string): Draft | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    return isDraft(kept) ? kept : null
  } catch {
    return null
  }
}

/** Keeps a draft on this device, or forgets it. Without storage it lives as long as the page. */
export function keepDraft(key: string, draft: Draft | null): void {
  try {
    if (draft) localStorage.setItem(key, JSON.stringify(draft))
    else localStorage.removeItem(key)
  } catch {
    return
  }
}

const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' && value !== null && 'text' in value && 'to' in value && 'files' in value

export const newDraft = (to: Mailbox[]): Draft => ({
  to,
  cc: [],
  subject: '',
  text: '',
  isQuoting: false,
  files: [],
})

/** Whom an answer goes to, and its subject with one Re: before it. */
export function answerTo(
  message: ShownMessage,
  prefix: (subject: string) => string,
  ownAddress: string | null,
): Draft {
  const { direction, fromName, fromAddress, replyTo, to, subject } = message
  const sender = { name: replyTo && replyTo !== fromAddress ? '' : fromName, address: replyTo ?? fromAddress }
  const draft = newDraft(direction === 'in' ? [sender] : to)
  const isOwn = message.canShare && ownAddress !== null
  return { ...draft, subject: prefix(bareSubject(subject)), isQuoting: isOwn || !message.isPrivate, isOwn }
}

/** The mailboxes in a typed or pasted text, and what is none. */
export function readAddresses(text: string): { found: Mailbox[]; rest: string } {
  const found: Mailbox[] = []
  const rest: string[] = []
  for (const piece of text.split(/[,;\n]+/)) {
    const [, name = '', inside = ''] = /^\s*"?([^"<>]*?)"?\s*<([^<>]*)>\s*$/.exec(piece) ?? []
    const address = (inside || piece).trim()
    if (ADDRESS.test(address)) found.push({ name: name.trim(), address: address.toLowerCase() })
    else if (piece.trim()) rest.push(piece.trim())
  }
  return { found, rest: rest.join(', ') }
}

const ADDRESS = /^[^\s@<>"(),:;]+@[^\s@<>"(),:;]+\.[^\s@<>"(),:;]+$/
