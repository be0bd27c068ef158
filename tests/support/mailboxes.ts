import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { lookInto } from '@/lib/mail/mailbox/look'
import { saveIntake, saveOwn } from '@/lib/mail/mailbox/save-commands'
import { LOGIN } from './imap-login'
import { asOwner } from './owner'

const server = (port: number) => ({
  ...{ version: 0, isActive: true, host: '127.0.0.1', port, security: 'none' as const, ...LOGIN },
  firstDays: 30,
})

/** Has a company take in mail from a server of the test. */
export async function takesInFrom(admin: Actor, port: number, more: Record<string, unknown> = {}) {
  const rest = { folder: 'INBOX', minutes: 5, afterwards: 'nothing', moveTo: null, fallback: null }
  const { data } = await execute(saveIntake, admin, { ...server(port), ...rest, ...more })
  return data.id
}

/** Connects a member's own mailbox at a server of the test. */
export async function connects(member: Actor, port: number, more: Record<string, unknown> = {}) {
  const rest = { address: LOGIN.username, isShared: false, smtpHost: null, smtpPort: null }
  const { data } = await execute(saveOwn, member, {
    ...{ ...server(port), ...rest, smtpSecurity: 'none' as const },
    ...more,
  })
  return data.id
}

/** What the worker does when a mailbox's time has come; how it ended. */
export async function looks({ workspace }: Actor, id: string) {
  await asOwner('update mailbox set due_at = now(), taken_until = null where id = $1', [id])
  await lookInto({ workspaceId: workspace.id, id })
  return stateOf(id)
}

export async function stateOf(id: string): Promise<Record<string, unknown>> {
  const [row] = await asOwner('select * from mailbox where id = $1', [id])
  return row ?? {}
}
