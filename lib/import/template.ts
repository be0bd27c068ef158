import 'server-only'
import type { Entity, Field } from '@/lib/kernel/entity'
import type { ExportCell } from '@/lib/records/export'
import { fieldText, type Reader } from '@/lib/records/field-text'
import { importedFields } from './fields'

/** An empty table with a column for each field, and one row that shows how they are written. */
export async function* templateRows(
  entity: Entity,
  { say, ...reader }: Reader,
): AsyncGenerator<ExportCell[]> {
  const fields = importedFields(entity)
  yield fields.map(([name]) => say(`fields.${entity.name}.${name}`))
  yield fields.map(([name, field]) =>
    name === entity.title
      ? say('import.template.name')
      : sampleOf({ say, ...reader }, entity.name, name, field),
  )
}

const SAMPLES: Partial<Record<Field['type'], ExportCell>> = {
  phone: '0912 345 678',
  email: 'ten@cong-ty.vn',
  url: 'cong-ty.vn',
  date: '31/12/1990',
  money: 1_250_000,
  currency: 'VND',
  percent: 50,
  rating: 2,
}

function sampleOf(reader: Reader, entity: string, name: string, field: Field): ExportCell {
  if (field.type !== 'choice') return SAMPLES[field.type] ?? null
  const [first] = field.options ?? []
  return fieldText({ ...reader, entity, name, field, currency: 'VND', nameOf: String }, first)
}
