import 'server-only'
import { and, desc, eq, isNotNull, lt } from 'drizzle-orm'
import { member, userSession, workspace } from '@/db/schema'
import { newId } from '@/lib/kernel/id'
import { SESSION_DAYS } from '@/lib/kernel/session'
import { hoursAhead } from './expiry'
import type { IdentityChange, IdentityContext } from './identity-command'
import { forgetOldTries, keepTry } from './tries'

type Opened = { data: { sessionId: string }; events: IdentityChange[] }
type Home = { workspaceId: string; id: string; name: string }

/**
 * A new session of a person, in `wanted` or the workspace last used, with the event that workspace sees.
 * The session the browser had before ends: its cookie is never good again.
 */
export async function openSession(
  { tx, visitor }: IdentityContext,
  person: { id: string },
  wanted?: string,
): Promise<Opened> {
  if (visitor.sessionId)
    await tx.update(userSession).set({ revokedAt: new Date() }).where(eq(userSession.id, visitor.sessionId))
  await tx
    .delete(userSession)
    .where(and(eq(userSession.loginId, person.id), lt(userSession.createdAt, longAgo())))
  const home = await homeOf(tx, person.id, wanted)
  const id = newId()
  await forgetOldTries(tx)
  await keepTry(tx, visitor, { loginId: person.id, workspaceId: home?.workspaceId, result: 'success' })
  await tx.insert(userSession).values({
    id,
    loginId: person.id,
    workspaceId: home?.workspaceId ?? null,
    ip: visitor.ip,
    userAgent: visitor.userAgent.slice(0, 300),
    expiresAt: hoursAhead(SESSION_DAYS * 24),
  })
  return { data: { sessionId: id }, events: home ? [signedIn(home)] : [] }
}

export const signedIn = ({ workspaceId, id, name }: Home): IdentityChange => ({
  workspaceId,
  actor: { id, name },
  entity: 'member',
  recordId: id,
  type: 'signed_in',
})

/** The memberships through which a person may enter a workspace now. */
export function openMemberships(tx: IdentityContext['tx'], loginId: string): Promise<Home[]> {
  return tx
    .select({ workspaceId: member.workspaceId, id: member.id, name: member.name })
    .from(member)
    .innerJoin(workspace, eq(workspace.workspaceId, member.workspaceId))
    .where(and(eq(member.loginId, loginId), eq(member.isActive, true), eq(workspace.status, 'active')))
    .orderBy(member.createdAt)
}

/** Sessions of that age have expired long since. */
const longAgo = () => new Date(Date.now() - 3 * SESSION_DAYS * 86_400_000)

async function homeOf(tx: IdentityContext['tx'], loginId: string, wanted?: string) {
  const open = await openMemberships(tx, loginId)
  const [last] = await tx
    .select({ workspaceId: userSession.workspaceId })
    .from(userSession)
    .where(and(eq(userSession.loginId, loginId), isNotNull(userSession.workspaceId)))
    .orderBy(desc(userSession.lastSeenAt))
    .limit(1)
  const first = wanted ?? last?.workspaceId
  return open.find(({ workspaceId }) => workspaceId === first) ?? open[0]
}
