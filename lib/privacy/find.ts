import 'server-only'
import { and, eq, inArray, notInArray, or, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { emailAddress, event, message, searchToken } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { columnOf, type Entity, type Field, isSearched } from '@/lib/kernel/entity'
import { whereCustom } from '@/lib/records/custom-values'
import { having } from '@/lib/records/emails'
import { withKept } from '@/lib/records/joins'
import { type Row, selection } from '@/lib/records/query'
import { searchKey } from '@/lib/vietnam/text'
import type { Person } from './person'
import { fieldsBy, personalEntities } from './places'

export type Holding = { entity: Entity; rows: Row[] }

/** The records of every kind that name this person's address or number, found by their search tokens. */
export async function recordsOf(tx: Tx, actor: Actor, person: Person, limit = 2000): Promise<Holding[]> {
  const found: Holding[] = []
  for (const entity of personalEntities(actor)) {
    const ways = [
      way(tx, actor, entity, 'email', person.email),
      way(tx, actor, entity, 'phone', person.phone),
    ].flatMap((each) => each ?? [])
    if (ways.length === 0) continue
    const rows = await tx
      .select(selection(entity))
      .from(entity.table)
      .where(
        and(
          eq(entity.table.workspaceId, actor.workspace.id),
          inArray(
            entity.table.id,
            sql`(select ${searchToken.recordId} from ${searchToken} where ${and(
              eq(searchToken.workspaceId, actor.workspace.id),
              eq(searchToken.entity, entity.name),
              inArray(
                searchToken.token,
                ways.map(({ token }) => token),
              ),
            )})`,
          ),
          or(...ways.map(({ matches }) => matches)),
        ),
      )
      .limit(limit)
    if (rows.length > 0) found.push({ entity, rows: await withKept(tx, actor, entity, rows as Row[]) })
  }
  return [...found, ...(await aboutThem(tx, actor, found))]
}

/** What tells of a person only by being about their record: calls and cases, with all that was written down of them. */
async function aboutThem(tx: Tx, actor: Actor, people: readonly Holding[]): Promise<Holding[]> {
  const found: Holding[] = []
  for (const entity of personalEntities(actor)) {
    const links = people.flatMap((holding) => linksTo(tx, actor, entity, holding))
    if (PEOPLE.has(entity.name) || links.length === 0) continue
    const known = people.flatMap(({ entity: { name }, rows }) =>
      name === entity.name ? rows.map(({ id }) => id) : [],
    )
    const rows = await tx
      .select(selection(entity))
      .from(entity.table)
      .where(
        and(
          eq(entity.table.workspaceId, actor.workspace.id),
          or(...links),
          notInArray(entity.table.id, known),
        ),
      )
    if (rows.length > 0) found.push({ entity, rows: await withKept(tx, actor, entity, rows as Row[]) })
  }
  return found
}

/** Kinds of which a record is a person: found by its own address alone, as it may be linked to somebody else. */
const PEOPLE: ReadonlySet<string> = new Set(['contact', 'lead', 'account'])

function linksTo(tx: Tx, actor: Actor, entity: Entity, { entity: of, rows }: Holding): SQL[] {
  const ids = rows.flatMap(({ id, kind }) => (kind === 'organization' ? [] : [id]))
  if (!PEOPLE.has(of.name) || ids.length === 0) return []
  return Object.entries(entity.fields).flatMap(([name, field]) => {
    if (!isSearched(field) || field.to !== of.name) return []
    const join = entity.joins?.[name]
    return [
      inArray(join ? entity.table.id : columnOf(entity, name), join ? having(tx, join, actor, ids) : ids),
    ]
  })
}

/** How an entity is met by an address or number: the token in the index, and the exact test behind it. */
function way(tx: Tx, actor: Actor, entity: Entity, kind: 'email' | 'phone', value: string | null) {
  const names = fieldsBy(entity, kind)
  if (!value || names.length === 0) return undefined
  const join = kind === 'email' ? entity.joins?.emails : undefined
  const matches = or(
    ...names.map((name): SQL => {
      const field = entity.fields[name] as Field
      if (field.custom) return whereCustom({ actor, entity, name, field }, 'is', value)
      const column = columnOf(entity, name)
      return kind === 'email' ? sql`lower(${column}) = ${value}` : eq(column, value)
    }),
    join && inArray(entity.table.id, having(tx, join, actor, [value])),
  )
  return { token: kind === 'email' ? searchKey(value).slice(0, 64) : value.replace(/\D/g, ''), matches }
}

/** Records that are gone, and still named in the log. */
export async function goneRecordsOf(
  tx: Tx,
  actor: Actor,
  person: Person,
): Promise<{ entity: string; recordId: string }[]> {
  const entities = personalEntities(actor)
  const sides = entities.flatMap((entity) =>
    (['email', 'phone'] as const).flatMap((kind) => {
      const value = person[kind]
      return value
        ? fieldsBy(entity, kind).map((name) =>
            and(
              eq(event.entity, entity.name),
              or(sql`lower(${event.before} ->> ${name}) = ${value}`, inList(entity, name, value)),
            ),
          )
        : []
    }),
  )
  if (sides.length === 0) return []
  return tx
    .select({ entity: event.entity, recordId: event.recordId })
    .from(event)
    .where(and(eq(event.workspaceId, actor.workspace.id), eq(event.type, 'deleted'), or(...sides)))
    .limit(2000)
}

/** An address that was not the first of a record. */
function inList(entity: Entity, name: string, address: string): SQL | undefined {
  const list = entity.fields[name]?.several
  return list ? sql`${event.before} -> ${list} @> ${JSON.stringify([{ address }])}::jsonb` : undefined
}

/** Messages to or from the person, and those on the records found. */
export async function messageIdsOf(
  tx: Tx,
  actor: Actor,
  person: Person,
  holdings: Holding[],
  limit = 5000,
): Promise<string[]> {
  const ids = new Set<string>()
  if (person.email) {
    const { rows } = await tx.execute<{ id: string }>(
      sql`select id from cohoi_messages_of(${person.email}) as id limit ${limit}`,
    )
    for (const { id } of rows) ids.add(id)
  }
  for (const { entity, rows } of holdings) {
    const linked = await tx
      .select({ id: message.id })
      .from(message)
      .where(
        and(
          eq(message.workspaceId, actor.workspace.id),
          eq(message.entity, entity.name),
          inArray(
            message.recordId,
            rows.map(({ id }) => id),
          ),
        ),
      )
      .limit(limit)
    for (const { id } of linked) ids.add(id)
  }
  return [...ids]
}

/** What bounces taught about the person's address. */
export async function addressStateOf(tx: Tx, actor: Actor, { email }: Person) {
  if (!email) return null
  const { address, state, bounces, reason, optedOut, invalid } = emailAddress
  const [row] = await tx
    .select({ address, state, bounces, reason, optedOut, invalid })
    .from(emailAddress)
    .where(and(eq(emailAddress.workspaceId, actor.workspace.id), eq(address, email)))
  return row ?? null
}
