import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { mailbox } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { log } from '@/lib/kernel/log'
import { open } from '@/lib/kernel/secrets'
import type { Server } from '../imap/client'
import type { Way } from '../outbound/settings'

export type Mailbox = typeof mailbox.$inferSelect
/** A mailbox as a page may know it: of the password only whether there is one. */
export type ShownMailbox = ReturnType<typeof shown>

const ofNobody = isNull(mailbox.memberId)

/** The one mailbox of a member, or of the company. */
export async function mailboxOf(
  tx: Tx,
  { workspace }: Actor,
  memberId: string | null,
): Promise<Mailbox | undefined> {
  const whose = memberId === null ? ofNobody : eq(mailbox.memberId, memberId)
  const [row] = await tx
    .select()
    .from(mailbox)
    .where(and(eq(mailbox.workspaceId, workspace.id), whose))
  return row
}

/** What the page of a member, or of the company, shows; nothing to whoever looks with another's eyes. */
export async function shownMailbox(tx: Tx, actor: Actor, memberId: string | null) {
  if (actor.viewer) return null
  const row = await mailboxOf(tx, actor, memberId)
  return row ? shown(row) : null
}

export function shown(row: Mailbox) {
  const { id, version, isActive, host, port, security, username, folder, minutes, afterwards } = row
  const { moveTo, fallback, address, isShared, smtpHost, smtpPort, smtpSecurity } = row
  const { lastGoodAt, failingSince, error, said, checkedAt, checked, dueAt } = row
  return {
    ...{ id, version, isActive, host, port, security, username, folder, minutes, afterwards },
    ...{ moveTo, fallback, address, isShared, smtpHost, smtpPort, smtpSecurity },
    ...{ lastGoodAt, failingSince, error, said, checkedAt, checked, dueAt },
    hasPassword: row.passwordSealed !== null,
  }
}

/** The server of a mailbox, and how to log in there. */
export const serverOf = ({ id, host, port, security, username, passwordSealed }: Mailbox): Server => ({
  ...{ host, port, security, username },
  password: opened(passwordSealed, id),
})

/** How mail leaves by a member's own server; null when there is none. */
export function ownWayOf({ workspace }: Actor, row: Mailbox | undefined): Way | null {
  const password = row ? opened(row.passwordSealed, row.id) : null
  if (!row?.smtpHost || !row.smtpPort || !row.smtpSecurity || password === null) return null
  if (workspace.isDemo) return { provider: 'none' }
  const { smtpHost: host, smtpPort: port, smtpSecurity: security, username } = row
  return { provider: 'smtp', host, port, security, username, password }
}

/** null also for what was sealed with a key that is gone. */
function opened(sealed: string | null, id: string): string | null {
  try {
    return sealed === null ? null : open(sealed, id)
  } catch (error) {
    log.error({ err: error, id }, 'a password of a mailbox cannot be opened')
    return null
  }
}
