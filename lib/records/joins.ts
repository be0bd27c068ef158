import 'server-only'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import type { Fields } from '@/db/schema'
import type { Email } from '@/lib/fields/emails'
import type { Actor } from '@/lib/kernel/actor'
import type { Context } from '@/lib/kernel/command'
import type { Entity, Join } from '@/lib/kernel/entity'
import type { Change } from '@/lib/kernel/event'
import { withComputed } from './computed'
import { withCustom } from './custom-values'
import { readEmails, together } from './emails'
import { joinRow } from './join-row'
import { setMarks } from './marks'
import type { Row } from './query'

export type Links = Record<string, string[] | Email[]>

/** Separates the columns from what is kept elsewhere: in join tables, and in the company's own fields. */
export function splitJoins(
  { joins = {}, fields }: Entity,
  values: Fields,
): { columns: Fields; links: Links; custom: Fields } {
  const columns: Fields = {}
  const links: Links = {}
  const custom: Fields = {}
  for (const [name, value] of Object.entries(values)) {
    if (Object.hasOwn(fields, name) && fields[name]?.custom) custom[name] = value
    else if (!Object.hasOwn(joins, name)) columns[name] = value
    else if (Array.isArray(value)) links[name] = name === 'emails' ? value : [...value].sort()
  }
  return { columns, links, custom }
}

/** Makes the join rows of a record exactly these. What is said of addresses is said to the other records that have them. */
export async function writeJoins(
  context: Context,
  { joins = {} }: Entity,
  id: string,
  links: Links,
): Promise<Change[]> {
  const { tx, actor } = context
  for (const [name, list] of Object.entries(links)) {
    const join = joins[name]
    if (!join) continue
    const wanted = list.map(keyOf)
    const here = and(eq(join.workspaceId, actor.workspace.id), eq(join.own, id))
    const stored = (await tx.select({ other: join.other }).from(join.table).where(here)).map(({ other }) =>
      String(other),
    )
    const gone = stored.filter((other) => !wanted.includes(other))
    const added = wanted.filter((other) => !stored.includes(other))
    if (gone.length > 0) await tx.delete(join.table).where(and(here, inArray(join.other, gone)))
    await addLinks(
      { tx, actor },
      join,
      added.map((other) => ({ id, other })),
    )
  }
  return links.emails ? setMarks(context, links.emails as Email[], [id]) : []
}

const keyOf = (each: string | Email): string => (typeof each === 'string' ? each : each.address)

/** The join rows of records that were not there before. */
export async function writeNewJoins(
  context: Context,
  { joins = {} }: Entity,
  rows: readonly { id: string; links: Links }[],
): Promise<Change[]> {
  for (const [name, join] of Object.entries(joins)) {
    const pairs = rows.flatMap(({ id, links }) =>
      (links[name] ?? []).map((each) => ({ id, other: keyOf(each) })),
    )
    await addLinks(context, join, pairs)
  }
  const emails = rows.flatMap(({ links }) => (links.emails ?? []) as Email[])
  return setMarks(
    context,
    together(emails),
    rows.map(({ id }) => id),
  )
}

async function addLinks(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  join: Join,
  pairs: { id: string; other: string }[],
): Promise<void> {
  if (pairs.length === 0) return
  const rows = pairs.map(({ id, other }) => joinRow(join, actor.workspace.id, id, other))
  await tx.insert(join.table).values(rows as never)
}

/** Rows with what is kept outside of their table, of the fields that the entity, as the reader knows it, has. */
export async function withKept(tx: Tx, actor: Actor, entity: Entity, rows: Row[]): Promise<Row[]> {
  if (rows.length === 0) return rows
  const joins = Object.entries(entity.joins ?? {}).filter(([name]) => entity.fields[name])
  for (const [name, join] of joins) if (name === 'emails') await readEmails(tx, actor, join, rows)
  await readJoins(
    tx,
    actor,
    joins.filter(([name]) => name !== 'emails'),
    rows,
  )
  return withComputed(actor, entity, await withCustom(tx, actor, entity, rows))
}

/** All of them in one statement. */
async function readJoins(tx: Tx, actor: Actor, joins: [string, Join][], rows: Row[]): Promise<void> {
  const ids = sql.param(rows.map(({ id }) => id))
  const parts = joins.map(
    ([
      name,
      join,
    ]) => sql`select ${name}::text as name, ${join.own} as own, ${join.other}::text as other from ${join.table}
      where ${join.workspaceId} = ${actor.workspace.id} and ${join.own} = any(${ids}::uuid[])`,
  )
  if (parts.length === 0) return
  const { rows: links } = await tx.execute<{ name: string; own: string; other: string }>(
    sql`${sql.join(parts, sql` union all `)} order by other`,
  )
  for (const row of rows) for (const [name] of joins) row[name] = []
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const { name, own, other } of links) (byId.get(own)?.[name] as string[] | undefined)?.push(other)
}
