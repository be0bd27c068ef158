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
  const parts = partsOf(query)
  if (parts.length === 0) return sql`true`
  const found = sql.join(
    parts.map((part) => recordsWith(whereToken(actor, entity, part))),
    sql` intersect `,
  )
  const number = wholeNumber(actor, entity, query)
  const numbered = number && recordsWith(whereToken(actor, entity, number))
  return sql`${columnOf(entity, 'id')} in (${numbered ? sql`(${found}) union all ${numbered}` : found})`
}

/** What is searched for of a typed text. */
export const partsOf = (query: string): string[] => queryTokens(query).slice(0, 8)

/** A number that is stored sealed is found by the whole of it. */
export function wholeNumber(actor: Actor, entity: Entity, query: string): string | undefined {
  const { fields } = entityIn(actor, entityNamed(entity.name))
  const digits = Object.values(fields).some(({ search }) => search === 'sealed') && parseCitizenId(query)
  return digits ? wholeToken(sealNumber(actor.workspace.id, digits)) : undefined
}

export const recordsWith = (where: SQL | undefined): SQL =>
  sql`select ${searchToken.recordId} from ${searchToken} where ${where}`

/** Tokens of a kind that begin so, of fields that the actor may see. */
export const whereToken = (actor: Actor, entity: Entity, prefix: string): SQL | undefined =>
  and(whereSeen(actor, entity), gte(searchToken.token, prefix), lt(searchToken.token, `${prefix}\uffff`))

export function whereSeen(actor: Actor, entity: Entity): SQL | undefined {
  const whole = entityIn(actor, entityNamed(entity.name))
  const hidden = Object.keys(whole.fields).filter((field) => isHidden(actor, whole, field))
  return and(
    eq(searchToken.workspaceId, actor.workspace.id),
    eq(searchToken.entity, entity.name),
    hidden.length > 0 ? notInArray(searchToken.field, [...hidden, '']) : undefined,
  )
}
