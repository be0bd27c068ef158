import 'server-only'
import { and, count, eq, gt, inArray, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { event, loginToken, member, salesTeam } from '@/db/schema'
import { type Command, type Context, command } from '@/lib/kernel/command'
import { invalidField, limited, notFound } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { newSecret } from '@/lib/kernel/secrets'
import { personEmail } from './email'
import { hoursAhead } from './expiry'
import { givenGroups, groupIds } from './given-groups'
import { letter } from './mail-texts'
import { post } from './system-mail'
import type { TokenRow } from './tokens'
import { unitFor } from './unit'

const DAY = 86_400_000
/** Invitations that leave one workspace in a day, so that nobody mails the world through it. */
const MOST = 200

const input = z.strictObject({
  email: personEmail,
  groupIds,
  teamIds: z.array(z.uuid()).max(50).default([]),
  /** Where the newcomer will work; the root without it. */
  unitId: z.uuid().nullable().default(null),
})
const ref = z.strictObject({ id: z.uuid() })

/** Invites an address into the workspace; a mail brings the link, good for seven days. */
export const inviteMember: Command<typeof input, { id: string }> = command({
  name: 'member.invite',
  permission: 'member:write',
  input,
  async run(context, { email, groupIds, teamIds, unitId }) {
    const { tx, actor } = context
    await refuseTooMany(context)
    await refuseKnown(context, email)
    await checkTeams(context, teamIds)
    if (unitId) await checkUnit(context, unitId)
    const groups = await givenGroups(context, groupIds)
    const { secret, hash } = newSecret()
    const workspaceId = actor.workspace.id
    const row = { hash, kind: 'invite' as const, email, workspaceId, groupIds, teamIds, unitId }
    const [made] = await tx
      .insert(loginToken)
      .values({ ...row, invitedBy: actor.id, expiresAt: inAWeek() })
      .returning()
    if (!made) throw notFound()
    await send(context, email, secret)
    return { data: { id: made.id }, events: [told(made, 'invited', { email, groups })] }
  },
})

/** Sends the invitation once more with a new link; the one before no longer works. */
export const resendInvitation: Command<typeof ref, { id: string }> = command({
  name: 'member.resend_invitation',
  permission: 'member:write',
  input: ref,
  async run(context, { id }) {
    await refuseTooMany(context)
    const { secret, hash } = newSecret()
    const [row] = await context.tx
      .update(loginToken)
      .set({ hash, expiresAt: inAWeek() })
      .where(openInvitation(context, id))
      .returning()
    if (!row) throw notFound()
    await send(context, row.email, secret)
    return { data: { id }, events: [told(row, 'invited', { email: row.email })] }
  },
})

export const withdrawInvitation: Command<typeof ref, { id: string }> = command({
  name: 'member.withdraw_invitation',
  permission: 'member:write',
  input: ref,
  async run(context, { id }) {
    const [row] = await context.tx.delete(loginToken).where(openInvitation(context, id)).returning()
    if (!row) throw notFound()
    return { data: { id }, events: [told(row, 'withdrawn', { email: row.email })] }
  },
})

async function refuseKnown({ tx, actor }: Context, email: string): Promise<void> {
  const [there] = await tx
    .select({ id: member.id })
    .from(member)
    .where(and(eq(member.workspaceId, actor.workspace.id), eq(member.email, email)))
  if (there) throw invalidField('email', 'alreadyMember')
  const open = await tx
    .select({ email: loginToken.email })
    .from(loginToken)
    .where(
      and(
        eq(loginToken.workspaceId, actor.workspace.id),
        eq(loginToken.kind, 'invite'),
        isNull(loginToken.usedAt),
      ),
    )
  if (open.some((row) => row.email === email)) throw invalidField('email', 'alreadyInvited')
}

async function refuseTooMany({ tx, actor }: Context): Promise<void> {
  const [sent] = await tx
    .select({ n: count() })
    .from(event)
    .where(
      and(
        eq(event.workspaceId, actor.workspace.id),
        eq(event.entity, 'invitation'),
        eq(event.type, 'invited'),
        gt(event.at, new Date(Date.now() - DAY)),
      ),
    )
  if ((sent?.n ?? 0) >= MOST) throw limited(DAY / 1000)
}

async function checkTeams({ tx, actor }: Context, teamIds: string[]): Promise<void> {
  if (teamIds.length === 0) return
  const found = await tx
    .select({ id: salesTeam.id })
    .from(salesTeam)
    .where(and(eq(salesTeam.workspaceId, actor.workspace.id), inArray(salesTeam.id, teamIds)))
  if (found.length !== new Set(teamIds).size) throw invalidField('teamIds', 'unknownReference')
}

async function checkUnit({ tx, actor }: Context, unitId: string): Promise<void> {
  const chosen = await unitFor(tx, actor.workspace.id, unitId)
  if (chosen !== unitId) throw invalidField('unitId', 'unknownReference')
}

const send = ({ tx, actor }: Context, to: string, secret: string) =>
  post(
    tx,
    letter('invitation', actor.person?.locale ?? 'vi', to, `/invite/${secret}`, {
      inviter: actor.name,
      workspace: actor.workspace.name,
    }),
  )

const openInvitation = ({ actor }: Context, id: string) =>
  and(
    eq(loginToken.workspaceId, actor.workspace.id),
    eq(loginToken.kind, 'invite'),
    eq(loginToken.id, id),
    isNull(loginToken.usedAt),
  )

const inAWeek = () => hoursAhead(7 * 24)

const told = (row: TokenRow, type: string, after: Change['after']): Change => ({
  entity: 'invitation',
  recordId: row.id,
  type,
  after,
})
