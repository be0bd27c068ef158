import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { login, member, userSession } from '@/db/schema'
import { Refusal } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/id'
import { SESSION_DAYS } from '@/lib/kernel/session'
import { type IdentityContext, identityCommand } from './identity-command'
import { limitAccount, limitAddress } from './limits'
import { isPassword } from './passwords'

/** Opens a new session for a person who knows the password. The same answer for everyone who does not. */
export const signIn = identityCommand({
  name: 'session.start',
  input: z.strictObject({ email: z.string().trim().toLowerCase().max(254), password: z.string().max(1000) }),
  async run(context, { email, password }) {
    await limitAddress.take(context.visitor.ip)
    await limitAccount.take(email)
    const [found] = await context.tx
      .select()
      .from(login)
      .where(eq(sql`lower(${login.email})`, email))
    if (!(await isPassword(found?.passwordHash, password)) || !found)
      throw new Refusal('forbidden', { key: 'signIn' })
    await limitAccount.forget(email)
    return openSession(context, found)
  },
})

/** A session row for a person, in the workspace last used, with the event its workspace sees. */
export async function openSession({ tx, visitor }: IdentityContext, person: { id: string; name: string }) {
  const id = newId()
  const memberships = await tx.select().from(member).where(eq(member.loginId, person.id))
  const active = memberships.filter(({ isActive }) => isActive)
  const last = await lastWorkspace(tx, person.id)
  const home = active.find(({ workspaceId }) => workspaceId === last) ?? active[0]
  await tx.insert(userSession).values({
    id,
    loginId: person.id,
    workspaceId: home?.workspaceId ?? null,
    ip: visitor.ip,
    userAgent: visitor.userAgent.slice(0, 300),
    expiresAt: new Date(Date.now() + SESSION_DAYS * 86_400_000),
  })
  const events = home
    ? [{ workspaceId: home.workspaceId, actor: home, entity: 'member', recordId: home.id, type: 'signed_in' }]
    : []
  return { data: { sessionId: id, loginId: person.id, name: person.name }, events }
}

async function lastWorkspace(tx: IdentityContext['tx'], loginId: string): Promise<string | null> {
  const rows = await tx
    .select({ workspaceId: userSession.workspaceId })
    .from(userSession)
    .where(eq(userSession.loginId, loginId))
    .orderBy(sql`${userSession.lastSeenAt} desc`)
    .limit(1)
  return rows[0]?.workspaceId ?? null
}
