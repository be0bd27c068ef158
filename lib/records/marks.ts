import 'server-only'
import { and, asc, eq, inArray, notInArray, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { emailAddress } from '@/db/schema'
import type { Email } from '@/lib/fields/emails'
import type { Context } from '@/lib/kernel/command'
import { columnOf, type Entity, type Join } from '@/lib/kernel/entity'
import type { Change } from '@/lib/kernel/event'
import { refuseMail } from '@/lib/privacy/opt-out'
import { entitiesWithEmails, having, marksOf, readEmails } from './emails'
import type { Row } from './query'

type Marking = Pick<Email, 'address'> & Partial<Email>

/**
 * Says of addresses that they are of no use, or that no advertising is wanted there. It counts wherever an address is,
 * so every other record that has one gets a new version and a line in its log.
 */
export async function setMarks(
  context: Context,
  wanted: Marking[],
  ownIds: string[] = [],
): Promise<Change[]> {
  if (wanted.length === 0) return []
  const { tx, actor } = context
  const known = await marksOf(
    tx,
    actor,
    wanted.map(({ address }) => address),
  )
  const changed = wanted.flatMap(({ address, ...marks }) => {
    const before = known.get(address) ?? { optedOut: false, invalid: false }
    const after = { optedOut: marks.optedOut ?? before.optedOut, invalid: marks.invalid ?? before.invalid }
    const isSame = after.optedOut === before.optedOut && after.invalid === before.invalid
    return isSame ? [] : [{ address, ...after, isRefusal: after.optedOut && !before.optedOut }]
  })
  for (const each of changed) await write(context, each)
  if (changed.length === 0) return []
  const refused = changed.flatMap(({ address, isRefusal }) => (isRefusal ? [address] : []))
  return [...(await tell(context, changed, ownIds)), ...(await refuseMail(context, refused))]
}

/** Taken for valid again, an address has not bounced. */
async function write({ tx, actor }: Context, { address, optedOut, invalid }: Email): Promise<void> {
  const { state } = emailAddress
  const bounced = sql`case when ${state} = 'bounced' and not ${invalid}::boolean then 'ok' else ${state} end`
  await tx
    .insert(emailAddress)
    .values({ workspaceId: actor.workspace.id, address, optedOut, invalid })
    .onConflictDoUpdate({
      target: [emailAddress.workspaceId, emailAddress.address],
      set: { optedOut, invalid, state: bounced, updatedAt: new Date() },
    })
}

async function tell(context: Context, changed: Email[], ownIds: string[]): Promise<Change[]> {
  const events: Change[] = []
  const addresses = changed.map(({ address }) => address)
  for (const { entity, join } of entitiesWithEmails()) {
    const rows = await renewed(context, entity, join, addresses, ownIds)
    if (rows.length > 0) await readEmails(context.tx, context.actor, join, rows)
    for (const { id, version, emails } of rows) {
      const after = {
        emails: (emails as Email[]).filter(({ address }) => addresses.includes(address)),
        version,
      }
      events.push({ entity: entity.name, recordId: id, type: 'marked', after })
    }
  }
  return events
}

/** The other records with one of the addresses, each at its next version; locked in one order for all. */
async function renewed(
  { tx, actor }: Context,
  entity: Entity,
  join: Join,
  addresses: string[],
  ownIds: string[],
): Promise<Row[]> {
  const { table } = entity
  const held = tx
    .select({ id: table.id })
    .from(table as PgTable)
    .where(
      and(
        eq(table.workspaceId, actor.workspace.id),
        inArray(table.id, having(tx, join, actor, addresses)),
        ownIds.length > 0 ? notInArray(table.id, ownIds) : undefined,
      ),
    )
    .orderBy(asc(table.id))
    .for('update')
  const rows = await tx
    .update(table)
    .set({ version: sql`${table.version} + 1`, updatedAt: new Date() } as never)
    .where(and(eq(table.workspaceId, actor.workspace.id), inArray(table.id, held)))
    .returning({ id: table.id, email: columnOf(entity, 'email'), version: columnOf(entity, 'version') })
  return rows as Row[]
}
