import 'server-only'
import { timingSafeEqual } from 'node:crypto'
import { isSigned, sign } from '@/lib/kernel/secrets'

const LOCAL_PART = 64

/** The tag of mails that leave by Resend, which names them in every later event. */
export const RESEND_TAG = 'cohoi'

/**
 * The Message-ID of an outgoing message, without angle brackets: `{message.id}.{hmac}@domain`.
 * An answer that names it belongs to that message's record; nobody else can make one.
 */
export const messageIdFor = (workspaceId: string, messageRowId: string, domain: string): string =>
  `${messageRowId}.${sign('message-id', `${workspaceId}:${messageRowId}`)}@${domain}`

/** The row id inside one of our own Message-IDs, or null when this workspace never signed it. */
export function signedMessageId(workspaceId: string, messageId: string): string | null {
  const [, id, mark] = /^<?([0-9a-f-]{36})\.([0-9a-f]{32})@[^@\s]+?>?$/i.exec(messageId.trim()) ?? []
  if (!id || !mark) return null
  const row = id.toLowerCase()
  return isSigned('message-id', `${workspaceId}:${row}`, mark.toLowerCase()) ? row : null
}

/** What stands in that tag: letters, digits, dashes and underscores only. */
export const tagFor = (workspaceId: string, messageRowId: string): string =>
  `${workspaceId}_${messageRowId}_${sign('tag', `${workspaceId}:${messageRowId}`)}`

/** The workspace and row id inside one of our own tags, or null when we never signed it. */
export function signedTag(tag: string): { workspaceId: string; id: string } | null {
  const [, workspaceId, id, mark] = /^([0-9a-f-]{36})_([0-9a-f-]{36})_([0-9a-f]{32})$/.exec(tag) ?? []
  if (!workspaceId || !id || !mark) return null
  return isSigned('tag', `${workspaceId}:${id}`, mark) ? { workspaceId, id } : null
}

/**
 * Where answers to a message go: `local+r.{id}.{hmac}@domain` of the alias, in letters of either case.
 * An alias too long for that (over 18 characters before the @) is returned as it is.
 */
export function replyAddressFor(workspaceId: string, messageRowId: string, alias: string): string {
  const at = alias.lastIndexOf('@')
  const local = `${alias.slice(0, at)}+r.${short(messageRowId)}.${replyMark(workspaceId, messageRowId)}`
  return local.length > LOCAL_PART ? alias : `${local}${alias.slice(at)}`
}

/** The row id inside one of our own reply addresses, or null when this workspace never signed it. */
export function signedReplyAddress(workspaceId: string, address: string): string | null {
  const [, text, mark] = /\+r\.([0-9a-v]{26})\.([0-9a-v]{16})@/i.exec(address) ?? []
  if (!text || !mark) return null
  const row = long(text.toLowerCase())
  const expected = Buffer.from(replyMark(workspaceId, row))
  return timingSafeEqual(expected, Buffer.from(mark.toLowerCase())) ? row : null
}

/** The alias itself: whatever follows a plus sign before the @ is dropped. */
export const withoutPlus = (address: string): string => address.replace(/\+[^@]*(?=@[^@]*$)/, '')

const replyMark = (workspaceId: string, row: string) =>
  base32(sign('reply-address', `${workspaceId}:${row}`).slice(0, 20), 16)

const short = (uuid: string) => base32(uuid.replaceAll('-', ''), 26)

const base32 = (digits: string, width: number) => BigInt(`0x${digits}`).toString(32).padStart(width, '0')

function long(text: string): string {
  const value = [...text].reduce((sum, digit) => sum * 32n + BigInt(Number.parseInt(digit, 32)), 0n)
  const digits = value.toString(16).padStart(32, '0')
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')
}
