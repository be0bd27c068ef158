import 'server-only'
import { and, asc, gt, inArray, isNotNull, or, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import {
  type ImportCell,
  type ImportChoice,
  type ImportReasons,
  type ImportRowState,
  recordImportRow,
} from '@/db/schema'
import { entityNamed } from '@/lib/kernel/entity'
import { notFound } from '@/lib/kernel/errors'
import { read } from '@/lib/kernel/read'
import { rereadRecords } from '@/lib/records/query'
import { rowsOf } from './commands'
import { getImport } from './own'

const PAGE = 50
export const SHOWN = ['all', 'matched', 'refused'] as const

/** A row as the preview and the report show it. */
export type ShownRow = {
  row: number
  state: ImportRowState
  /** Only of the columns that fill a field, in their order. */
  cells: ImportCell[]
  choice: ImportChoice | null
  /** What is there already: a record by its name, or an earlier row. */
  match: { name: string | null; row: number | null } | null
  reasons: ImportReasons | null
}

const { row, state, matchId, matchRow } = recordImportRow
const CONDITIONS: Record<(typeof SHOWN)[number], SQL | undefined> = {
  all: undefined,
  matched: or(isNotNull(matchId), isNotNull(matchRow)),
  refused: inArray(state, ['refused', 'failed']),
}

/** A page of the rows of one's own import. */
export const importRows = read({
  name: 'record_import.rows',
  permission: 'record:import',
  input: z.strictObject({ id: z.uuid(), after: z.int().min(0).max(2_000_000_000), shown: z.enum(SHOWN) }),
  async run({ tx, actor }, { id, after, shown }): Promise<{ rows: ShownRow[]; next: number | null }> {
    const run = await getImport(tx, actor, id)
    if (!run) throw notFound()
    const found = await tx
      .select()
      .from(recordImportRow)
      .where(and(rowsOf(run), gt(row, after), CONDITIONS[shown]))
      .orderBy(asc(row))
      .limit(PAGE + 1)
    const page = found.slice(0, PAGE)
    const entity = entityNamed(run.entity)
    const ids = page.flatMap((each) => each.matchId ?? [])
    const known = await rereadRecords(tx, actor, entity, ids, { archived: 'any' })
    const names = new Map(known.map((record) => [record.id, String(record[entity.title])]))
    const filled = run.columns.flatMap(({ field }, at) => (field === null ? [] : [at]))
    const rows = page.map((each) => ({
      row: each.row,
      state: each.state,
      cells: filled.map((at) => each.cells?.[at] ?? null),
      choice: each.choice,
      match: matchOf(each, names),
      reasons: each.reasons,
    }))
    return { rows, next: found.length > PAGE ? (page.at(-1)?.row ?? null) : null }
  },
})

function matchOf(
  { matchId, matchRow }: typeof recordImportRow.$inferSelect,
  names: ReadonlyMap<string, string>,
): ShownRow['match'] {
  if (matchId) return { name: names.get(matchId) ?? null, row: null }
  return matchRow === null ? null : { name: null, row: matchRow }
}
