import 'server-only'
import type { Actor } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import type { Entity } from '@/lib/kernel/entity'
import { notFound } from '@/lib/kernel/errors'
import { entityFor, withoutHidden } from '@/lib/kernel/field-rights'
import { isId } from './list-query'
import { mergeRows } from './merge'
import { MOST_MERGED } from './mergeable'
import { type Option, optionsFor } from './options'
import type { Row } from './query'
import { withNames } from './references'

/** The records of an address that can become one, with what they refer to; not found where there are not two. */
export async function loadMerge(
  actor: Actor,
  declared: Entity,
  search: URLSearchParams,
): Promise<{ ids: string[]; records: Row[]; options: Record<string, Option[]> }> {
  const entity = entityFor(actor, declared)
  const ids = (search.get('ids') ?? '').split(',').filter(isId).slice(0, MOST_MERGED)
  return reading(actor, async (tx) => {
    const rows = await mergeRows({ tx, actor }, declared, ids)
    if (rows.length < 2) throw notFound()
    const shown = rows.map((row) => withoutHidden(actor, declared, row))
    return {
      ids,
      records: await withNames(tx, actor, entity, shown),
      options: await optionsFor(tx, actor, entity),
    }
  })
}
