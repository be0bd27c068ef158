import type { Mailbox } from './mailboxes'

const MARGIN = 2 * 86_400_000

/**
 * From when mails are looked for where numbers say nothing: since the mailbox was connected, or, when a server has
 * begun to count anew, since shortly before the last good look.
 */
export function since({ startsAt, lastGoodAt }: Pick<Mailbox, 'startsAt' | 'lastGoodAt'>): Date {
  const before = lastGoodAt ? lastGoodAt.getTime() - MARGIN : 0
  return new Date(Math.max(startsAt.getTime(), before))
}
