import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/kernel/actor'
import type { Entity } from '@/lib/kernel/entity'
import { invalidField } from '@/lib/kernel/errors'
import { entityFor } from '@/lib/kernel/field-rights'
import { boundedFilter, parseFilter, whereFilter } from './filter'
import type { Query } from './query'

/** What a list is asked for: by its page through the URL, by its next pages through actions. */
export const listQuery = z.strictObject({
  filter: boundedFilter.optional(),
  search: z.string().max(200).optional(),
  archived: z.enum(['no', 'only', 'any']).optional(),
  sort: z.strictObject({ field: z.string().max(60), descending: z.boolean() }).optional(),
})

export const cursor = z.strictObject({ value: z.string().max(500).nullable(), id: z.uuid() })

/** The query of a URL: `q`, `filter` (JSON), `sort` (`-` first: descending), `archived`. Unreadable parts are ignored. */
export function listQueryOf(search: URLSearchParams): Query {
  const sort = search.get('sort')
  const archived = search.get('archived')
  const filter = parseFilter(search.get('filter'))
  const text = search.get('q')?.trim().slice(0, 200)
  return {
    ...(filter && { filter }),
    ...(text && { search: text }),
    ...((archived === 'only' || archived === 'any') && { archived }),
    ...(sort && { sort: { field: sort.replace(/^-/, ''), descending: sort.startsWith('-') } }),
  }
}

/** Refuses what the entity does not offer: an unknown or hidden field, a comparison it lacks, an unsortable order. */
export function checkQuery(actor: Actor, entity: Entity, { filter, sort }: Query): void {
  if (filter) whereFilter(actor, entity, filter)
  const { fields } = entityFor(actor, entity)
  const field = sort && Object.hasOwn(fields, sort.field) ? fields[sort.field] : undefined
  if (sort && (!field?.sortable || field.hidden)) throw invalidField(sort.field, 'sort')
}

export const isId = (text: string): boolean => z.uuid().safeParse(text).success
