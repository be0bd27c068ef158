import 'server-only'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { recordImport, recordImportRow } from '@/db/schema'
import { command } from '@/lib/kernel/command'
import { forgetFile } from '@/lib/privacy/jobs'
import { columnInput, lineInput, rowsOf, told } from './commands'
import { lockImport, ownImport, writeImport } from './own'

const permission = 'record:import'
const target = z.strictObject({ id: z.uuid() })
const cell = z.union([z.string(), z.number(), z.boolean(), z.null()])

/** Begins to read a file from its beginning, after a crash too. The product's own, as all below. */
export const beginReading = command({
  name: 'record_import.read',
  permission,
  input: target,
  async run(context, { id }) {
    const run = await lockImport(context, id, ['reading'])
    await context.tx.delete(recordImportRow).where(rowsOf(run))
    await writeImport(context, id, ['reading'], { total: 0, place: 0 })
    return { data: { storageKey: run.storageKey }, events: [] }
  },
})

/** Keeps rows of the file; answers whether more are wanted. */
export const keepRows = command({
  name: 'record_import.keep',
  permission,
  input: target.extend({
    lines: z.array(z.strictObject({ row: lineInput, cells: z.array(cell).max(200) })).max(2000),
  }),
  async run(context, { id, lines }) {
    const { tx, actor } = context
    const goesOn = await writeImport(context, id, ['reading'], {
      total: sql`${recordImport.total} + ${lines.length}` as never,
    })
    if (goesOn) await insertRows()
    return { data: { goesOn }, events: [] }

    function insertRows() {
      const rows = JSON.stringify(lines)
      return tx.execute(sql`
        insert into record_import_row (workspace_id, import_id, "row", cells)
        select ${actor.workspace.id}::uuid, ${id}::uuid, line."row", line.cells
        from json_to_recordset(${rows}::json) as line("row" int, cells jsonb)`)
    }
  },
})

/** Notes what the file turned out to be, once all of it has been read. */
export const endReading = command({
  name: 'record_import.end_reading',
  permission,
  input: target.extend({
    source: z.strictObject({
      format: z.enum(['xlsx', 'csv']),
      encoding: z.string().max(40).optional(),
      separator: z.string().max(1).optional(),
      sheet: z.string().max(300).optional(),
    }),
    headers: z.array(z.string().max(300)).max(200),
    columns: z.array(columnInput).max(200),
    matchBy: z.array(z.string()).max(20),
  }),
  async run(context, { id, source, columns, ...found }) {
    const run = await lockImport(context, id, ['reading'])
    await writeImport(context, id, ['reading'], {
      ...found,
      source,
      columns,
      state: 'mapping',
      storageKey: null,
    })
    if (run.storageKey) await context.enqueue(forgetFile, { key: run.storageKey })
    return { data: {}, events: [] }
  },
})

const reason = z.strictObject({
  key: z.string().max(60),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})
const checkedRow = z.strictObject({
  row: lineInput,
  matchId: z.uuid().nullable(),
  matchRow: lineInput.nullable(),
  reasons: z.record(z.string(), reason).nullable(),
})
export type Checked = z.output<typeof checkedRow>

/** Keeps what the look through some rows found; answers whether to go on. */
export const keepChecked = command({
  name: 'record_import.keep_checked',
  permission,
  input: target.extend({
    place: z.int().min(0).max(2000),
    checked: z.array(checkedRow).max(2000),
    isOver: z.boolean(),
  }),
  async run(context, { id, place, checked: found, isOver }) {
    const failed = found.filter(({ reasons }) => reasons).length
    const goesOn = await writeImport(context, id, ['checking'], {
      place: sql`${recordImport.place} + ${place}` as never,
      failed: sql`${recordImport.failed} + ${failed}` as never,
      ...(isOver && { state: 'ready' as const }),
    })
    if (goesOn && found.length > 0)
      await context.tx.execute(sql`
        update record_import_row r set match_id = c."matchId", match_row = c."matchRow", reasons = c.reasons,
          state = case when c.reasons is null then 'ready' else 'refused' end
        from json_to_recordset(${JSON.stringify(found)}::json)
          as c("row" int, "matchId" uuid, "matchRow" int, reasons jsonb)
        where r.workspace_id = ${context.actor.workspace.id} and r.import_id = ${id} and r."row" = c."row"`)
    return { data: { goesOn }, events: [] }
  },
})

/** Begins the look through the rows anew, after a crash too: what repeats within the file is known to one process only. */
export const beginChecking = command({
  name: 'record_import.check',
  permission,
  input: target,
  async run(context, { id }) {
    const run = await lockImport(context, id, ['checking'])
    await writeImport(context, id, ['checking'], { place: 0, failed: 0 })
    return { data: { run }, events: [] }
  },
})

/** Notes that an import cannot go on; what it wrote stays. */
export const failImport = command({
  name: 'record_import.fail',
  permission,
  input: target.extend({ error: z.string().max(60) }),
  async run(context, { id, error }) {
    const run = await lockImport(context, id, ['reading', 'checking', 'running', 'undoing'])
    await writeImport(context, id, [run.state], {
      state: 'failed',
      error,
      storageKey: null,
      endedAt: new Date(),
    })
    if (run.storageKey) await context.enqueue(forgetFile, { key: run.storageKey })
    return { data: {}, events: [told(run, 'failed', { error })] }
  },
})

/** Forgets an import and its rows; what it wrote stays. */
export const dropImport = command({
  name: 'record_import.drop',
  permission,
  input: target,
  async run({ tx, actor }, { id }) {
    await tx.delete(recordImport).where(ownImport(actor, id))
    return { data: {}, events: [] }
  },
})
