import 'server-only'
import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import { z } from 'zod'
import { login, member, userSession } from '@/db/schema'
import { invalidField, Refusal } from '@/lib/kernel/errors'
import { identityCommand } from './identity-command'
import { limitAccount } from './limits'
import { letter } from './mail-texts'
import { memberEvents } from './member-events'
import { humanName } from './name'
import { hashPassword, isPassword, newPassword } from './passwords'
import { type LoginRow, readingIdentity } from './queries'
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
    const person = await ownLogin(known(visitor).loginId)
    await limitAccount.take(person.email.toLowerCase())
    if (!(await isPassword(person.passwordHash, current))) throw invalidField('current', 'wrongPassword')
    await limitAccount.forget(person.email.toLowerCase())
    return { person, passwordHash: await hashPassword(password) }
  },
  async run({ tx, visitor }, _input, { person, passwordHash }) {
    const { loginId, sessionId } = known(visitor)
    await tx.update(login).set({ passwordHash, updatedAt: new Date() }).where(eq(login.id, loginId))
    await tx
      .update(userSession)
      .set({ revokedAt: new Date() })
      .where(
        and(eq(userSession.loginId, loginId), isNull(userSession.revokedAt), ne(userSession.id, sessionId)),
      )
    await post(tx, letter('passwordChanged', person.locale, person.email, '/forgot', { name: person.name }))
    return { data: null, events: await memberEvents(tx, loginId, 'password_changed') }
  },
})

async function ownLogin(id: string): Promise<LoginRow> {
  const [person] = await readingIdentity((tx) => tx.select().from(login).where(eq(login.id, id)))
  if (!person) throw new Refusal('signed_out', { key: 'signedOut' })
  return person
}
