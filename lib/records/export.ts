import 'server-only'
import '@/lib/entities'
import { type Actor, can } from '@/lib/kernel/actor'
import { type Entity, entities, type Field } from '@/lib/kernel/entity'
import { notFound } from '@/lib/kernel/errors'
import { entityFor } from '@/lib/kernel/field-rights'
import { readingBehind } from '@/lib/kernel/replica'
import { openNumber } from '@/lib/kernel/sealed-number'
import { maskedNumber } from '@/lib/vietnam/citizen-id'
import { decimalsOf } from '@/lib/vietnam/money'
import { addressesIn } from './addresses'
import { fieldText, type Reader } from './field-text'
import { type Option, optionsFor } from './options'
import { type Cursor, listRecords, type Query, type Row, rereadRecords } from './query'

const PORTION = 1000

export const kindOfExport = (actor: Actor, kind: string): Entity => {
  const entity = entities.get(kind)
  if (!entity?.path || !can(actor, entity.permissions.read)) throw notFound()
  return entity
}

export type Asked = { kind: string; query: Query; ids?: string[] }

export type ExportCell = string | number | null

/** The rows of an export: first the names of its columns, then each record, a portion of them in memory at a time. */
export async function* exportedRows(
  actor: Actor,
  { kind, query, ids = [] }: Asked,
  columns: readonly string[],
  reader: Reader,
): AsyncGenerator<ExportCell[]> {
  const entity = entityFor(actor, kindOfExport(actor, kind))
  const named = columns.flatMap((name) => {
    const field = entity.fields[name]
    return field && !field.hidden ? [[name, field] as const] : []
  })
  yield named.map(([name]) => reader.say(`fields.${kind}.${name}`))
  const options = await readingBehind(actor, (tx) => optionsFor(tx, actor, entity))
  for await (const row of rowsOf(actor, entity, query, ids)) {
    yield named.map(([name, field]) => cellOf(actor, { kind, name, field, row, options, reader }))
  }
}

async function* rowsOf(actor: Actor, entity: Entity, query: Query, ids: string[]): AsyncGenerator<Row> {
  if (ids.length > 0) {
    yield* await readingBehind(actor, (tx) => rereadRecords(tx, actor, entity, ids, { archived: 'any' }))
    return
  }
  for (let after: Cursor | null | undefined; after !== null; ) {
    const portion = { ...query, after, limit: PORTION }
    const page = await readingBehind(actor, (tx) => listRecords(tx, actor, entity, portion))
    yield* page.rows
    after = page.next
  }
}

type Told = {
  kind: string
  name: string
  field: Field
  row: Row
  options: Record<string, Option[]>
  reader: Reader
}

function cellOf(actor: Actor, { kind, name, field, row, options, reader }: Told): ExportCell {
  const value = row[name]
  if (value === null || value === undefined || value === '') return null
  if (field.several) return addressesIn(row).join(', ') || String(value)
  if (field.type === 'citizenId' && can(actor, 'record:reveal'))
    return openNumber(actor.workspace.id, value) ?? maskedNumber(value)
  const currency = String((field.currencyField && row[field.currencyField]) || actor.workspace.currency)
  if (field.type === 'money' || field.computed?.result === 'money')
    return Number(value) / 10 ** decimalsOf(currency)
  if (
    field.type === 'number' ||
    field.type === 'percent' ||
    field.type === 'rating' ||
    field.computed?.result === 'number'
  )
    return Number(value)
  const names = (row.names ?? {}) as Record<string, string>
  const nameOf = (id: unknown) =>
    names[String(id)] ?? options[field.to ?? '']?.find((option) => option.id === id)?.name ?? ''
  return fieldText({ ...reader, entity: kind, name, field, currency, nameOf }, value)
}
