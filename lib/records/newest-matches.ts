import 'server-only'
import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'
import { kept, type Tx } from '@/db/client'
import { searchToken } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { columnOf, type Entity } from '@/lib/kernel/entity'
import { visible } from './query'
import { partsOf, recordsWith, whereMatches, whereSeen, whereToken, wholeNumber } from './search'

/** From so many on a word is common, and so many of the newest records are looked through at most. */
const MANY = 1500
/** As many different words may begin with what was typed for their lists to be read side by side. */
const MOST_WORDS = 48

/** `isPartial`: only the newest were looked through, older ones may match too. */
export type Match = { where: SQL; isPartial: boolean }

type Part = { text: string; count: number }

/**
 * How the newest records that match are found, by kind; kinds in which nothing matches are left out. The rarest word
 * is read, and the others are looked for in its records, so that no list of a common word is read to its end.
 */
export async function newestMatches(
  tx: Tx,
  actor: Actor,
  kinds: readonly Entity[],
  query: string,
): Promise<Map<string, Match>> {
  const counts = await countsOf(tx, actor, kinds, partsOf(query))
  const found = new Map<string, Match>()
  for (const entity of kinds) {
    const parts = counts.filter(({ kind }) => kind === entity.name).sort((a, b) => a.count - b.count)
    const [rarest, ...others] = parts
    if (!rarest) continue
    if (wholeNumber(actor, entity, query))
      found.set(entity.name, { where: whereMatches(actor, entity, query), isPartial: false })
    else if (rarest.count >= MANY) found.set(entity.name, await amongNewest(tx, actor, entity, parts))
    else if (rarest.count > 0)
      found.set(entity.name, {
        where: among(
          entity,
          recordsWith(whereToken(actor, entity, rarest.text)),
          others.map(({ text }) => begins(actor, entity, text)),
        ),
        isPartial: false,
      })
  }
  return found
}

/** How often each part begins a token of each kind, counted no further than to MANY. */
async function countsOf(tx: Tx, actor: Actor, kinds: readonly Entity[], parts: readonly string[]) {
  const each = kinds.flatMap((entity) =>
    parts.map((text) => {
      const some = tx
        .select({ one: sql`1` })
        .from(searchToken)
        .where(whereToken(actor, entity, text))
        .limit(MANY)
        .as('some')
      const kind = kept(sql<string>`${entity.name}::text`)
      return tx
        .select({ kind, text: sql<string>`${text}::text`, count: sql<number>`count(*)::int` })
        .from(some)
    }),
  )
  const [first, second, ...rest] = each
  if (!first) return []
  return second ? unionAll(first, second, ...rest) : first
}

/**
 * Every part is common: records are met newest first by the words that begin with one part, and must have some that
 * begin with the others. Where too many words begin with each part, the newest records have them soon.
 */
async function amongNewest(tx: Tx, actor: Actor, entity: Entity, parts: readonly Part[]): Promise<Match> {
  const { recordId, token } = searchToken
  const lists: { text: string; words: string[]; test: SQL }[] = []
  for (const { text } of parts) {
    const words = await wordsFrom(tx, actor, entity, text)
    const listed = and(whereSeen(actor, entity), inArray(token, words))
    lists.push({ text, words, test: words.length > 0 ? has(entity, listed) : begins(actor, entity, text) })
  }
  const [first, ...others] = lists.sort((a, b) => (a.words.length || Infinity) - (b.words.length || Infinity))
  const tests = others.map(({ test }) => test)
  if (!first?.words.length)
    return {
      where: and(whereMatches(actor, entity, first?.text ?? ''), ...tests) ?? sql`false`,
      isPartial: false,
    }
  const newest = sql`select distinct met.record_id from unnest(${sql.param(first.words)}::text[]) as word (form)
    cross join lateral (
      select distinct ${recordId} from ${searchToken} where ${and(whereSeen(actor, entity), eq(token, sql`word.form`))}
      order by ${desc(recordId)} limit ${MANY}) as met
    order by met.record_id desc limit ${MANY}`
  return { where: among(entity, newest, tests), isPartial: true }
}

/** All that matches, however old; whoever reaches few records has each of them looked at. */
export async function allMatches(tx: Tx, actor: Actor, entity: Entity, query: string): Promise<SQL> {
  const reached = newestReached(tx, actor, entity)
  const counted = await tx.execute<{ n: number }>(sql`select count(*)::int as n from (${reached}) as within`)
  const isFew = (counted.rows[0]?.n ?? 0) < MANY && !wholeNumber(actor, entity, query)
  if (!isFew) return whereMatches(actor, entity, query)
  return among(
    entity,
    reached,
    partsOf(query).map((part) => begins(actor, entity, part)),
  )
}

const newestReached = (tx: Tx, actor: Actor, entity: Entity): SQL =>
  sql`${tx
    .select({ id: entity.table.id })
    .from(entity.table)
    .where(visible(actor, entity, { archived: 'any' }))
    .orderBy(desc(entity.table.id))
    .limit(MANY)}`

/** The different tokens that begin so, each found by one step in the index; none where there are too many. */
async function wordsFrom(tx: Tx, actor: Actor, entity: Entity, prefix: string): Promise<string[]> {
  const { token } = searchToken
  const next = (after?: SQL) =>
    sql`(select ${token} from ${searchToken}
      where ${and(whereToken(actor, entity, prefix), after && sql`${token} > ${after}`)} order by ${token} limit 1)`
  const { rows } = await tx.execute<{ form: string }>(sql`
    with recursive word (form, at) as (
      select ${next()}, 1 union all select ${next(sql`word.form`)}, at + 1 from word
      where form is not null and at <= ${MOST_WORDS})
    select form from word where form is not null`)
  return rows.length > MOST_WORDS ? [] : rows.map(({ form }) => form)
}

/** Of these records those that pass all tests, each looked up by itself. */
const among = (entity: Entity, ids: SQL, tests: readonly SQL[]): SQL =>
  and(sql`${columnOf(entity, 'id')} = any(array(${ids}))`, ...tests) ?? sql`false`

const has = (entity: Entity, tokens: SQL | undefined): SQL =>
  sql`(select true from ${searchToken} where ${and(tokens, isOf(entity))} limit 1)`

/** Whether a record has a token that begins so: told by its own tokens, however many of other records begin so. */
function begins(actor: Actor, entity: Entity, prefix: string): SQL {
  const own = sql`select ${searchToken.token} from ${searchToken} where ${and(whereSeen(actor, entity), isOf(entity))} offset 0`
  return sql`(select true from (${own}) as own where own.token >= ${prefix} and own.token < ${`${prefix}\uffff`} limit 1)`
}

const isOf = (entity: Entity): SQL => sql`${searchToken.recordId} = ${columnOf(entity, 'id')}`
