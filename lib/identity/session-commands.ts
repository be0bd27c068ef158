import 'server-only'
import { and, eq, isNull, ne } from 'drizzle-orm'
import { z } from 'zod'
import { userSession } from '@/db/schema'
import { notFound, Refusal } from '@/lib/kernel/errors'
import { type IdentityContext, identityCommand, type Visitor } from './identity-command'
import { memberEvents } from './member-events'
import { openMemberships, signedIn } from './open-session'
import { keepTry } from './tries'

/** Ends the visitor's own session. */
export const endSession = identityCommand({
  name: 'session.end',
  input: z.strictObject({}),
  async run(context) {
    const { sessionId } = known(context.visitor)
    const ended = await revoke(context, eq(userSession.id, sessionId))
    return { data: null, events: await endings(context, ended, 'signed_out') }
  },
})

/** Ends another session of the same person: a lost phone, a shared computer. */
export const revokeSession = identityCommand({
  name: 'session.revoke',
  input: z.strictObject({ sessionId: z.uuid() }),
  async run(context, { sessionId }) {
    const ended = await revoke(context, eq(userSession.id, sessionId))
    if (ended.length === 0) throw notFound()
    return { data: { ended: ended.length }, events: await endings(context, ended, 'sessions_ended') }
  },
})

/** Ends every session of the person but this one. */
export const revokeOtherSessions = identityCommand({
  name: 'session.revoke_others',
  input: z.strictObject({}),
  async run(context) {
    const { sessionId } = known(context.visitor)
    const ended = await revoke(context, ne(userSession.id, sessionId))
    return { data: { ended: ended.length }, events: await endings(context, ended, 'sessions_ended') }
  },
})

/** Takes this session, in all its tabs, to another workspace of the person. */
export const switchWorkspace = identityCommand({
  name: 'session.switch',
  input: z.strictObject({ workspaceId: z.uuid() }),
  async run({ tx, visitor }, { workspaceId }) {
    const { loginId, sessionId } = known(visitor)
    const home = (await openMemberships(tx, loginId)).find((each) => each.workspaceId === workspaceId)
    if (!home) throw notFound()
    await tx.update(userSession).set({ workspaceId, viewAs: null }).where(eq(userSession.id, sessionId))
    await keepTry(tx, visitor, { loginId, workspaceId, result: 'success' })
    return { data: { workspaceId }, events: [signedIn(home)] }
  },
})

/** The person behind the visitor; refuses nobody. */
export function known({ loginId, sessionId }: Visitor): { loginId: string; sessionId: string } {
  if (!loginId || !sessionId) throw new Refusal('signed_out', { key: 'signedOut' })
  return { loginId, sessionId }
}

/** Ends sessions of the visitor; answers with the workspaces they stood in. */
async function revoke(
  { tx, visitor }: IdentityContext,
  which: ReturnType<typeof eq>,
): Promise<(string | null)[]> {
  const { loginId } = known(visitor)
  const rows = await tx
    .update(userSession)
    .set({ revokedAt: new Date() })
    .where(and(eq(userSession.loginId, loginId), isNull(userSession.revokedAt), which))
    .returning({ workspaceId: userSession.workspaceId })
  return rows.map(({ workspaceId }) => workspaceId)
}

/** Each workspace hears of the sessions that stood in it. */
async function endings({ tx, visitor }: IdentityContext, places: (string | null)[], type: string) {
  const told = await memberEvents(tx, known(visitor).loginId, type)
  return told.flatMap((event) => {
    const ended = places.filter((place) => place === event.workspaceId).length
    return ended > 0 ? [{ ...event, after: { ended } }] : []
  })
}
