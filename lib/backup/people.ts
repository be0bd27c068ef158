import 'server-only'
import { inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Tx } from '@/db/client'
import { login } from '@/db/schema'
import { personEmail } from '@/lib/identity/email'
import { newId } from '@/lib/kernel/id'
import { flawed } from './refuse'

const person = z.object({
  id: z.uuid(),
  email: personEmail,
  name: z.string().min(1).max(200),
  locale: z.enum(['vi', 'en']),
  timeZone: z.string().max(60),
})
type Person = z.output<typeof person>

const MOST = 20_000
const AT_ONCE = 500

export type People = {
  idOf: Map<string, string>
  /** Logins that have these addresses here, without proof that they are the same people. */
  unproven: Set<string>
  made: number
}

/**
 * The logins of an archive's members here: found by their address, or made without a password, which their owners set
 * by "forgotten password". Whoever signed up here under somebody's address must not come into that person's place:
 * only who restores, and logins that an archive of this installation names themselves, are taken for the same.
 * Needs the realm of identity.
 */
export async function meetPeople(
  tx: Tx,
  lines: string[],
  isSame: (archivedId: string, id: string) => boolean,
): Promise<People> {
  if (lines.length > MOST) throw flawed('backupTampered')
  const people = lines.map(personOf)
  const met: People = { idOf: new Map(), unproven: new Set(), made: 0 }
  for (let start = 0; start < people.length; start += AT_ONCE)
    await meetSome(tx, people.slice(start, start + AT_ONCE), met, isSame)
  return met
}

async function meetSome(
  tx: Tx,
  people: Person[],
  met: People,
  isSame: (archivedId: string, id: string) => boolean,
): Promise<void> {
  const emails = people.map(({ email }) => email)
  const address = sql<string>`lower(${login.email})`
  const known = await tx.select({ id: login.id, email: address }).from(login).where(inArray(address, emails))
  const idOf = new Map(known.map(({ id, email }) => [email, id]))
  for (const { id, email } of people) {
    const there = idOf.get(email)
    if (there && !isSame(id, there)) met.unproven.add(there)
  }
  const strangers = people.filter(({ email }) => !idOf.has(email))
  const ids = strangers.map(({ id }) => id)
  const taken = await tx.select({ id: login.id }).from(login).where(inArray(login.id, ids))
  for (const stranger of strangers) {
    const isTaken = taken.some(({ id }) => id === stranger.id)
    const id = isTaken ? newId() : stranger.id
    await tx.insert(login).values({ ...stranger, id })
    idOf.set(stranger.email, id)
    met.made += 1
  }
  for (const { id, email } of people) met.idOf.set(id, idOf.get(email) ?? '')
}

function personOf(line: string): Person {
  const told = person.safeParse(JSON.parse(line))
  if (!told.success) throw flawed('backupTampered')
  return told.data
}
