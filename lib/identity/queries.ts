import 'server-only'
import { and, asc, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { login, member, userSession, workspace } from '@/db/schema'
import { database } from '@/lib/kernel/database'
import { Refusal } from '@/lib/kernel/errors'

export type LoginRow = typeof login.$inferSelect
export type Membership = { id: string; name: string; status: string }

/** Reads before a tenant is known, in one short transaction. */
export const readingIdentity = <T>(run: (tx: Tx) => Promise<T>): Promise<T> =>
  database().transact('identity', run, { readOnly: true })

/** The login with this address, or undefined; `email` is lower case. */
export const loginOf = (email: string): Promise<LoginRow | undefined> =>
  readingIdentity((tx) => findLogin(tx, email))

export async function findLogin(tx: Tx, email: string): Promise<LoginRow | undefined> {
  const [found] = await tx
    .select()
    .from(login)
    .where(eq(sql`lower(${login.email})`, email))
  return found
}

/** The login of who is signed in. */
export async function ownLogin(id: string): Promise<LoginRow> {
  const [person] = await readingIdentity((tx) => tx.select().from(login).where(eq(login.id, id)))
  if (!person) throw new Refusal('signed_out', { key: 'signedOut' })
  return person
}

/** Where a person belongs: workspaces to enter and those that wait for approval. */
export function listMemberships(loginId: string): Promise<Membership[]> {
  return readingIdentity((tx) =>
    tx
      .select({
        id: workspace.workspaceId,
        name: workspace.name,
        status: workspace.status,
      })
      .from(member)
      .innerJoin(workspace, eq(workspace.workspaceId, member.workspaceId))
      .where(and(eq(member.loginId, loginId), eq(member.isActive, true)))
      .orderBy(asc(workspace.name)),
  )
}

/** The workspaces a person may enter, as the switcher shows them. */
export async function listWorkspaces(loginId: string): Promise<{ id: string; name: string }[]> {
  const all = await listMemberships(loginId)
  return all.filter(({ status }) => status === 'active').map(({ id, name }) => ({ id, name }))
}

/** The living sessions of a person, the one used last first. */
export function listSessions(loginId: string) {
  return readingIdentity((tx) =>
    tx
      .select({
        id: userSession.id,
        ip: userSession.ip,
        userAgent: userSession.userAgent,
        createdAt: userSession.createdAt,
        lastSeenAt: userSession.lastSeenAt,
      })
      .from(userSession)
      .where(
        and(
          eq(userSession.loginId, loginId),
          isNull(userSession.revokedAt),
          gt(userSession.expiresAt, sql`now()`),
        ),
      )
      .orderBy(desc(userSession.lastSeenAt))
      .limit(100),
  )
}
