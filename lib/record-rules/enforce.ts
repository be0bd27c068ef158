import 'server-only'
import { sql } from 'drizzle-orm'
import type { Fields } from '@/db/schema'
import { isBlank } from '@/lib/fields/blank'
import { reachingAll } from '@/lib/kernel/actor'
import type { Context } from '@/lib/kernel/command'
import { entityIn } from '@/lib/kernel/custom-fields'
import { applies, type Entity } from '@/lib/kernel/entity'
import { Refusal, type Words } from '@/lib/kernel/errors'
import { addressesIn } from '@/lib/records/addresses'
import { getRecord } from '@/lib/records/query'
import { twinsOf } from '@/lib/records/twins'
import { searchKey } from '@/lib/vietnam/text'
import { demandedOf, holds } from './conditions'
import { inUse, type RecordRules, rulesOf } from './rules'

/** A record before and what is written of it; `before` is null for a new one. */
export type Written = { before: Fields | null; patch: Fields }

/**
 * Refuses, field by field, what the company does not take: a demanded field left empty or emptied, and what another
 * record holds already. Records from before a rule stay as they are until these fields are touched.
 */
export async function enforceRules(
  context: Context,
  declared: Entity,
  all: readonly Written[],
): Promise<void> {
  const entity = entityIn(context.actor, declared)
  const rules = inUse(entity, await rulesOf(context.tx, context.actor, entity))
  const { required, conditional, distinct } = rules
  if (required.length + conditional.length + distinct.length === 0) return
  const refused: Record<string, Words> = {}
  let twinId: string | undefined
  for (const { before, patch } of all) {
    const after = { ...before, ...patch }
    const asked = askedBy(rules, before, patch)
    for (const name of asked) {
      const field = entity.fields[name]
      if (field && applies(field, after) && isBlank(after[name]))
        Object.assign(refused, said(entity, name, { key: 'required' }))
    }
  }
  if (distinct.some((name) => all.some(({ patch }) => !isBlank(patch[name]))))
    await oneAtATime(context, entity)
  for (const name of distinct) {
    const twin = await firstTwin(context, entity, name, all)
    if (!twin) continue
    Object.assign(refused, said(entity, name, named(twin.name)))
    twinId ??= twin.id
  }
  if (Object.keys(refused).length > 0)
    throw new Refusal('invalid', { key: 'invalid' }, refused, {
      entity: entity.name,
      ...(twinId && { twinId }),
    })
}

/** What a write has to answer for: of a new record all, later what is touched, and what a new value elsewhere brings. */
function askedBy(rules: RecordRules, before: Fields | null, patch: Fields): string[] {
  const after = { ...before, ...patch }
  if (!before) return demandedOf(rules, after)
  const touched = demandedOf(rules, after).filter((name) => name in patch)
  const brought = rules.conditional.filter((each) => holds(each, after) && !holds(each, before))
  return [...new Set([...touched, ...brought.flatMap((each) => each.required)])]
}

/** Where a field is the first of several it is said of both: the one or the other stands on the screen. */
const said = ({ fields }: Entity, name: string, words: Words): Record<string, Words> => ({
  [name]: words,
  ...(fields[name]?.several && { [fields[name].several]: words }),
})

/** What a patch says of a field that was not there before, each value where there are several. */
function newValues({ fields }: Entity, name: string, { before, patch }: Written): string[] {
  const values = (row: Fields) => (fields[name]?.several ? addressesIn(row) : [row[name]])
  const old = before ? values(before) : []
  return values(patch).flatMap((value) => (isBlank(value) || old.includes(value) ? [] : [String(value)]))
}

/** Two who write the same at the same moment come one after the other. */
async function oneAtATime({ tx, actor }: Context, { name }: Entity): Promise<void> {
  const key = `${actor.workspace.id} ${name}`
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`)
}

/** Who holds the same; nothing of a record that the actor may not see. */
type Twin = { name?: unknown; id?: string }

/** The first that shares a value with another record, there already or among those that are written with it. */
async function firstTwin(
  { tx, actor }: Context,
  entity: Entity,
  name: string,
  all: readonly Written[],
): Promise<Twin | null> {
  const written = all.flatMap((each) => {
    const { id, [entity.title]: title } = { ...each.before, ...each.patch }
    return newValues(entity, name, each).map((value) => ({ id: String(id), title: String(title), value }))
  })
  const everyone = reachingAll(actor, entity.permissions.read)
  const values = written.map(({ value }) => value)
  const twins = await twinsOf(tx, everyone, entity, name, values)
  const together = new Map<string, string>()
  for (const { id, title, value } of written) {
    const key = searchKey(value)
    const [twin] = (twins.get(key) ?? []).filter((each) => each !== id)
    if (twin) {
      const seen = await getRecord(tx, actor, entity, twin)
      return { name: seen?.[entity.title], id: seen?.id }
    }
    if (together.has(key)) return { name: together.get(key) }
    together.set(key, title)
  }
  return null
}

/** A twin's name only as far as the actor may see it. */
const named = (name: unknown): Words =>
  name === undefined ? { key: 'duplicate' } : { key: 'duplicateOf', params: { name: String(name) } }
