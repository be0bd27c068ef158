import 'server-only'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { member, salesTeam, teamMember, workspace } from '@/db/schema'
import { conflict, forbidden, invalid, invalidField } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/id'
import { joinGroups } from './given-groups'
import { type IdentityContext, identityCommand, type Visitor } from './identity-command'
import { locale } from './language'
import { humanName } from './name'
import { openSession } from './open-session'
import { hashPassword, newPassword } from './passwords'
import { findLogin, type LoginRow, loginOf, readingIdentity } from './queries'
import { refuseShared } from './shared-password'
import { provePassword } from './sign-in'
import { addLogin } from './sign-up'
import { claimToken, liveToken, type TokenRow } from './tokens'
import { unitFor } from './unit'

const input = z.strictObject({
  token: z.string().max(200),
  name: humanName.optional(),
  password: z.string().max(1000).optional(),
  locale,
})
type Given = z.output<typeof input>
type Newcomer = { id: string; name: string; email: string; passwordHash?: string | null }

/**
 * Joins the workspace an invitation is for. Someone new sets name and password; who has a login
 * must be signed in as that person or know its password.
 */
export const acceptInvitation = identityCommand({
  name: 'invitation.accept',
  input,
  async prepare(visitor, given) {
    const invitation = await liveToken('invite', given.token)
    if (!invitation) throw conflict('linkExpired')
    const person = await loginOf(invitation.email)
    return person ? proven(visitor, person, given) : newcomer(invitation.email, given)
  },
  async run(context, { token, locale }, person) {
    const invitation = await claimToken(context, 'invite', token)
    if (invitation.email !== person.email.toLowerCase()) throw forbidden()
    await addLogin(context, person, locale)
    const { workspaceId, memberId } = await join(context, invitation, person)
    await context.leave()
    const joined = {
      workspaceId,
      actor: { id: memberId, name: person.name },
      entity: 'member',
      recordId: memberId,
      type: 'joined',
      after: { email: person.email },
    }
    const opened = await openSession(context, person, workspaceId)
    const data = { loginId: person.id, sessionId: opened.data.sessionId, workspaceId }
    return { data, events: [joined, ...opened.events] }
  },
})

export type Invitation = { workspace: string; inviter: string | null; email: string; hasLogin: boolean }

/** What the page of an invitation shows; undefined when the link is used, withdrawn or too old. */
export async function getInvitation(token: string): Promise<Invitation | undefined> {
  const found = await liveToken('invite', token)
  if (!found?.workspaceId) return undefined
  const { workspaceId, email, invitedBy } = found
  return readingIdentity(async (tx) => {
    const [home] = await tx.select().from(workspace).where(eq(workspace.workspaceId, workspaceId))
    const people = await tx.select().from(member).where(eq(member.workspaceId, workspaceId))
    const inviter = people.find(({ id }) => id === invitedBy)?.name ?? null
    const hasLogin = (await findLogin(tx, email)) !== undefined
    return home?.status === 'active' ? { workspace: home.name, inviter, email, hasLogin } : undefined
  })
}

async function proven(visitor: Visitor, person: LoginRow, { password }: Given): Promise<Newcomer> {
  const proven =
    visitor.loginId === person.id
      ? person
      : await provePassword(person.email.toLowerCase(), given(password), visitor)
  refuseShared(proven)
  if (visitor.loginId !== person.id && proven.secondFactor) throw conflict('signInFirst')
  return proven
}

function given(password: string | undefined): string {
  if (!password) throw invalidField('password', 'required')
  return password
}

async function newcomer(email: string, { name, password }: Given): Promise<Newcomer> {
  if (!name) throw invalidField('name', 'required')
  const chosen = z.object({ password: newPassword }).safeParse({ password }, { reportInput: true })
  if (!chosen.success) throw invalid(chosen.error)
  return { id: newId(), name, email, passwordHash: await hashPassword(chosen.data.password) }
}

async function join({ tx, enter }: IdentityContext, invitation: TokenRow, person: Newcomer) {
  const { workspaceId, teamIds } = invitation
  if (!workspaceId) throw conflict('linkExpired')
  const [home] = await tx.select().from(workspace).where(eq(workspace.workspaceId, workspaceId))
  if (home?.status !== 'active') throw conflict('linkExpired')
  const memberId = newId()
  const unitId = await unitFor(tx, workspaceId, invitation.unitId)
  const values = { workspaceId, id: memberId, loginId: person.id, name: person.name, unitId }
  const made = await tx
    .insert(member)
    .values({ ...values, email: person.email.toLowerCase() })
    .onConflictDoNothing()
    .returning({ id: member.id })
  if (made.length === 0) throw conflict('alreadyMember')
  await enter(workspaceId)
  await joinGroups(tx, invitation, memberId)
  const teams = await tx
    .select({ id: salesTeam.id })
    .from(salesTeam)
    .where(
      and(
        eq(salesTeam.workspaceId, workspaceId),
        inArray(salesTeam.id, teamIds),
        isNull(salesTeam.archivedAt),
      ),
    )
  if (teams.length > 0)
    await tx.insert(teamMember).values(teams.map(({ id }) => ({ workspaceId, teamId: id, memberId })))
  return { workspaceId, memberId }
}
