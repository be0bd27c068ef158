import 'server-only'
import type { z } from 'zod'
import type { Tx } from '@/db/client'
import type { Fields, ImportCell, ImportReasons } from '@/db/schema'
import { fieldKinds } from '@/lib/fields'
import { textOf } from '@/lib/fields/cell'
import type { Cell } from '@/lib/fields/kind'
import type { Actor } from '@/lib/kernel/actor'
import { applies, type FieldType } from '@/lib/kernel/entity'
import { invalid } from '@/lib/kernel/errors'
import { demandedOf } from '@/lib/record-rules/conditions'
import { inputSchema } from '@/lib/records/commands'
import { searchKey } from '@/lib/vietnam/text'
import type { Filled, Plan } from './plan'
import { type Names, namesFor } from './resolve'

export type GivenRow = { row: number; cells: ImportCell[] | null }
/** What a row says: values as a form would give them, or why it cannot be read. */
export type SaidRow = { row: number; values: Fields; reasons: ImportReasons }
/** Entries that cells name and that are not there, by the field that may make them. */
export type Missing = Map<string, Map<string, string>>

/** What stands for a type whose cell says nothing of the kind. */
const UNREAD: Partial<Record<FieldType, string>> = {
  date: 'date',
  instant: 'date',
  money: 'money',
  choice: 'importChoice',
  choices: 'importChoice',
  boolean: 'importTruth',
}

/** Reads rows by a plan; what a column may make is missing, not refused. */
export async function readRows(
  tx: Tx,
  actor: Actor,
  plan: Plan,
  rows: readonly GivenRow[],
): Promise<{ said: SaidRow[]; missing: Missing }> {
  const names = await namesOf(tx, actor, plan, rows)
  const schema = (inputSchema(plan.entity) as z.ZodObject).partial()
  const missing: Missing = new Map()
  const said = rows.map(({ row, cells }): SaidRow => {
    const reasons: ImportReasons = {}
    const raw: Fields = {}
    for (const column of plan.filled) {
      const cell = cells?.[column.at]
      if (cell === null || cell === undefined || cell === '') continue
      const value = column.field.to
        ? referred(column, names.get(column.name), cell, missing, reasons)
        : readCell(actor, plan, column, cell, cells)
      if (value !== undefined) raw[column.name] = value
      else if (!column.field.to) reasons[column.name] = unread(column.field.type, cell)
    }
    const { values, refused } = parsedBy(schema, raw)
    return { row, values: filledIn(values), reasons: { ...refused, ...reasons } }
  })
  return { said, missing }
}

/** What the fields of a row take, and why they do not take the rest. */
function parsedBy(schema: z.ZodObject, raw: Fields): { values: Fields; refused: ImportReasons } {
  const parsed = schema.safeParse(raw, { reportInput: true })
  if (parsed.success) return { values: parsed.data, refused: {} }
  const refused = invalid(parsed.error).fields
  const bad = new Set(Object.keys(refused).map((path) => path.split('.')[0] ?? ''))
  const good = schema.safeParse(Object.fromEntries(Object.entries(raw).filter(([name]) => !bad.has(name))))
  return { values: good.data ?? {}, refused }
}

const unread = (type: FieldType, cell: Cell) => ({
  key: UNREAD[type] ?? 'importNumber',
  params: { text: textOf(cell).slice(0, 60) },
})

/** What the file leaves empty, it does not say. */
const filledIn = (values: Fields): Fields =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined))

function readCell(
  { workspace }: Actor,
  plan: Plan,
  { name, field, monthFirst = false }: Filled,
  cell: Cell,
  cells: readonly ImportCell[] | null,
): unknown {
  const { read } = fieldKinds[field.type]
  if (!read) return textOf(cell)
  return read(cell, {
    field,
    monthFirst,
    timeZone: workspace.timeZone,
    currency: currencyOf(plan, field.currencyField, cells) ?? workspace.currency,
    valueCalled: (words) => plan.valueCalled(name, words),
  })
}

function currencyOf({ filled }: Plan, name: string | undefined, cells: readonly ImportCell[] | null) {
  const at = name && filled.find((column) => column.name === name)?.at
  const code =
    at === undefined || at === ''
      ? ''
      : String(cells?.[at] ?? '')
          .trim()
          .toUpperCase()
  return /^[A-Z]{3}$/.test(code) ? code : undefined
}

function referred(
  { name, field, makes }: Filled,
  names: Names | undefined,
  cell: Cell,
  missing: Missing,
  reasons: ImportReasons,
): unknown {
  const ids: string[] = []
  for (const each of names?.split(cell) ?? []) {
    const meant = names?.meant(each)
    if (meant === 'none' && makes) note(missing, name, each)
    else if (meant === 'none' || meant === 'many')
      reasons[name] = {
        key: meant === 'none' ? 'importNotFound' : 'importAmbiguous',
        params: { name: each.slice(0, 60) },
      }
    else if (meant) ids.push(meant.id)
  }
  if (ids.length === 0) return undefined
  return field.type === 'references' || field.type === 'records' ? ids : ids[0]
}

/** However it is written, it is missing once. */
function note(missing: Missing, field: string, name: string): void {
  const names = missing.get(field) ?? new Map<string, string>()
  const key = searchKey(name)
  if (!names.has(key)) names.set(key, name)
  missing.set(field, names)
}

/** What a new record would have to hold and the row does not say. */
export function lackingOf(plan: Plan, { values }: SaidRow): ImportReasons {
  const { given, entity } = plan
  const whole: Fields = { ...given, ...values }
  const lacking = demandedOf(plan, whole).filter((name) => {
    const field = entity.fields[name]
    return field && whole[name] === undefined && applies(field, whole)
  })
  return Object.fromEntries(lacking.map((name) => [name, { key: 'required' }]))
}

async function namesOf(
  tx: Tx,
  actor: Actor,
  { filled }: Plan,
  rows: readonly GivenRow[],
): Promise<Map<string, Names>> {
  const names = new Map<string, Names>()
  for (const { name, field, at } of filled) {
    if (!field.to) continue
    const cells = rows.flatMap(({ cells }) => {
      const cell = cells?.[at]
      return cell === null || cell === undefined || cell === '' ? [] : [cell]
    })
    if (cells.length > 0) names.set(name, await namesFor(tx, actor, field, cells))
  }
  return names
}
