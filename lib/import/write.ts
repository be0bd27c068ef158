import 'server-only'
import { and, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Fields, type ImportChoice, type ImportReasons, recordImportRow } from '@/db/schema'
import { type Command, type Context, command } from '@/lib/kernel/command'
import { notFound, type Refusal } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { isolated } from '@/lib/kernel/isolated'
import { getRecord } from '@/lib/records/query'
import { hooksOf } from '@/lib/records/undo'
import { createRecords, updateRecord } from '@/lib/records/write'
import { rowsAfter, type StoredRow } from './check'
import { rowsOf, told } from './commands'
import { makeMissing } from './make-missing'
import { lockImport, writeImport } from './own'
import { type ImportRun, type Plan, planOf } from './plan'
import { lackingOf, readRows, type SaidRow } from './rows'

const PORTION = 250

type Outcome = {
  row: number
  state: 'created' | 'updated' | 'skipped' | 'failed'
  recordId?: string
  version?: number
  requestId?: string
  reasons?: ImportReasons
}
type Work = { stored: StoredRow; said: SaidRow; choice: ImportChoice }

const target = z.strictObject({ id: z.uuid() })

/** Writes the records of the next rows, and notes what became of each in the same transaction; the product's own. */
export const stepImport: Command<typeof target, { isOver: boolean }> = command({
  name: 'record_import.step',
  permission: 'record:import',
  input: target,
  async run(context, { id }) {
    const run = await lockImport(context, id, ['running'])
    const rows = await rowsAfter(context.tx, run, run.place, PORTION, ['ready', 'refused'])
    const { outcomes, events } = await written(context, run, rows)
    await keepOutcomes(context, run, outcomes)
    const isOver = rows.length < PORTION
    const counts = countsOf(run, outcomes)
    await writeImport(context, id, ['running'], {
      ...counts,
      place: rows.at(-1)?.row ?? run.place,
      ...(isOver && { state: 'done' as const, endedAt: new Date() }),
    })
    return { data: { isOver }, events: isOver ? [...events, told(run, 'finished', counts)] : events }
  },
})

async function written(context: Context, run: ImportRun, rows: StoredRow[]) {
  const { tx, actor } = context
  const plan = await planOf(tx, actor, run)
  const first = await readRows(tx, actor, plan, rows)
  const events: Change[] = await makeMissing(context, plan, first.missing)
  const { said } = first.missing.size > 0 ? await readRows(tx, actor, withoutMaking(plan), rows) : first
  const works = rows.map((stored, at): Work => {
    const isMatched = stored.matchId !== null || stored.matchRow !== null
    const choice = stored.choice ?? (isMatched ? run.onMatch : 'create')
    const each = said[at] ?? { row: stored.row, values: {}, reasons: {} }
    const lacking = choice === 'create' || !isMatched ? lackingOf(plan, each) : {}
    return { stored, said: { ...each, reasons: { ...lacking, ...each.reasons } }, choice }
  })
  const outcomes: Outcome[] = []
  const [fresh, changing]: [Work[], Work[]] = [[], []]
  for (const work of works) {
    const { row, matchId, matchRow } = work.stored
    const { reasons } = work.said
    if (work.choice === 'skip') outcomes.push({ row, state: 'skipped' })
    else if (Object.keys(reasons).length > 0) outcomes.push({ row, state: 'failed', reasons })
    else if (work.choice !== 'create' && (matchId || matchRow)) changing.push(work)
    else fresh.push(work)
  }
  await createAll(context, plan, fresh, outcomes, events)
  const known = await recordsOfRows(context, run, changing, outcomes)
  for (const work of changing) {
    const id = work.stored.matchId ?? known.get(work.stored.matchRow ?? 0)
    if (id) await change(context, plan, work, id, outcomes, events)
    else outcomes.push({ row: work.stored.row, state: 'failed', reasons: { '': { key: 'notFound' } } })
  }
  return { outcomes, events }
}

/** What could not be made is not there. */
const withoutMaking = (plan: Plan): Plan => ({
  ...plan,
  filled: plan.filled.map((column) => ({ ...column, makes: false })),
})

