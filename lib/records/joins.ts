import 'server-only'
import { and, eq, inArray } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Fields } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import type { Entity, Join } from '@/lib/kernel/entity'

type Links = Record<string, string[]>

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
    else if (Array.isArray(value)) links[name] = [...value].sort()
  }
  return { columns, links, custom }
}

/** Makes the join rows of a record exactly these. */
export async function writeJoins(
  { tx, actor }: Context,
  { joins = {} }: Entity,
  id: string,
  links: Links,
): Promise<void> {
  for (const [name, wanted] of Object.entries(links)) {
    const join = joins[name]
    if (!join) continue
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
}

/** The join rows of records that were not there before. */
export async function writeNewJoins(
  context: Pick<Context, 'tx' | 'actor'>,
  { joins = {} }: Entity,
  rows: readonly { id: string; links: Links }[],
): Promise<void> {
  for (const [name, join] of Object.entries(joins)) {
    const pairs = rows.flatMap(({ id, links }) => (links[name] ?? []).map((other) => ({ id, other })))
    await addLinks(context, join, pairs)
  }
}

async function addLinks(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  join: Join,
  pairs: { id: string; other: string }[],
): Promise<void> {
  if (pairs.length === 0) return
  const [own, other] = [keyOf(join.table, join.own), keyOf(join.table, join.other)]
  const rows = pairs.map((pair) => ({
    workspaceId: actor.workspace.id,
    [own]: pair.id,
    [other]: pair.other,
  }))
  await tx.insert(join.table).values(rows as never)
}

const keyOf = (table: object, column: PgColumn): string =>
  Object.entries(table).find(([, each]) => each === column)?.[0] ?? column.name
