import 'server-only'
import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import { z } from 'zod'
import { login, member, userSession } from '@/db/schema'
import { conflict, invalidField } from '@/lib/kernel/errors'
import { type IdentityContext, identityCommand, type Visitor } from './identity-command'
import { limitAccount } from './limits'
import { letter } from './mail-texts'
import { memberEvents } from './member-events'
import { humanName } from './name'
import { hashPassword, isPassword, newPassword } from './passwords'
import { type LoginRow, ownLogin } from './queries'
import { known } from './session-commands'
import { post } from './system-mail'

/** The name under which a person appears, in all their workspaces. */
export const rename = identityCommand({
  name: 'profile.rename',
  input: z.strictObject({ name: humanName }),
  async run({ tx, visitor }, { name }) {
    const { loginId } = known(visitor)
    const [before] = await tx.select({ name: login.name }).from(login).where(eq(login.id, loginId))
    if (before?.name === name) return { data: null, events: [] }
    await tx.update(login).set({ name, updatedAt: new Date() }).where(eq(login.id, loginId))
    await tx
      .update(member)
      .set({ name, version: sql`${member.version} + 1`, updatedAt: new Date() })
      .where(eq(member.loginId, loginId))
    const change = { before: { name: before?.name }, after: { name } }
    return { data: null, events: await memberEvents(tx, loginId, 'updated', change) }
  },
})

/** A new password for who knows the old one; all other sessions end. */
export const changePassword = identityCommand({
  name: 'password.change',
  input: z.strictObject({ current: z.string().max(1000), password: newPassword }),
  async prepare(visitor, { current, password }) {
    const person = await provenOwner(visitor, current, 'current')
    return { person, passwordHash: await hashPassword(password) }
  },
  run: (context, _input, { person, passwordHash }) => keepPassword(context, person, passwordHash),
})

/** The password that takes the place of a temporary one: another, chosen by its owner. */
export const renewPassword = identityCommand({
  name: 'password.renew',
  input: z.strictObject({ password: newPassword }),
  async prepare(visitor, { password }) {
    const person = await ownLogin(known(visitor).loginId)
    if (!person.mustChangePassword) throw conflict('passwordNotTemporary')
    if (await isPassword(person.passwordHash, password)) throw invalidField('password', 'samePassword')
    return { person, passwordHash: await hashPassword(password) }
  },
  run: (context, _input, { person, passwordHash }) => keepPassword(context, person, passwordHash),
})

/** The person who is signed in, proven once more by the password; `field` bears the refusal. */
export async function provenOwner(visitor: Visitor, password: string, field: string): Promise<LoginRow> {
  const person = await ownLogin(known(visitor).loginId)
  await limitAccount.take(person.email.toLowerCase())
  if (!(await isPassword(person.passwordHash, password))) throw invalidField(field, 'wrongPassword')
  await limitAccount.forget(person.email.toLowerCase())
  return person
}

/** Ends every session of the visitor but this one. */
export async function endOthers({ tx, visitor }: IdentityContext): Promise<void> {
  const { loginId, sessionId } = known(visitor)
  await tx
    .update(userSession)
    .set({ revokedAt: new Date() })
    .where(
      and(eq(userSession.loginId, loginId), isNull(userSession.revokedAt), ne(userSession.id, sessionId)),
    )
}

async function keepPassword(context: IdentityContext, person: LoginRow, passwordHash: string) {
  const { tx } = context
  await tx
    .update(login)
    .set({ passwordHash, mustChangePassword: false, updatedAt: new Date() })
    .where(eq(login.id, person.id))
  await endOthers(context)
  await post(tx, letter('passwordChanged', person.locale, person.email, '/forgot', { name: person.name }))
  return { data: null, events: await memberEvents(tx, person.id, 'password_changed') }
}
