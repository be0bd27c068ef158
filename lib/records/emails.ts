import 'server-only'
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { emailAddress, type Fields } from '@/db/schema'
import { type Email, split } from '@/lib/fields/emails'
import type { Actor } from '@/lib/kernel/actor'
import type { Context } from '@/lib/kernel/command'
import { type Entity, entities, type Join } from '@/lib/kernel/entity'
import type { Row } from './query'

/** Every kind of record that has addresses, with the table that holds them. */
export const entitiesWithEmails = (): { entity: Entity; join: Join }[] =>
  [...entities.values()].flatMap((entity) =>
    entity.joins?.emails ? [{ entity, join: entity.joins.emails }] : [],
  )

/** Rows with their addresses, the first one foremost, and what is known of each. */
export async function readEmails(tx: Tx, actor: Actor, join: Join, rows: Row[]): Promise<void> {
  const { address, optedOut, invalid, workspaceId } = emailAddress
  const found = await tx
    .select({ own: join.own, address: join.other, optedOut, invalid })
    .from(join.table)
    .leftJoin(emailAddress, and(eq(workspaceId, join.workspaceId), eq(address, join.other)))
    .where(
      and(
        eq(join.workspaceId, actor.workspace.id),
        inArray(
          join.own,
          rows.map(({ id }) => id),
        ),
      ),
    )
    .orderBy(asc(join.other))
  const byOwner = new Map<string, Email[]>(rows.map(({ id }) => [id, []]))
  for (const { own, address, optedOut, invalid } of found) {
    byOwner
      .get(String(own))
      ?.push({ address: String(address), invalid: invalid ?? false, optedOut: optedOut ?? false })
  }
  for (const row of rows) row.emails = firstForemost(byOwner.get(row.id) ?? [], row.email)
}

/**
 * The column and the list of addresses say the same, whichever of them was written: a new first address takes the
 * place of the old one, several replace all. What is known of an address comes along with it.
 */
export async function withAddresses(
  context: Pick<Context, 'tx' | 'actor'>,
  entity: Entity,
  written: readonly { before: Fields | null; given: Fields }[],
): Promise<Fields[]> {
  if (!entity.joins?.emails) return written.map(({ given }) => given)
  const lists = written.map(({ before, given }) => {
    const old = (before?.emails ?? []) as Email[]
    if (given.email === undefined && given.emails === undefined) return null
    return { old, wanted: given.emails === undefined ? rewritten(old, given.email) : placed(given) }
  })
  const fresh = lists.flatMap((list) => (list ? freshIn(list).map(({ address }) => address) : []))
  const marks = await marksOf(context.tx, context.actor, [...new Set(fresh)])
  return written.map(({ given }, at) => {
    const list = lists[at]
    if (!list) return given
    const emails = known(list, marks)
    const first = emails[0]?.address ?? null
    return { ...given, email: first, emails: firstForemost(emails, first) }
  })
}

/** What several records say of the same addresses: what one of them knows is known. */
export const together = (emails: readonly Email[]): Email[] => {
  const all = new Map<string, Email>()
  for (const { address, invalid, optedOut } of emails) {
    const other = all.get(address)
    all.set(address, {
      address,
      invalid: invalid || (other?.invalid ?? false),
      optedOut: optedOut || (other?.optedOut ?? false),
    })
  }
  return [...all.values()]
}

/** A list, with the first address before it where both were given. */
function placed({ email, emails }: Fields): Email[] {
  const list = emails as Email[]
  return typeof email === 'string' ? withFirst(list, email) : list
}

function rewritten(old: Email[], written: unknown): Email[] {
  const [first, ...others] = split(String(written ?? ''))
  if (first === undefined) return old.slice(1)
  if (others.length > 0) return [first, ...others].map((address) => emailOf(old, address))
  const isThere = old.some(({ address }) => address === first)
  return withFirst(isThere ? old : old.slice(1), first)
}

const withFirst = (list: Email[], first: string): Email[] => [
  emailOf(list, first),
  ...list.filter(({ address }) => address !== first),
]

const emailOf = (list: Email[], address: string): Email =>
  list.find((each) => each.address === address) ?? { address, invalid: false, optedOut: false }

const firstForemost = (list: Email[], first: unknown): Email[] =>
  [...list].sort((a, b) => rankOf(a, first) - rankOf(b, first) || (a.address < b.address ? -1 : 1))

const rankOf = ({ address }: Email, first: unknown): number => (address === first ? 0 : 1)

type Lists = { old: Email[]; wanted: Email[] }

const freshIn = ({ old, wanted }: Lists) =>
  wanted.filter(({ address }) => !old.some((each) => each.address === address))

/** What is said of an address that is new here does not take back what is known of it already. */
function known(list: Lists, marks: Map<string, Email>): Email[] {
  const fresh = new Set(freshIn(list))
  return list.wanted.map((each) => {
    const stored = fresh.has(each) ? marks.get(each.address) : undefined
    return stored ? (together([each, stored])[0] ?? each) : each
  })
}

/** The ids of the records that have one of the addresses. */
export const having = (tx: Tx, join: Join, actor: Actor, addresses: string[]) =>
  tx
    .select({ id: join.own })
    .from(join.table)
    .where(and(eq(join.workspaceId, actor.workspace.id), inArray(join.other, addresses)))

/** What is known of some addresses; nothing of those that are missing in the answer. */
export async function marksOf(tx: Tx, actor: Actor, addresses: string[]): Promise<Map<string, Email>> {
  if (addresses.length === 0) return new Map()
  const { address, optedOut, invalid, workspaceId } = emailAddress
  const rows = await tx
    .select({ address, optedOut, invalid })
    .from(emailAddress)
    .where(and(eq(workspaceId, actor.workspace.id), inArray(address, addresses)))
  return new Map(rows.map((row) => [row.address, row]))
}
