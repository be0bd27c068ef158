import 'server-only'
import { and, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { fieldKinds } from '@/lib/fields'
import type { Actor } from '@/lib/kernel/actor'
import { columnOf, type Entity } from '@/lib/kernel/entity'
import { invalidField } from '@/lib/kernel/errors'
import { entityFor } from '@/lib/kernel/field-rights'
import { storable } from '@/lib/kernel/input'
import { whereCustom } from './custom-values'
import type { Filter } from './filter-shape'

const condition = z.tuple([z.string().max(60), z.string().max(20)]).rest(z.unknown())

export const filterSchema: z.ZodType<Filter> = z.lazy(() =>
  z.union([
    z.strictObject({ and: z.array(filterSchema).max(20) }),
    z.strictObject({ or: z.array(filterSchema).max(20) }),
    z.strictObject({ not: filterSchema }),
    condition as unknown as z.ZodType<Filter>,
  ]),
)

/** The filter of a URL; anything unreadable or too deep is no filter. */
export function parseFilter(text: string | null): Filter | undefined {
  if (!text || text.length > 4000 || depthOf(text) > 12) return undefined
  try {
    return filterSchema.safeParse(storable(JSON.parse(text))).data
  } catch {
    return undefined
  }
}

/** The SQL of a filter. A field or comparison the entity does not declare is refused. */
export function whereFilter(actor: Actor, entity: Entity, filter: Filter): SQL {
  if ('and' in filter) return and(...filter.and.map((part) => whereFilter(actor, entity, part))) ?? sql`true`
  if ('or' in filter) return or(...filter.or.map((part) => whereFilter(actor, entity, part))) ?? sql`true`
  // An empty field makes a comparison unknown, and what is unknown does not hold.
  if ('not' in filter) return sql`(${whereFilter(actor, entity, filter.not)}) is not true`
  const [name, operation, value] = filter
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
