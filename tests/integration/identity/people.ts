import type { Visitor } from '@/lib/identity/identity-command'
import { executeIdentity } from '@/lib/identity/identity-command'
import { hashPassword } from '@/lib/identity/passwords'
import { signIn } from '@/lib/identity/sign-in'
import type { SystemMail } from '@/lib/identity/system-mail'
import { open } from '@/lib/kernel/secrets'
import { loadVisit } from '@/lib/kernel/session'
import { asOwner } from '@/tests/support/owner'

export const PASSWORD = 'một câu đủ dài'

/** Somebody at the door; `ip` is none, so that tests do not count each other's tries. */
export const stranger = (more: Partial<Visitor> = {}): Visitor => ({
  ip: null,
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  loginId: null,
  sessionId: null,
  ...more,
})

/** Gives a member of a test's world a password; answers with their address. */
export async function withPassword(memberId: string | null, password = PASSWORD): Promise<string> {
  const [person] = await asOwner<{ email: string }>(
    `update login set password_hash = $2 where id = (select login_id from member where id = $1) returning email`,
    [memberId, await hashPassword(password)],
  )
  return person?.email ?? ''
}

/** Signs in and answers as whom: the visitor of later commands. */
export async function signedIn(email: string, password = PASSWORD): Promise<Visitor & Signed> {
  const { loginId, sessionId } = await executeIdentity(signIn, stranger(), { email, password })
  return { ...stranger(), loginId, sessionId }
}

type Signed = { loginId: string; sessionId: string }

export const workspaceOf = async (sessionId: string): Promise<string | undefined> =>
  (await loadVisit(sessionId))?.actor?.workspace.id

/** Every mail of the product that waits for the worker, oldest first. */
export async function waitingMails(): Promise<SystemMail[]> {
  const rows = await asOwner<{ payload: { id: string; sealed: string } }>(
    `select j.payload from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'system.mail' order by j.id`,
  )
  return rows.map(({ payload }) => JSON.parse(open(payload.sealed, `system.mail:${payload.id}`)))
}

/** The secret in the newest link of a kind that was mailed to somebody. */
export async function mailedSecret(kind: 'reset' | 'invite', to?: string): Promise<string> {
  const mails = (await waitingMails()).filter((mail) => to === undefined || mail.to === to)
  const found = mails.flatMap(({ text }) => new RegExp(`/${kind}/([\\w-]{20,})`).exec(text)?.[1] ?? [])
  return found.at(-1) ?? ''
}

export const eventsOf = (workspaceId: string, type: string) =>
  asOwner<{ entity: string; record_id: string; actor_id: string | null; before: unknown; after: unknown }>(
    'select entity, record_id, actor_id, before, after from event where workspace_id = $1 and type = $2 order by seq',
    [workspaceId, type],
  )

/** What each attempt was refused with: its code, or "accepted". */
export async function refusals(attempts: Promise<unknown>[]): Promise<string[]> {
  const results = await Promise.allSettled(attempts)
  return results.map((result) => (result.status === 'rejected' ? String(result.reason.message) : 'accepted'))
}
