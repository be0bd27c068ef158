import 'server-only'
import { randomBytes } from 'node:crypto'
import { eq, like } from 'drizzle-orm'
import { z } from 'zod'
import { login, workspace } from '@/db/schema'
import { phone } from '@/lib/fields/contact'
import { sqlState } from '@/lib/kernel/command'
import { env } from '@/lib/kernel/env'
import { conflict, forbidden, invalidField, Refusal } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/id'
import { searchKey } from '@/lib/vietnam/text'
import { personEmail } from './email'
import { foundWorkspace } from './found'
import { type IdentityContext, identityCommand } from './identity-command'
import { locale } from './language'
import { limitSignUps } from './limits'
import { humanName } from './name'
import { openSession } from './open-session'
import { hashPassword, newPassword } from './passwords'
import { loginOf } from './queries'
import { refuseShared } from './shared-password'
import { provePassword } from './sign-in'
import { countedAddress } from './visitor'

const input = z.strictObject({
  company: humanName,
  name: humanName,
  email: personEmail,
  phone: phone.schema({ type: 'phone', required: true }),
  password: newPassword,
  locale,
})

type Person = { id: string; name: string; email: string; passwordHash?: string | null }

/**
 * The trial form: a workspace with its first administrator. Someone who has a login founds another
 * workspace with the same password. With SIGNUP=approval the workspace waits for the operator.
 */
export const signUp = identityCommand({
  name: 'workspace.found',
  input,
  async prepare(visitor, { email, password, name }): Promise<Person> {
    if (env.SIGNUP === 'closed') throw forbidden('signUpClosed')
    await limitSignUps.take(countedAddress(visitor.ip))
    if (!(await loginOf(email)))
      return { id: newId(), name, email, passwordHash: await hashPassword(password) }
    const person = await provePassword(email, password, visitor).catch((refusal) => {
      throw refusal instanceof Refusal && refusal.code === 'forbidden'
        ? invalidField('email', 'emailTaken')
        : refusal
    })
    refuseShared(person)
    if (person.secondFactor && visitor.loginId !== person.id) throw conflict('signInFirst')
    return person
  },
  async run(context, { company, email, phone: number, locale }, person) {
    const status = env.SIGNUP === 'open' ? 'active' : 'pending'
    await addLogin(context, person, locale)
    const founder = { loginId: person.id, name: person.name, email }
    const slug = await freeSlug(context, company)
    const contact = { phone: String(number) }
    const founded = await foundWorkspace(context, { name: company, slug, status, contact, founder })
    await context.leave()
    const created = {
      workspaceId: founded.workspaceId,
      actor: { id: founded.memberId, name: person.name },
      entity: 'workspace',
      recordId: founded.workspaceId,
      type: 'created',
      after: { name: company, slug, status },
    }
    const opened = await openSession(context, person, founded.workspaceId)
    const data = { status, loginId: person.id, sessionId: opened.data.sessionId }
    return { data, events: [created, ...opened.events] }
  },
})

/**
 * Stores a new person, or takes the known one for this transaction, so that no administrator sets the password while
 * another workspace is joined. Two forms sent at once do not make two.
 */
export async function addLogin(
  { tx }: IdentityContext,
  { id, name, email, passwordHash }: Person,
  locale: 'vi' | 'en',
): Promise<void> {
  const [existing] = await tx.select().from(login).where(eq(login.id, id)).for('share')
  if (existing) return refuseShared(existing)
  await tx.insert(login).values({ id, name, email, passwordHash, locale }).catch(taken)
}

function taken(error: unknown): never {
  throw sqlState(error) === '23505' ? invalidField('email', 'emailTaken') : error
}

async function freeSlug({ tx }: IdentityContext, company: string): Promise<string> {
  const wanted =
    searchKey(company)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40) || 'workspace'
  const rows = await tx
    .select({ slug: workspace.slug })
    .from(workspace)
    .where(like(workspace.slug, `${wanted}%`))
  return rows.some(({ slug }) => slug === wanted) ? `${wanted}-${randomBytes(3).toString('hex')}` : wanted
}
