import 'server-only'
import { and, desc, eq, inArray, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Tx } from '@/db/client'
import { recordTwin } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import type { Entity } from '@/lib/kernel/entity'
import { entityFor } from '@/lib/kernel/field-rights'
import { inUse, rulesOf } from '@/lib/record-rules/rules'
import { type Edge, groupsOf, likeness } from './likeness'
import { isId } from './list-query'
import { MOST_MERGED } from './mergeable'
import { getRecords, type Row, rereadRecords, visible } from './query'

/** Records that are probably one: some of them to look at, why, and which of them the reader may change. */
export type Duplicates = { records: Row[]; more: number; why: string[]; writable: string[] }
export type DuplicatesPage = { groups: Duplicates[]; next: string | null }

const PAGE = 20
/** As far as a group is followed from one record to the next. */
const STEPS = 5
const MOST_EDGES = 500

type Asked = { after?: string | null; dismissed?: boolean }

/**
 * One page of groups, those with the youngest records first. Only what the reader may see is followed and compared, so a
 * hidden field or record makes no group.
 */
export async function listDuplicates(
  tx: Tx,
  actor: Actor,
  declared: Entity,
  { after, dismissed = false }: Asked = {},
): Promise<DuplicatesPage> {
  const entity = entityFor(actor, declared)
  const seen = and(
    eq(recordTwin.workspaceId, actor.workspace.id),
    eq(recordTwin.entity, entity.name),
    (dismissed ? isNotNull : isNull)(recordTwin.dismissedAt),
    isSeen(actor, entity, recordTwin.highId),
    isSeen(actor, entity, recordTwin.lowId),
  )
  const found = dismissed ? await dismissedPairs(tx, seen, after) : await openGroups(tx, seen, after)
  const rows = await rereadRecords(tx, actor, declared, [...new Set(found.edges.flatMap(idsOf))])
  const byId = new Map(rows.map((row) => [row.id, row]))
  const { distinct } = inUse(entity, await rulesOf(tx, actor, entity))
  const whyOf = ({ high, low }: Edge) => {
    const [a, b] = [byId.get(high), byId.get(low)]
    return a && b ? likeness(entity, distinct, a, b) : []
  }
  const kept = found.edges
    .map((edge) => ({ ...edge, why: whyOf(edge) }))
    .filter((edge) => dismissed || edge.why.length > 0)
  const groups = dismissed
    ? kept.map(idsOf)
    : groupsOf(kept).filter(([head]) => head && found.heads.includes(head))
  const mine = await getRecords(tx, actor, declared, groups.flat(), declared.permissions.write)
  return {
    groups: groups.map((ids) => {
      const records = ids.flatMap((id) => byId.get(id) ?? [])
      const inside = kept.filter(({ high, low }) => ids.includes(high) && ids.includes(low))
      return {
        records: records.slice(0, MOST_MERGED),
        more: Math.max(0, records.length - MOST_MERGED),
        why: [...new Set(inside.flatMap(({ why }) => why))],
        writable: mine.flatMap(({ id }) => (ids.includes(id) ? [id] : [])),
      }
    }),
    next: found.next,
  }
}

const idsOf = ({ high, low }: Edge) => [high, low]

const isSeen = (actor: Actor, entity: Entity, column: PgColumn): SQL =>
  sql`exists (select 1 from ${entity.table} where ${and(eq(entity.table.id, column), visible(actor, entity))})`

type Found = { heads: string[]; edges: Edge[]; next: string | null }

const edge = { high: recordTwin.highId, low: recordTwin.lowId }

/** Records that are the younger of some pair, and all pairs that hang together with them. */
async function openGroups(tx: Tx, seen: SQL | undefined, after: string | null | undefined): Promise<Found> {
  const from = after && isId(after) ? lt(recordTwin.highId, after) : undefined
  const heads = (
    await tx
      .selectDistinct({ high: recordTwin.highId })
      .from(recordTwin)
      .where(and(seen, from))
      .orderBy(desc(recordTwin.highId))
      .limit(PAGE + 1)
  ).map(({ high }) => high)
  const next = heads.length > PAGE ? (heads[PAGE - 1] ?? null) : null
  const shown = heads.slice(0, PAGE)
  const edges = new Map<string, Edge>()
  let ids = shown
  for (let step = 0; step < STEPS && ids.length > 0 && edges.size < MOST_EDGES; step++) {
    const touching = or(inArray(recordTwin.highId, ids), inArray(recordTwin.lowId, ids))
    const found = await tx.select(edge).from(recordTwin).where(and(seen, touching)).limit(MOST_EDGES)
    const known = new Set([...edges.values()].flatMap(idsOf).concat(ids))
    for (const each of found) edges.set(idsOf(each).join(), each)
    ids = [...new Set(found.flatMap(idsOf))].filter((id) => !known.has(id))
  }
  return { heads: shown, edges: [...edges.values()], next }
}

/** What people said are two, pair by pair. */
async function dismissedPairs(
  tx: Tx,
  seen: SQL | undefined,
  after: string | null | undefined,
): Promise<Found> {
  const [high = '', low = ''] = (after ?? '').split('~')
  const { highId, lowId } = recordTwin
  const from =
    isId(high) && isId(low) ? sql`(${highId}, ${lowId}) < (${high}::uuid, ${low}::uuid)` : undefined
  const edges = await tx
    .select(edge)
    .from(recordTwin)
    .where(and(seen, from))
    .orderBy(desc(highId), desc(lowId))
    .limit(PAGE + 1)
  const last = edges.length > PAGE ? edges[PAGE - 1] : undefined
  return { heads: [], edges: edges.slice(0, PAGE), next: last ? idsOf(last).join('~') : null }
}

/** Of which records somebody has said that they are another than this one. */
export async function dismissedFor(
  tx: Tx,
  actor: Actor,
  { name }: Pick<Entity, 'name'>,
  id: string,
): Promise<Set<string>> {
  const { highId, lowId, dismissedAt, workspaceId, entity } = recordTwin
  const rows = await tx
    .select(edge)
    .from(recordTwin)
    .where(
      and(
        eq(workspaceId, actor.workspace.id),
        eq(entity, name),
        isNotNull(dismissedAt),
        or(eq(highId, id), eq(lowId, id)),
      ),
    )
  return new Set(rows.flatMap(idsOf))
}
