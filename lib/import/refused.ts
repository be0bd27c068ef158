import 'server-only'
import type { ImportReasons } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import type { ExportCell } from '@/lib/records/export'
import { rowsAfter } from './check'
import type { ImportRun } from './plan'

const PORTION = 500

type Say = (key: string, params?: Record<string, string | number>) => string

/** The rows of an import that were refused, as the file had them, each with its reasons. */
export async function* refusedRows(actor: Actor, run: ImportRun, say: Say): AsyncGenerator<ExportCell[]> {
  yield [...run.headers, say('import.refused.line'), say('import.refused.reason')]
  for (let after: number | null = 0; after !== null; ) {
    const from: number = after
    const rows = await reading(actor, (tx) => rowsAfter(tx, run, from, PORTION, ['refused', 'failed']))
    for (const { row, cells, reasons } of rows) {
      const given = run.headers.map((_, at) => told(cells?.[at] ?? null, say))
      yield [...given, row, reasonText(run.entity, reasons, say)]
    }
    after = rows.length === PORTION ? (rows.at(-1)?.row ?? null) : null
  }
}

const told = (cell: string | number | boolean | null, say: Say): ExportCell =>
  typeof cell === 'boolean' ? say(cell ? 'records.yes' : 'records.no') : cell

const reasonText = (entity: string, reasons: ImportReasons | null, say: Say): string =>
  Object.entries(reasons ?? {})
    .map(([field, { key, params }]) => {
      const words = say(`errors.${key}`, params)
      return field ? `${say(`fields.${entity}.${field}`)}: ${words}` : words
    })
    .join(' ')
