import 'server-only'
import '@/lib/entities' // declares everything that may refer to a record
import { aliasedTable, and, eq, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { kept, literal, type Tx } from '@/db/client'
import { activity, event, message, note } from '@/db/schema'
import { type Actor, can } from '@/lib/kernel/actor'
import { columnOf, type Entity, entityNamed } from '@/lib/kernel/entity'
import { entityFor } from '@/lib/kernel/field-rights'
import { scope } from '@/lib/kernel/scope'
import { seenMessages } from '@/lib/mail/outbound/seen'
import { referencesTo } from './references'
import type { Strand, TimelineCursor } from './timeline-entry'

/** Where an entry of a timeline is to be found: what it is, and the record that it happened with. */
export type Place = {
  strand: Strand
  id: string
  /** As the database writes it, to the microsecond. */
  at: string
  entity: string
  recordId: string
  name: string
  isMerged: boolean
}

type Asked = { strand?: Strand; before?: TimelineCursor | null; limit: number }

/** Of how many records of one kind, the newest, a timeline tells besides its own. */
const MOST_BELONGING = 500

/**
 * One page of what happened with a record and with what belongs to it, newest first. Each source is read from its own
 * index, record by record, and no further than the page needs.
 */
export async function placesOf(
  tx: Tx,
  actor: Actor,
  entity: Entity,
  id: string,
  asked: Asked,
): Promise<Place[]> {
  const { rows } = await tx.execute<Place>(kept(placesQuery(actor, entity, id, asked)))
  return rows
}

export function placesQuery(
  actor: Actor,
  entity: Entity,
  id: string,
  { strand, before, limit }: Asked,
  verb: 'explain (analyze, costs off)' | '' = '',
): SQL {
  const page = { before: before ?? null, limit }
  const sources = {
    change: () => [changes(actor, page)],
    mail: () => [mails(actor, page)],
    note: () => [notes(actor, page)],
    activity: () => activitiesOf(actor, page),
  } satisfies Record<Strand, () => SQL[]>
  const wanted = strand ? sources[strand]() : Object.values(sources).flatMap((source) => source())
  return sql`${sql.raw(verb)}
    with belongs as materialized (${belonging(actor, entity, id)}),
    place as (${sql.join(wanted, sql` union all `)})
    select strand, id, place.at::text as at, entity, "recordId", name, "isMerged" from (
      select distinct on (at, copy) * from place order by at, copy, id) place
    order by place.at desc, id desc limit ${literal(limit)}`
}

/** The record itself, those that were merged into it, and those that refer to it, as far as the actor may see them. */
function belonging(actor: Actor, entity: Entity, id: string): SQL {
  const { table } = entity
  const row = ({ name, table, title }: Entity, isMerged = false) =>
    sql`${name}::text as entity, ${table.id} as id, ${columnOf(entityNamed(name), title)}::text as name, ${isMerged}::boolean as merged`
  const own = sql`select ${row(entity)} from ${table} where ${and(scope(actor, table, entity.permissions.read), eq(table.id, id))}`
  const merged =
    'mergedIntoId' in table
      ? [
          sql`select ${row(entity, true)} from ${table} where ${and(eq(table.workspaceId, actor.workspace.id), eq(columnOf(entity, 'mergedIntoId'), id))}`,
        ]
      : []
  const referring = referringTo(actor, entity).map(
    ({ entity: other, field }) => sql`(select ${row(other)} from ${other.table}
      where ${and(scope(actor, other.table, other.permissions.read), eq(columnOf(other, field), id))}
      order by ${other.table.id} desc limit ${literal(MOST_BELONGING)})`,
  )
  return sql.join([own, ...merged, ...referring], sql` union all `)
}

/** Records that somebody looks after and that belong to one: not its own kind, and not activities, which are entries. */
export const referringTo = (actor: Actor, { name }: Entity) =>
  referencesTo(name).filter(
    ({ entity, field }) =>
      entity.name !== name &&
      entity.name !== 'activity' &&
      entity.table.ownerId &&
      can(actor, entity.permissions.read) &&
      entityFor(actor, entity).fields[field]?.type === 'record',
  )

type Page = { before: TimelineCursor | null; limit: number }

const found = (strand: Strand, at: PgColumn, id: PgColumn, copy: SQL = sql`${id}::text`) =>
  sql`${strand}::text as strand, ${id} as id, ${at} as at, ${copy} as copy`

/** A mail that somebody's mailbox laid on several records is one entry, told where it was laid first. */
const copyOf = sql`case when ${message.mailboxOf} is null then ${message.id}::text
  else concat(${message.mailboxOf}, ' ', ${message.messageId}) end`

const first = aliasedTable(message, 'first')
/** Not one of the copies that a merge brought together. */
const isOnce = or(
  isNull(message.mailboxOf),
  sql`not exists (select from ${message} as "first" where ${and(
    eq(first.workspaceId, message.workspaceId),
    eq(first.messageId, message.messageId),
    eq(first.mailboxOf, message.mailboxOf),
    eq(first.entity, message.entity),
    eq(first.recordId, message.recordId),
    eq(first.sentAt, message.sentAt),
    lt(first.id, message.id),
  )})`,
)

/** The newest of a source that are older than the page before. */
const newest = (at: PgColumn, id: PgColumn, { before, limit }: Page) =>
  sql`${before ? sql` and (${at}, ${id}) < (${before.at}::timestamptz, ${before.id}::uuid)` : sql``}
    order by ${at} desc, ${id} desc limit ${literal(limit)}`

/** For each record that belongs here, what a source has of it. */
const each = (source: SQL, which = sql`true`) =>
  sql`(select it.strand, it.id, it.at, it.copy, belongs.entity, belongs.id as "recordId", belongs.name, belongs.merged as "isMerged"
    from belongs cross join lateral (${source}) it where ${which})`

/** Mails and notes are entries themselves; what the log says of them is no further news. */
const changes = (actor: Actor, page: Page) =>
  each(sql`select ${found('change', event.at, event.id)} from ${event}
    where ${eq(event.workspaceId, actor.workspace.id)} and ${event.entity} = belongs.entity and ${event.recordId} = belongs.id
      and ${event.type} not like 'message.%' and ${event.type} not like 'note.%'
      ${newest(event.at, event.id, page)}`)

const mails = (actor: Actor, page: Page) =>
  each(sql`select ${found('mail', message.sentAt, message.id, copyOf)} from ${message}
    where ${seenMessages(actor)} and ${message.entity} = belongs.entity and ${message.recordId} = belongs.id
      and ${isOnce} ${newest(message.sentAt, message.id, page)}`)

const notes = (actor: Actor, page: Page) =>
  each(sql`select ${found('note', note.createdAt, note.id)} from ${note}
    where ${eq(note.workspaceId, actor.workspace.id)} and ${note.entity} = belongs.entity and ${note.recordId} = belongs.id
      ${newest(note.createdAt, note.id, page)}`)

/** Of each field by which an activity names records. */
function activitiesOf(actor: Actor, page: Page): SQL[] {
  const entity = entityFor(actor, entityNamed('activity'))
  const seen = scope(actor, activity, 'activity:read')
  const begun = sql`select ${found('activity', activity.toldAt, activity.id)}`
  return Object.entries(entity.fields).flatMap(([name, { type, to, readOnly }]) => {
    if (readOnly || (type !== 'record' && type !== 'records')) return []
    const join = entity.joins?.[name]
    const named = join
      ? sql`${join.table} join ${activity} on ${and(eq(activity.workspaceId, join.workspaceId), eq(activity.id, join.own))}
          where ${eq(join.workspaceId, actor.workspace.id)} and ${join.other} = belongs.id`
      : sql`${activity} where ${columnOf(entity, name)} = belongs.id`
    return [
      each(
        sql`${begun} from ${named} and ${seen} ${newest(activity.toldAt, activity.id, page)}`,
        sql`belongs.entity = ${to}`,
      ),
    ]
  })
}
