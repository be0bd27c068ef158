import 'server-only'
import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { recordTwin } from '@/db/schema'
import { reachingAll } from '@/lib/kernel/actor'
import type { Context } from '@/lib/kernel/command'
import { entityIn } from '@/lib/kernel/custom-fields'
import type { Entity } from '@/lib/kernel/entity'
import { inUse, rulesOf } from '@/lib/record-rules/rules'
import { type Edge, likeness, pairOf, tellingFields } from './likeness'
import { getRecords } from './query'

/** What more records than these share tells nothing of them: the number of a switchboard, an address of a family. */
const MOST_SHARING = 20
/** So many with the same name are looked at for something else that they share. */
const MOST_NAMESAKES = 300

type Reading = Pick<Context, 'tx' | 'actor'>

/** The pairs that some records are part of, whoever may see them. */
export async function findPairs({ tx, actor }: Reading, declared: Entity, ids: string[]): Promise<Edge[]> {
  const entity = entityIn(actor, declared)
  const { distinct } = inUse(entity, await rulesOf(tx, actor, entity))
  const candidates = await candidatesOf({ tx, actor }, entity, distinct, ids)
  const everyone = reachingAll(actor, entity.permissions.read)
  const named = [...new Set(candidates.flatMap(({ high, low }) => [high, low]))]
  const rows = new Map((await getRecords(tx, everyone, entity, named)).map((row) => [row.id, row]))
  return candidates.filter(({ high, low }) => {
    const [a, b] = [rows.get(high), rows.get(low)]
    return a && b && likeness(entity, distinct, a, b).length > 0
  })
}

type Holding = { own: string; other: string }

/** Pairs that hold the same in a field by which twins are told, met in the index of whole values. */
async function candidatesOf(
  { tx, actor }: Reading,
  entity: Entity,
  distinct: readonly string[],
  ids: string[],
): Promise<Edge[]> {
  const telling = tellingFields(entity, distinct)
  const pairs = new Map<string, Edge>()
  const among = async (fields: string[], most: number, isNoise: boolean) => {
    for (const { own, other } of await sharing(
      tx,
      actor.workspace.id,
      entity.name,
      fields,
      ids,
      most,
      isNoise,
    )) {
      const pair = pairOf(own, other)
      pairs.set(`${pair.high} ${pair.low}`, pair)
    }
  }
  await among(telling, MOST_SHARING, true)
  if (!telling.includes(entity.title)) await among([entity.title], MOST_NAMESAKES, false)
  return [...pairs.values()].sort((a, b) => (a.high + a.low < b.high + b.low ? -1 : 1))
}

async function sharing(
  tx: Tx,
  workspaceId: string,
  entity: string,
  fields: string[],
  ids: string[],
  most: number,
  isNoise: boolean,
): Promise<Holding[]> {
  const { rows } = await tx.execute<Holding>(sql`
    select own.record_id as own, other.record_id as other
    from search_token own cross join lateral (
      select record_id, count(*) over () as holders from (
        select distinct record_id from search_token
        where workspace_id = ${workspaceId}::uuid and entity = ${entity} and token = own.token
          and field = any(${sql.param(fields)}::text[])
        limit ${most + 1}) as holder) as other
    where own.workspace_id = ${workspaceId}::uuid and own.entity = ${entity}
      and own.record_id = any(${sql.param(ids)}::uuid[]) and own.field = any(${sql.param(fields)}::text[])
      and own.token >= '=' and own.token < '>' and other.record_id <> own.record_id
      ${isNoise ? sql`and other.holders <= ${most}` : sql``}`)
  return rows
}

/** Makes the pairs of some records exactly these; what people said of two records stays. */
export async function keepPairs(
  { tx, actor }: Reading,
  { name }: Entity,
  ids: string[],
  pairs: Edge[],
): Promise<void> {
  const workspaceId = actor.workspace.id
  const known = await tx
    .select({ high: recordTwin.highId, low: recordTwin.lowId })
    .from(recordTwin)
    .where(
      and(
        eq(recordTwin.workspaceId, workspaceId),
        eq(recordTwin.entity, name),
        isNull(recordTwin.dismissedAt),
        or(inArray(recordTwin.highId, ids), inArray(recordTwin.lowId, ids)),
      ),
    )
  const keyOf = ({ high, low }: Edge) => `${high} ${low}`
  const wanted = new Set(pairs.map(keyOf))
  const gone = known.filter((pair) => !wanted.has(keyOf(pair)))
  if (gone.length > 0)
    await tx.delete(recordTwin).where(and(whereIn(workspaceId, name, gone), isNull(recordTwin.dismissedAt)))
  if (pairs.length === 0) return
  const rows = pairs.map(({ high, low }) => ({ workspaceId, entity: name, highId: high, lowId: low }))
  await tx.insert(recordTwin).values(rows).onConflictDoNothing()
}

/** The rows of some pairs. */
export const whereIn = (workspaceId: string, entity: string, pairs: readonly Edge[]) =>
  and(
    eq(recordTwin.workspaceId, workspaceId),
    eq(recordTwin.entity, entity),
    sql`(${recordTwin.highId}, ${recordTwin.lowId}) in (${sql.join(
      pairs.map(({ high, low }) => sql`(${high}::uuid, ${low}::uuid)`),
      sql`, `,
    )})`,
  )
