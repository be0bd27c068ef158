import 'server-only'
import { and, desc, eq, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { type ImportCell, recordImport, recordImportRow } from '@/db/schema'
import { type Actor, can } from '@/lib/kernel/actor'
import { type Entity, entities, type Field } from '@/lib/kernel/entity'
import { notFound } from '@/lib/kernel/errors'
import { tellingApart } from '@/lib/record-rules/rules'
import { rowsAfter } from './check'
import { rowsOf } from './commands'
import { givenTo, importedFields, importedKind } from './fields'
import { canMake } from './make-missing'
import { getImport } from './own'
import { type ImportRun, requiredOf } from './plan'
import { MOST_BYTES, MOST_ROWS } from './read/limits'

/** The kind of record whose list is at an address, if the actor may import any. */
export function kindToImport(actor: Actor, segment = ''): Entity & { path: `/${string}` } {
  const found = [...entities.values()].find(({ path }) => path === `/${segment}`)
  if (!found?.path || !can(actor, 'record:import')) throw notFound()
  return { ...importedKind(actor, found.name), path: found.path }
}

export const LIMITS = { megabytes: MOST_BYTES / 1024 / 1024, rows: MOST_ROWS }

export type RecentImport = Awaited<ReturnType<typeof recentImports>>[number]

/** The actor's own imports of one kind, newest first. */
export function recentImports(tx: Tx, actor: Actor, entity: string) {
  const { id, name, state, total, created, updated, skipped, failed, undone, createdAt } = recordImport
  return tx
    .select({ id, name, state, total, created, updated, skipped, failed, undone, createdAt })
    .from(recordImport)
    .where(
      and(
        eq(recordImport.workspaceId, actor.workspace.id),
        eq(recordImport.memberId, actor.id ?? ''),
        eq(recordImport.entity, entity),
      ),
    )
    .orderBy(desc(createdAt))
    .limit(10)
}

/** A field that a column can fill. */
export type Fillable = {
  name: string
  type: Field['type']
  isRequired: boolean
  /** By it a row can be the same as a record. */
  isTelling: boolean
  /** What it refers to can be made by its name. */
  canMake: boolean
}

export async function fillableFields(tx: Tx, actor: Actor, entity: Entity): Promise<Fillable[]> {
  const required = await requiredOf(tx, actor, entity)
  const [given, telling] = [givenTo(entity), tellingApart(entity)]
  return importedFields(entity).map(([name, field]) => ({
    name,
    type: field.type,
    isRequired: required.includes(name) && given[name] === undefined && !field.when,
    isTelling: telling.includes(name),
    canMake: field.to !== undefined && canMake(actor, field),
  }))
}

export type ImportCounts = { fresh: number; matched: number; refused: number }

/** How many rows of an import that is ready are new, there already, or cannot be read. */
export async function countRows(tx: Tx, run: ImportRun): Promise<ImportCounts> {
  const { state, matchId, matchRow } = recordImportRow
  const isMatched = sql`(${matchId} is not null or ${matchRow} is not null)`
  const [row] = await tx
    .select({
      refused: sql<number>`(count(*) filter (where ${state} = 'refused'))::int`,
      matched: sql<number>`(count(*) filter (where ${state} = 'ready' and ${isMatched}))::int`,
      fresh: sql<number>`(count(*) filter (where ${state} = 'ready' and not ${isMatched}))::int`,
    })
    .from(recordImportRow)
    .where(rowsOf(run))
  return row ?? { fresh: 0, matched: 0, refused: 0 }
}

/** The first rows as the file has them, to show what its columns hold. */
export async function sampleRows(tx: Tx, run: ImportRun): Promise<ImportCell[][]> {
  const rows = await rowsAfter(tx, run, 0, 30)
  return rows.flatMap(({ cells }) => (cells ? [cells] : []))
}

export async function requireImport(tx: Tx, actor: Actor, kind: string, id: string): Promise<ImportRun> {
  const run = /^[0-9a-f-]{36}$/.test(id) ? await getImport(tx, actor, id) : undefined
  if (!run || run.entity !== kind) throw notFound()
  return run
}
