import 'server-only'
import { and, eq, gte, lt, notInArray, or, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { type Fields, recordTwin, searchToken } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { entityIn } from '@/lib/kernel/custom-fields'
import { columnOf, type Entity, entityNamed } from '@/lib/kernel/entity'
import { isHidden } from '@/lib/kernel/field-rights'
import { sealNumber } from '@/lib/kernel/sealed-number'
import { parseCitizenId } from '@/lib/vietnam/citizen-id'
import { queryTokens } from '@/lib/vietnam/text'
import type { Row } from './query'
import { type Token, tokensOf, wholeToken } from './tokens'

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
  await addTokens(
    tx,
    actor,
    entity,
    without(wanted, stored).map((each) => ({ id, ...each })),
  )
}

/** The same for records that were not there before. */
export async function indexNew(tx: Tx, actor: Actor, entity: Entity, rows: readonly Row[]): Promise<void> {
  const tokens = rows.flatMap((row) => tokensOf(entity, row).map((token) => ({ id: row.id, ...token })))
  await addTokens(tx, actor, entity, tokens)
}

async function addTokens(
  tx: Tx,
  actor: Actor,
  { name }: Entity,
  tokens: (Token & { id: string })[],
): Promise<void> {
  if (tokens.length === 0) return
  const column = (of: (token: Token & { id: string }) => string) => sql.param(tokens.map(of))
  await tx.execute(sql`
    insert into search_token (workspace_id, entity, record_id, token, field)
    select ${actor.workspace.id}::uuid, ${name}, * from unnest(
      ${column(({ id }) => id)}::uuid[], ${column(({ token }) => token)}::text[], ${column(({ field }) => field)}::text[])`)
}

function without(tokens: Token[], others: Token[]): Token[] {
  const known = new Set(others.map(({ token, field }) => `${field} ${token}`))
  return tokens.filter(({ token, field }) => !known.has(`${field} ${token}`))
}

/** Forgets what a record is found by, and whose twin it may be. */
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
  await tx
    .delete(recordTwin)
    .where(
      and(
        eq(recordTwin.workspaceId, actor.workspace.id),
        eq(recordTwin.entity, entity.name),
        or(eq(recordTwin.highId, id), eq(recordTwin.lowId, id)),
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
  const found = sql.join(
    parts.map((part) => recordsWith(actor, entity, part, hidden)),
    sql` intersect `,
  )
  const sealed = Object.entries(whole.fields).some(([, { search }]) => search === 'sealed')
  const digits = sealed ? parseCitizenId(query) : undefined
  const numbered = digits && recordsOf(actor, entity, digits, hidden)
  return sql`${columnOf(entity, 'id')} in (${numbered ? sql`(${found}) union all ${numbered}` : found})`
}

/** A number that is stored sealed is found by the whole of it. */
function recordsOf(actor: Actor, entity: Entity, digits: string, hidden: string[]): SQL {
  return recordsWith(actor, entity, wholeToken(sealNumber(actor.workspace.id, digits)), hidden)
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
