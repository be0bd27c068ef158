import 'server-only'
import { z } from 'zod'
import { Refusal } from '@/lib/kernel/errors'
import { identityCommand } from './identity-command'
import { limitAccount, limitAddress } from './limits'
import { openSession } from './open-session'
import { isPassword } from './passwords'
import { type LoginRow, loginOf } from './queries'
import { countedAddress } from './visitor'

const email = z.string().trim().max(254).toLowerCase()

/** Opens a new session for a person who knows the password. The same answer for everyone who does not. */
export const signIn = identityCommand({
  name: 'session.start',
  input: z.strictObject({ email, password: z.string().max(1000) }),
  prepare: ({ ip }, { email, password }) => provePassword(email, password, countedAddress(ip)),
  async run(context, _input, person) {
    const { data, events } = await openSession(context, person)
    return { data: { ...data, loginId: person.id, name: person.name }, events }
  },
})

/** The person whose password this is; counted and refused alike for known and unknown addresses. */
export async function provePassword(
  email: string,
  password: string,
  address: string | null,
): Promise<LoginRow> {
  await limitAddress.take(address)
  await limitAccount.take(email)
  const person = await loginOf(email)
  if (!(await isPassword(person?.passwordHash, password)) || !person)
    throw new Refusal('forbidden', { key: 'signIn' })
  await limitAccount.forget(email)
  await limitAddress.giveBack(address)
  return person
}
