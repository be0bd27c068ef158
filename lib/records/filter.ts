import 'server-only'
import { and, not, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { fieldKinds } from '@/lib/fields'
import type { Actor } from '@/lib/kernel/actor'
import { columnOf, type Entity, entityNamed } from '@/lib/kernel/entity'
import { invalidField } from '@/lib/kernel/errors'
import { entityFor } from '@/lib/kernel/field-rights'
import { storable } from '@/lib/kernel/input'
import { whereCustom } from './custom-values'
import { type Condition, type Filter, relatedIn } from './filter-shape'
import { hasRelated, relationsOf } from './relations'
import { seen } from './seen'

const condition = z.tuple([z.string().max(60), z.string().max(20)]).rest(z.unknown())

const relation = z.string().max(100)

export const filterSchema: z.ZodType<Filter> = z.lazy(() =>
  z.union([
    z.strictObject({ and: z.array(filterSchema).max(20) }),
    z.strictObject({ or: z.array(filterSchema).max(20) }),
    z.strictObject({ not: filterSchema }),
    z.strictObject({ has: relation, where: filterSchema.optional() }),
    z.strictObject({ lacks: relation, where: filterSchema.optional() }),
    condition as unknown as z.ZodType<Filter>,
  ]),
)

const isBounded = (text: string): boolean => text.length <= 4000 && depthOf(text) <= 12

/** A filter that is no longer and no deeper than an address may carry. */
export const boundedFilter = filterSchema.refine((filter) => isBounded(JSON.stringify(filter)))

/** The filter of a URL; anything unreadable or too deep is no filter. */
export function parseFilter(text: string | null): Filter | undefined {
  if (!text || !isBounded(text)) return undefined
  try {
    return filterSchema.safeParse(storable(JSON.parse(text))).data
  } catch {
    return undefined
  }
}

/** From customers to their deals, to what was done for these. */
const FURTHEST = 2

/** The SQL of a filter. A field, comparison or relation the entity does not declare is refused. */
export function whereFilter(actor: Actor, entity: Entity, filter: Filter, steps = 0): SQL {
  const whereOf = (part: Filter) => whereFilter(actor, entity, part, steps)
  if ('and' in filter) return and(...filter.and.map(whereOf)) ?? sql`true`
  if ('or' in filter) return or(...filter.or.map(whereOf)) ?? sql`true`
  // An empty field makes a comparison unknown, and what is unknown does not hold.
  if ('not' in filter) return sql`(${whereOf(filter.not)}) is not true`
  const related = relatedIn(filter)
  if (related) {
    const has = whereRelated(actor, entity, related, steps)
    return related.isThere ? has : not(has)
  }
  return whereField(actor, entity, filter as Condition)
}

/** By what stands in lists of the other kind, and only as far as the actor sees it. */
function whereRelated(
  actor: Actor,
  entity: Entity,
  { name, where }: { name: string; where?: Filter },
  steps: number,
): SQL {
  const relation = relationsOf(actor, entity).find((each) => each.name === name)
  if (!relation || steps >= FURTHEST) throw invalidField(name, 'filter')
  const other = entityNamed(relation.kind)
  const fits = and(seen(actor, other), where && whereFilter(actor, other, where, steps + 1)) ?? sql`false`
  return hasRelated(actor, entity, relation, fits)
}

function whereField(actor: Actor, entity: Entity, [name, operation, value]: Condition): SQL {
  const { fields } = entityFor(actor, entity)
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined
  const operators = field && !field.hidden ? fieldKinds[field.type].operators : {}
  const operator = Object.hasOwn(operators, operation) ? operators[operation] : undefined
  if (!field || !operator) throw invalidField(name, 'filter')
  if (field.custom) return whereCustom({ entity, name, field, actor }, operation, value)
  if (field.type === 'choices') throw invalidField(name, 'filter')
  const column = columnOf(entity, Object.hasOwn(entity.joins ?? {}, name) ? 'id' : name)
  return operator({ entity, name, field, column, actor }, value)
}

function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  for (const character of text) {
    if (character === '{' || character === '[') deepest = Math.max(deepest, ++depth)
    else if (character === '}' || character === ']') depth--
  }
  return deepest
}
