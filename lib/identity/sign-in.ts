import 'server-only'
import { z } from 'zod'
import { Refusal } from '@/lib/kernel/errors'
import { identityCommand, type Visitor } from './identity-command'
import { limitAccount, limitAddress } from './limits'
import { openSession } from './open-session'
import { isPassword } from './passwords'
import { type LoginRow, loginOf } from './queries'
import { proveSecondFactor, recoveryEvents } from './second-factor'
import { noteTry } from './tries'
import { countedAddress } from './visitor'

const email = z.string().trim().max(254).toLowerCase()

/**
 * Opens a new session for a person who knows the password, and has the second factor where there is one: until both
 * are proven nothing is opened. The same answer for everyone who does not know the password.
 */
export const signIn = identityCommand({
  name: 'session.start',
  input: z.strictObject({
    email,
    password: z.string().max(1000),
    code: z.string().trim().max(40).optional(),
  }),
  async prepare(visitor, { email, password, code }) {
    const person = await provePassword(email, password, visitor)
    return { person, proof: await proveSecondFactor(person, code, visitor) }
  },
  async run(context, _input, { person, proof }) {
    const used = await recoveryEvents(context.tx, person.id, proof)
    const { data, events } = await openSession(context, person)
    return { data: { ...data, loginId: person.id, name: person.name }, events: [...events, ...used] }
  },
})

/** The person whose password this is; counted and refused alike for known and unknown addresses. */
export async function provePassword(email: string, password: string, visitor: Visitor): Promise<LoginRow> {
  const address = countedAddress(visitor.ip)
  await limitAddress.take(address)
  await limitAccount.take(email)
  const person = await loginOf(email)
  if (!(await isPassword(person?.passwordHash, password)) || !person) {
    await noteTry(visitor, person?.id ?? null, 'wrong_password')
    throw new Refusal('forbidden', { key: 'signIn' })
  }
  await limitAccount.forget(email)
  await limitAddress.giveBack(address)
  return person
}