/** All at once; when something is refused each half by itself, until the rows that are at fault stand alone. */
async function createAll(
  context: Context,
  plan: Plan,
  works: Work[],
  outcomes: Outcome[],
  events: Change[],
): Promise<void> {
  if (works.length === 0) return
  const inputs = works.map(({ said }): Fields => ({ ...plan.given, ...said.values }))
  const { entity } = plan
  const made = await isolated(context, () =>
    createRecords(context, entity, hooksOf(entity), inputs, 'imported'),
  )
  if ('data' in made) {
    events.push(...made.data.events)
    for (const [at, { stored }] of works.entries())
      outcomes.push({ row: stored.row, state: 'created', recordId: made.data.data[at], version: 1 })
    return
  }
  const [only] = works
  if (works.length === 1 && only) {
    outcomes.push({ row: only.stored.row, state: 'failed', reasons: reasonsIn(made.refusal) })
    return
  }
  const half = Math.ceil(works.length / 2)
  await createAll(context, plan, works.slice(0, half), outcomes, events)
  await createAll(context, plan, works.slice(half), outcomes, events)
}

/** Overwrites what the row says, or fills in only what is empty. */
async function change(
  context: Context,
  { entity }: Plan,
  { stored, said, choice }: Work,
  id: string,
  outcomes: Outcome[],
  events: Change[],
): Promise<void> {
  const { row } = stored
  const done = await isolated(context, async () => {
    const before = await getRecord(context.tx, context.actor, entity, id, entity.permissions.write)
    if (!before) throw notFound()
    const patch = choice === 'merge' ? lacking(before, said.values) : said.values
    return updateRecord(context, entity, hooksOf(entity), { id, version: Number(before.version), patch })
  })
  if ('refusal' in done) {
    outcomes.push({ row, state: 'failed', reasons: reasonsIn(done.refusal) })
    return
  }
  const isChanged = done.data.events.length > 0
  events.push(...done.data.events)
  const { version } = done.data.data
  if (!isChanged) outcomes.push({ row, state: 'skipped', recordId: id })
  else outcomes.push({ row, state: 'updated', recordId: id, version, requestId: context.requestId })
}

const lacking = (before: Fields, values: Fields): Fields =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      const there = before[name]
      if (Array.isArray(there) && Array.isArray(value))
        return [[name, [...new Set([...there, ...value])].sort()]]
      return there === null || there === undefined || there === '' ? [[name, value]] : []
    }),
  )

const reasonsIn = ({ fields, words }: Refusal): ImportReasons =>
  Object.keys(fields).length > 0 ? fields : { '': words }

/** The records that earlier rows became, of this portion or before it. */
async function recordsOfRows(
  { tx }: Context,
  run: ImportRun,
  works: Work[],
  outcomes: Outcome[],
): Promise<Map<number, string>> {
  const rows = works.flatMap(({ stored }) => stored.matchRow ?? [])
  const known = new Map<number, string>()
  if (rows.length === 0) return known
  const { row, recordId } = recordImportRow
  const before = await tx
    .select({ row, recordId })
    .from(recordImportRow)
    .where(and(rowsOf(run), inArray(row, rows)))
  for (const each of [...before, ...outcomes]) if (each.recordId) known.set(each.row, each.recordId)
  return known
}

/** What became of each row; the cells of those that are records now are forgotten. */
async function keepOutcomes({ tx, actor }: Context, { id }: ImportRun, outcomes: Outcome[]): Promise<void> {
  if (outcomes.length === 0) return
  await tx.execute(sql`
    update record_import_row r set state = o.state, record_id = o."recordId", version = o.version,
      request_id = o."requestId", reasons = o.reasons,
      cells = case when o.state = 'failed' then r.cells end
    from json_to_recordset(${JSON.stringify(outcomes)}::json)
      as o("row" int, state text, "recordId" uuid, version int, "requestId" uuid, reasons jsonb)
    where r.workspace_id = ${actor.workspace.id} and r.import_id = ${id} and r."row" = o."row"`)
}

function countsOf(run: ImportRun, outcomes: readonly Outcome[]) {
  const count = (state: Outcome['state']) => outcomes.filter((each) => each.state === state).length
  return {
    created: run.created + count('created'),
    updated: run.updated + count('updated'),
    skipped: run.skipped + count('skipped'),
    failed: run.failed + count('failed'),
  }
}
