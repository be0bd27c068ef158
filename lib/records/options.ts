import 'server-only'
import { asc, eq, isNotNull, ne, or, type SQL, sql } from 'drizzle-orm'
import { kept, type Tx } from '@/db/client'
import type { Actor } from '@/lib/kernel/actor'
import { columnOf, type Entity, entityNamed, type Field, isSearched, orderOf } from '@/lib/kernel/entity'
import { scope } from '@/lib/kernel/scope'
import { hasBelow } from './references'

/** A record as a choice: enough to name and colour it. */
export type Option = { id: string; name: string; color?: string; isArchived?: boolean; of?: string }

/** Which records of a dictionary a field offers. */
type Offer = Pick<Field, 'offered' | 'leaf' | 'among'>
type OptionRow = {
  list: string
  id: string
  name: string
  color: string | null
  isArchived: boolean
  of: string | null
}

/** All records of a dictionary in its order; archived, inactive or unoffered ones come last and are marked. */
export async function listOptions(tx: Tx, actor: Actor, name: string, offer: Offer = {}): Promise<Option[]> {
  const lists = await listsOf(tx, actor, [[name, offer]])
  return lists[name] ?? []
}

/** Options of every entity that the fields of `entity` refer to, by entity name; what is known already is not read again. */
export async function optionsFor(
  tx: Tx,
  actor: Actor,
  entity: Pick<Entity, 'fields'>,
  known: Readonly<Record<string, Option[]>> = {},
): Promise<Record<string, Option[]>> {
  const asked = new Map<string, Offer>()
  for (const field of Object.values(entity.fields))
    if (field.to && !isSearched(field) && !known[field.to]) asked.set(field.to, field)
  return { ...known, ...(await listsOf(tx, actor, [...asked])) }
}

/** Several dictionaries in one trip. */
async function listsOf(
  tx: Tx,
  actor: Actor,
  asked: readonly (readonly [string, Offer])[],
): Promise<Record<string, Option[]>> {
  const lists: Record<string, Option[]> = Object.fromEntries(asked.map(([name]) => [name, []]))
  if (asked.length === 0) return lists
  const parts = asked.map(([name, offer]) => optionsQuery(actor, entityNamed(name), offer))
  const { rows } = await tx.execute<OptionRow>(kept(sql.join(parts, sql` union all `)))
  for (const { list, id, name, color, isArchived, of } of rows)
    lists[list]?.push({
      id,
      name,
      ...(color ? { color } : {}),
      ...(isArchived ? { isArchived } : {}),
      ...(of ? { of } : {}),
    })
  return lists
}

function optionsQuery(actor: Actor, entity: Entity, { offered, leaf, among }: Offer): SQL {
  const { table, title, fields, permissions } = entity
  const archived = or(
    table.archivedAt ? isNotNull(table.archivedAt) : sql`false`,
    table.isActive ? eq(table.isActive, false) : undefined,
    offered ? unoffered(entity, offered) : undefined,
    leaf ? hasBelow(actor, entity) : undefined,
  )
  return sql`(select ${entity.name}::text as list, ${table.id}::text as id, ${columnOf(entity, title)}::text as name,
      ${fields.color ? columnOf(entity, 'color') : sql`null`}::text as color, (${archived}) as "isArchived",
      ${among ? columnOf(entity, among.field) : sql`null`}::text as of
    from ${table} where ${scope(actor, table, permissions.read)}
    order by (${archived}), ${asc(table.position ?? orderOf(entity, title))}, ${asc(table.id)} limit 2000)`
}

const unoffered = (entity: Entity, offered: NonNullable<Field['offered']>) =>
  typeof offered === 'string'
    ? eq(columnOf(entity, offered), false)
    : ne(columnOf(entity, offered.field), offered.is)
