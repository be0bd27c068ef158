import 'server-only'
import { randomInt } from 'node:crypto'
import { and, count, eq, gt, sql } from 'drizzle-orm'
import { z } from 'zod'
import { event, loginToken } from '@/db/schema'
import { type Command, type Context, command } from '@/lib/kernel/command'
import { conflict, limited } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { newSecret } from '@/lib/kernel/secrets'
import { manageable } from './above'
import { hoursAhead } from './expiry'
import { letter } from './mail-texts'
import { getMemberLogin } from './member-logins'
import { hashPassword, newPassword } from './passwords'
import { post } from './system-mail'

const HOUR = 3_600_000
/** Reset links that administrators send to one person in an hour. */
const MOST_LINKS = 5
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

const ref = z.strictObject({ id: z.uuid() })
const passwordInput = ref.extend({ password: newPassword.optional() })

/**
 * Gives a member a temporary password, made up unless given: shown once, good for one sign-in that chooses the next.
 * Every session ends. Refused for a login that belongs to another workspace too: see `cohoi_sole_login`.
 */
export const setMemberPassword: Command<typeof passwordInput, { password: string }> = command({
  name: 'member.set_password',
  permission: 'member:write',
  input: passwordInput,
  async run(context, { id, password = madeUp() }) {
    const { tx, actor } = context
    const { name, email } = await manageable(context, id)
    const { locale } = await getMemberLogin(tx, id)
    const { rows } = await tx.execute<{ set: boolean }>(
      sql`select cohoi_set_password(${id}::uuid, ${await hashPassword(password)}) as set`,
    )
    if (!rows[0]?.set) throw conflict('passwordElsewhere')
    const facts = { name, administrator: actor.name, workspace: actor.workspace.name }
    await post(tx, letter('passwordSet', locale, email, '/forgot', facts))
    return { data: { password }, events: [told(id, 'password_set')] }
  },
})

/** Mails a member the link by which they choose a new password themselves. */
export const sendPasswordLink: Command<typeof ref, { email: string }> = command({
  name: 'member.send_password_link',
  permission: 'member:write',
  input: ref,
  async run(context, { id }) {
    const { tx, actor } = context
    const { name, email } = await manageable(context, id)
    await refuseTooMany(context, id)
    const { locale } = await getMemberLogin(tx, id)
    const { secret, hash } = newSecret()
    await tx.insert(loginToken).values({
      hash,
      kind: 'reset',
      email,
      workspaceId: actor.workspace.id,
      expiresAt: hoursAhead(1),
    })
    const facts = { name, administrator: actor.name, workspace: actor.workspace.name }
    await post(tx, letter('passwordLink', locale, email, `/reset/${secret}`, facts))
    return { data: { email }, events: [told(id, 'password_link_sent')] }
  },
})

/** Takes the second factor off a member's login, for who has lost it and every recovery code. */
export const resetMemberSecondFactor: Command<typeof ref, { id: string }> = command({
  name: 'member.reset_second_factor',
  permission: 'member:write',
  input: ref,
  async run(context, { id }) {
    const { tx, actor } = context
    const { name, email } = await manageable(context, id)
    const { locale, hasSecondFactor } = await getMemberLogin(tx, id)
    if (!hasSecondFactor) return { data: { id }, events: [] }
    const { rows } = await tx.execute<{ reset: boolean }>(
      sql`select cohoi_reset_second_factor(${id}::uuid) as reset`,
    )
    if (!rows[0]?.reset) throw conflict('secondFactorElsewhere')
    const facts = { name, administrator: actor.name, workspace: actor.workspace.name }
    await post(tx, letter('secondFactorReset', locale, email, '/profile', facts))
    return { data: { id }, events: [told(id, 'second_factor_reset')] }
  },
})

/** Signs a member out of this workspace on every device. */
export const endMemberSessions: Command<typeof ref, { ended: number }> = command({
  name: 'member.end_sessions',
  permission: 'member:write',
  input: ref,
  async run(context, { id }) {
    await manageable(context, id)
    const { rows } = await context.tx.execute<{ ended: number }>(
      sql`select cohoi_end_sessions(${id}::uuid) as ended`,
    )
    const ended = Number(rows[0]?.ended)
    return { data: { ended }, events: ended > 0 ? [told(id, 'sessions_ended')] : [] }
  },
})

async function refuseTooMany({ tx, actor }: Context, id: string): Promise<void> {
  const [sent] = await tx
    .select({ n: count() })
    .from(event)
    .where(
      and(
        eq(event.workspaceId, actor.workspace.id),
        eq(event.entity, 'member'),
        eq(event.recordId, id),
        eq(event.type, 'password_link_sent'),
        gt(event.at, new Date(Date.now() - HOUR)),
      ),
    )
  if ((sent?.n ?? 0) >= MOST_LINKS) throw limited(HOUR / 1000)
}

/** Sixteen letters to be read out once: 78 bits. */
function madeUp(): string {
  const letters = Array.from({ length: 16 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  return letters.replace(/(.{4})(?=.)/g, '$1-')
}

const told = (recordId: string, type: string): Change => ({ entity: 'member', recordId, type })
