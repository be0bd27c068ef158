import 'server-only'
import { and, asc, gt, inArray } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { type ImportRowState, recordImportRow } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { rowsOf } from './commands'
import { beginChecking, type Checked, keepChecked } from './keep'
import { matchesOf, type Seen } from './matches'
import { type ImportRun, type Plan, planOf } from './plan'
import { lackingOf, readRows } from './rows'

const PORTION = 1000

/** Looks all rows through before anything is written: what they say, whether it can be, and what is there already. */
export async function checkAll(actor: Actor, id: string): Promise<void> {
  const { data } = await execute(beginChecking, actor, { id })
  const { run } = data
  const plan = await reading(actor, (tx) => planOf(tx, actor, run))
  const seen: Seen = new Map()
  for (let after = 0, isOver = false; !isOver; ) {
    const rows = await reading(actor, (tx) => rowsAfter(tx, run, after, PORTION))
    const checked = await reading(actor, (tx) => look(tx, actor, plan, run, rows, seen))
    isOver = rows.length < PORTION
    const kept = await execute(keepChecked, actor, { id, place: rows.length, checked, isOver })
    if (!kept.data.goesOn) return
    after = rows.at(-1)?.row ?? after
  }
}

export type StoredRow = typeof recordImportRow.$inferSelect

/** The next rows of an import by their lines. */
export function rowsAfter(
  tx: Tx,
  run: ImportRun,
  after: number,
  limit: number,
  states?: readonly ImportRowState[],
): Promise<StoredRow[]> {
  const { row, state } = recordImportRow
  return tx
    .select()
    .from(recordImportRow)
    .where(and(rowsOf(run), gt(row, after), states && inArray(state, [...states])))
    .orderBy(asc(row))
    .limit(limit)
}

async function look(
  tx: Tx,
  actor: Actor,
  plan: Plan,
  run: ImportRun,
  rows: StoredRow[],
  seen: Seen,
): Promise<Checked[]> {
  const { said } = await readRows(tx, actor, plan, rows)
  const matches = await matchesOf(tx, actor, plan, said, seen)
  return said.map((each, at) => {
    const { matchId = null, matchRow = null } = matches[at] ?? {}
    const isNew = !matchId && (!matchRow || run.onMatch === 'create')
    const reasons = { ...(isNew && lackingOf(plan, each)), ...each.reasons }
    return { row: each.row, matchId, matchRow, reasons: Object.keys(reasons).length > 0 ? reasons : null }
  })
}
