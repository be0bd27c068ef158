import 'server-only'
import { and, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { type Actor, withBin } from '@/lib/kernel/actor'
import type { Entity } from '@/lib/kernel/entity'
import { scope } from '@/lib/kernel/scope'

export type Archived = 'no' | 'only' | 'any'

/** What an actor may see of a kind of record: what is in use, what is archived, or both. */
export function seen(actor: Actor, { table, permissions }: Entity, archived: Archived = 'no'): SQL {
  const { isArchived, archivedAt } = table
  return (
    and(
      // What is in the bin is archived: to ask again would keep indexes from answering alone.
      scope(archived === 'no' && isArchived ? withBin(actor) : actor, table, permissions.read),
      archived !== 'any' && isArchived ? eq(isArchived, archived === 'only') : undefined,
      archived !== 'any' && !isArchived && archivedAt
        ? (archived === 'only' ? isNotNull : isNull)(archivedAt)
        : undefined,
    ) ?? sql`false`
  )
}
