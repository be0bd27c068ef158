import 'server-only'
import { and, eq, ne, sql } from 'drizzle-orm'
import type { Fields } from '@/db/schema'
import { reachingAll } from '@/lib/kernel/actor'
import type { Context } from '@/lib/kernel/command'
import { entityIn } from '@/lib/kernel/custom-fields'
import { applies, columnOf, type Entity } from '@/lib/kernel/entity'
import { Refusal, type Words } from '@/lib/kernel/errors'
import { whereCustom } from '@/lib/records/custom-values'
import { getRecord, visible } from '@/lib/records/query'
import { searchKey } from '@/lib/vietnam/text'
import { rulesOf } from './rules'

/**
 * Refuses, field by field, what the company does not take: a demanded field left empty or emptied, and what another
 * record holds already. Records from before a rule stay as they are until these fields are touched.
 */
export async function enforceRules(
  context: Context,
  declared: Entity,
  before: Fields | null,
  patch: Fields,
): Promise<void> {
  const entity = entityIn(context.actor, declared)
  const { required, distinct } = await rulesOf(context.tx, context.actor, entity)
  if (required.length + distinct.length === 0) return
  const after = { ...before, ...patch }
  const refused: Record<string, Words> = {}
  for (const name of required) {
    const field = entity.fields[name]
    const isTouched = !before || name in patch
    if (field && isTouched && applies(field, after) && isBlank(after[name]))
      refused[name] = { key: 'required' }
  }
  if (distinct.some((name) => !isBlank(patch[name]))) await oneAtATime(context, entity)
  for (const name of distinct) {
    const value = patch[name]
    if (!entity.fields[name] || isBlank(value) || (before && value === before[name])) continue
    const twin = await twinOf(context, entity, name, value, String(after.id))
    if (twin) refused[name] = twin
  }
  if (Object.keys(refused).length > 0) throw new Refusal('invalid', { key: 'invalid' }, refused)
}

/** Two who write the same at the same moment come one after the other. */
async function oneAtATime({ tx, actor }: Context, { name }: Entity): Promise<void> {
  const key = `${actor.workspace.id} ${name}`
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`)
}

const isBlank = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** Another record with the same value, capitals and marks apart; its name only as far as the actor may see it. */
async function twinOf(
  { tx, actor }: Context,
  entity: Entity,
  name: string,
  value: unknown,
  ownId: string,
): Promise<Words | null> {
  const same = await sameAs({ tx, actor }, entity, name, value, ownId)
  if (!same) return null
  const seen = await getRecord(tx, actor, entity, same)
  return seen ? { key: 'duplicateOf', params: { name: String(seen[entity.title]) } } : { key: 'duplicate' }
}

async function sameAs(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  entity: Entity,
  name: string,
  value: unknown,
  ownId: string,
): Promise<string | null> {
  const everyone = reachingAll(actor, entity.permissions.read)
  const field = entity.fields[name]
  if (field?.custom) {
    const [row] = await tx
      .select({ id: entity.table.id })
      .from(entity.table)
      .where(
        and(
          eq(entity.table.workspaceId, actor.workspace.id),
          whereCustom({ actor, entity, name, field }, 'is', value),
          ne(entity.table.id, ownId),
        ),
      )
      .limit(1)
    return row ? String(row.id) : null
  }
  const column = columnOf(entity, name)
  const rows = await tx
    .select({ id: entity.table.id, value: column })
    .from(entity.table)
    .where(
      and(visible(everyone, entity, { search: String(value), archived: 'any' }), ne(entity.table.id, ownId)),
    )
    .limit(200)
  const same = rows.find((row) => searchKey(String(row.value ?? '')) === searchKey(String(value)))
  return same ? String(same.id) : null
}
