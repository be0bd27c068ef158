import 'server-only'
import { and, asc, count, desc, eq, inArray, isNotNull, lte, type SQL, sql } from 'drizzle-orm'
import { type PgColumn, type PgTable, unionAll } from 'drizzle-orm/pg-core'
import type { Tx } from '@/db/client'
import { MAILED, member, message } from '@/db/schema'
import { type Actor, can, withBin } from '@/lib/kernel/actor'
import { columnOf, type Entity } from '@/lib/kernel/entity'
import { isHidden } from '@/lib/kernel/field-rights'
import { scope } from '@/lib/kernel/scope'
import { PAGE } from './query'

/** A record in the bin; `messages` of its mails go with it. */
export type Binned = {
  kind: string
  id: string
  version: number
  title: string
  deletedAt: string
  deletedBy: string | null
  messages: number
}
export type BinCursor = { at: string; id: string }
export type BinPage = { rows: Binned[]; next: BinCursor | null; counts: Record<string, number> }

/** The place that an address names, as `next` is written there. */
export function cursorIn(text: string | null): BinCursor | null {
  const [, at, id] = /^(\d{4}-\d\d-\d\dT[\d:.]{8,15}Z)~([0-9a-f-]{36})$/.exec(text ?? '') ?? []
  return at && id && !Number.isNaN(Date.parse(at)) ? { at, id } : null
}

/** One page of what the actor deleted or may delete, of one kind or of all, what was deleted last first. */
export async function listBin(
  tx: Tx,
  actor: Actor,
  kinds: readonly Entity[],
  { kind, after }: { kind?: string; after?: BinCursor | null } = {},
): Promise<BinPage> {
  const own = kinds.filter(({ permissions }) => can(actor, permissions.delete))
  const asked = own.filter(({ name }) => !kind || name === kind)
  const found = await together(asked.map((entity) => part(tx, actor, entity, after ?? null)))
  found.sort((a, b) => (a.at + a.id < b.at + b.id ? 1 : -1))
  const rows = found.slice(0, PAGE)
  const last = found.length > PAGE ? rows.at(-1) : undefined
  const counts: Record<string, number> = {}
  for (const entity of own) counts[entity.name] = await countBin(tx, actor, entity)
  return {
    rows: await withMore(tx, actor, rows),
    next: last ? { at: last.at, id: last.id } : null,
    counts,
  }
}

/** The oldest in the bin that the actor may erase. */
export async function nextInBin(
  tx: Tx,
  actor: Actor,
  entity: Entity,
  { until, limit }: { until?: Date; limit: number },
): Promise<{ id: string; version: number; deletedAt: Date }[]> {
  const deletedAt = columnOf(entity, 'deletedAt')
  const rows = await tx
    .select({ id: entity.table.id, version: columnOf(entity, 'version'), deletedAt })
    .from(entity.table as PgTable)
    .where(and(inBin(actor, entity), until && lte(deletedAt, until)))
    .orderBy(asc(deletedAt), asc(entity.table.id))
    .limit(limit)
  return rows as { id: string; version: number; deletedAt: Date }[]
}

async function countBin(tx: Tx, actor: Actor, entity: Entity): Promise<number> {
  const [row] = await tx
    .select({ n: count() })
    .from(entity.table as PgTable)
    .where(inBin(actor, entity))
  return row?.n ?? 0
}

const inBin = (actor: Actor, entity: Entity): SQL | undefined =>
  and(
    scope(withBin(actor), entity.table, entity.permissions.delete),
    isNotNull(columnOf(entity, 'deletedAt')),
  )

type Found = Pick<Binned, 'kind' | 'id' | 'version' | 'title' | 'deletedBy'> & { at: string }

function part(tx: Tx, actor: Actor, entity: Entity, after: BinCursor | null) {
  const { table, name, title } = entity
  const deletedAt = columnOf(entity, 'deletedAt')
  const named = isHidden(actor, entity, title) ? sql`''` : sql`${columnOf(entity, title)}`
  return tx
    .select({
      kind: sql<string>`${name}::text`.as('kind'),
      id: sql<string>`${table.id}`.as('id'),
      version: sql<number>`${columnOf(entity, 'version')}`.as('version'),
      title: sql<string>`${named}::text`.as('title'),
      deletedBy: sql<string | null>`${columnOf(entity, 'deletedBy')}`.as('deleted_by'),
      at: moment(deletedAt).as('at'),
    })
    .from(table as PgTable)
    .where(
      and(
        inBin(actor, entity),
        after ? sql`(${deletedAt}, ${table.id}) < (${after.at}::timestamptz, ${after.id}::uuid)` : undefined,
      ),
    )
    .orderBy(desc(deletedAt), desc(table.id))
    .limit(PAGE + 1)
}

/** As text that sorts as the moments do, microseconds and all. */
const moment = (column: PgColumn) =>
  sql<string>`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

async function together([first, second, ...rest]: ReturnType<typeof part>[]): Promise<Found[]> {
  if (!first) return []
  return second ? unionAll(first, second, ...rest) : first
}

/** Who deleted each, and how many mails hang on it. */
async function withMore(tx: Tx, actor: Actor, rows: Found[]): Promise<Binned[]> {
  if (rows.length === 0) return []
  const here = actor.workspace.id
  const people = rows.flatMap(({ deletedBy }) => deletedBy ?? [])
  const named =
    people.length === 0
      ? []
      : await tx
          .select({ id: member.id, name: member.name })
          .from(member)
          .where(and(eq(member.workspaceId, here), inArray(member.id, people)))
  const names = new Map(named.map(({ id, name }) => [id, name]))
  const ids = rows.map(({ id }) => id)
  const counted = await tx
    .select({ id: message.recordId, n: count() })
    .from(message)
    .where(
      and(
        eq(message.workspaceId, here),
        inArray(message.entity, [...MAILED]),
        inArray(message.recordId, ids),
      ),
    )
    .groupBy(message.recordId)
  const mails = new Map(counted.map(({ id, n }) => [id, n]))
  return rows.map(({ at, deletedBy, ...row }) => ({
    ...row,
    deletedAt: at,
    deletedBy: (deletedBy && names.get(deletedBy)) ?? null,
    messages: mails.get(row.id) ?? 0,
  }))
}
