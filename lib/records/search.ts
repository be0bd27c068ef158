import 'server-only'
import { and, eq, gte, lt, notInArray, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { type Fields, searchToken } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { entityIn } from '@/lib/kernel/custom-fields'
import { columnOf, type Entity, entityNamed } from '@/lib/kernel/entity'
import { isHidden } from '@/lib/kernel/field-rights'
import { queryTokens } from '@/lib/vietnam/text'
import { type Token, tokensOf } from './tokens'

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
  const { token, field } = searchToken
  const stored = await tx.select({ token, field }).from(searchToken).where(here)
  const gone = without(stored, wanted)
  if (gone.length > 0) {
    const pairs = gone.map((each) => sql`(${each.field}, ${each.token})`)
    await tx.delete(searchToken).where(and(here, sql`(${field}, ${token}) in (${sql.join(pairs, sql`, `)})`))
  }
  const added = without(wanted, stored)
  if (added.length > 0) {
    const stamp = { workspaceId: actor.workspace.id, entity: entity.name, recordId: id }
    await tx.insert(searchToken).values(added.map((each) => ({ ...stamp, ...each })))
  }
}

function without(tokens: Token[], others: Token[]): Token[] {
  const known = new Set(others.map(({ token, field }) => `${field} ${token}`))
  return tokens.filter(({ token, field }) => !known.has(`${field} ${token}`))
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

/**
 * Records that have every typed word as the beginning of one of their tokens; met in the index of tokens alone.
 * Words of fields that are hidden from the actor do not count.
 */
export function whereMatches(actor: Actor, entity: Entity, query: string): SQL {
  const parts = queryTokens(query).slice(0, 8)
  if (parts.length === 0) return sql`true`
  const whole = entityIn(actor, entityNamed(entity.name))
  const hidden = Object.keys(whole.fields).filter((field) => isHidden(actor, whole, field))
  const found = parts.map((part) => recordsWith(actor, entity, part, hidden))
  return sql`${columnOf(entity, 'id')} in (${sql.join(found, sql` intersect `)})`
}

function recordsWith(actor: Actor, entity: Entity, prefix: string, hidden: string[]): SQL {
  return sql`select ${searchToken.recordId} from ${searchToken} where ${and(
    eq(searchToken.workspaceId, actor.workspace.id),
    eq(searchToken.entity, entity.name),
    gte(searchToken.token, prefix),
    lt(searchToken.token, `${prefix}\uffff`),
    hidden.length > 0 ? notInArray(searchToken.field, [...hidden, '']) : undefined,
  )}`
}
