import 'server-only'
import { and, eq, gte, inArray, lt, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { type Fields, searchToken } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { columnOf, type Entity } from '@/lib/kernel/entity'
import { queryTokens } from '@/lib/vietnam/text'
import { tokensOf } from './tokens'

/** Rewrites the tokens by which a record is found. */
export async function indexRecord(
  tx: Tx,
  actor: Actor,
  entity: Entity,
  id: string,
  row: Fields,
): Promise<void> {
  const wanted = tokensOf(entity, row)
  const here = and(
    eq(searchToken.workspaceId, actor.workspace.id),
    eq(searchToken.entity, entity.name),
    eq(searchToken.recordId, id),
  )
  const stored = new Set(
    (await tx.select({ token: searchToken.token }).from(searchToken).where(here)).map(({ token }) => token),
  )
  const gone = [...stored].filter((token) => !wanted.has(token))
  const added = [...wanted].filter((token) => !stored.has(token))
  if (gone.length > 0) await tx.delete(searchToken).where(and(here, inArray(searchToken.token, gone)))
  if (added.length > 0) {
    const stamp = { workspaceId: actor.workspace.id, entity: entity.name, recordId: id }
    await tx.insert(searchToken).values(added.map((token) => ({ ...stamp, token })))
  }
}

export async function unindexRecord(
  tx: Tx,
  actor: Actor,
  entity: Pick<Entity, 'name'>,
  id: string,
): Promise<void> {
  await tx
    .delete(searchToken)
    .where(
      and(
        eq(searchToken.workspaceId, actor.workspace.id),
        eq(searchToken.entity, entity.name),
        eq(searchToken.recordId, id),
      ),
    )
}

/** Records that have every typed word as the beginning of one of their tokens; met in the index of tokens alone. */
export function whereMatches(actor: Actor, entity: Entity, query: string): SQL {
  const parts = queryTokens(query).slice(0, 8)
  if (parts.length === 0) return sql`true`
  const found = parts.map((part) => recordsWith(actor, entity, part))
  return sql`${columnOf(entity, 'id')} in (${sql.join(found, sql` intersect `)})`
}

function recordsWith(actor: Actor, entity: Entity, prefix: string): SQL {
  return sql`select ${searchToken.recordId} from ${searchToken} where ${and(
    eq(searchToken.workspaceId, actor.workspace.id),
    eq(searchToken.entity, entity.name),
    gte(searchToken.token, prefix),
    lt(searchToken.token, `${prefix}\uffff`),
  )}`
}
