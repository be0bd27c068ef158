import type { Fields } from '@/db/schema'
import type { Entity, Field } from '@/lib/kernel/entity'
import { withoutSecrets } from '@/lib/kernel/event'

export type LoggedChange = { name: string; field: Field; before?: unknown; after?: unknown }

/** What says nothing to people: counters, places in an order, copies of other fields. */
const SILENT = new Set([
  'version',
  'rank',
  'amountBase',
  'rate',
  'stageSince',
  'position',
  'deletedAt',
  'deletedBy',
])

/** Each value an event holds, by field: declared ones as declared, others as they look. */
export function changesOf(
  entity: Pick<Entity, 'fields'> | undefined,
  { before, after }: { before: Fields | null; after: Fields | null },
): LoggedChange[] {
  const [old, now] = [withoutSecrets(before), withoutSecrets(after)]
  const declared = Object.keys(entity?.fields ?? {})
  const others = Object.keys({ ...old, ...now })
    .filter((name) => !declared.includes(name))
    .sort()
  return [...declared, ...others].flatMap((name) => {
    const declaration = entity?.fields[name]
    const sides = { ...sideOf(old, name, 'before'), ...sideOf(now, name, 'after') }
    const sample = sides.after ?? sides.before
    const isToldInList = declaration?.several && Object.hasOwn(now ?? old ?? {}, declaration.several)
    if (isToldInList || SILENT.has(name) || Object.keys(sides).length === 0) return []
    if (declaration) return [{ name, field: declaration, ...sides }]
    return isBare(sample) ? [] : [{ name, field: guessed(sample), ...mapped(sides, plain) }]
  })
}

type Sides = Pick<LoggedChange, 'before' | 'after'>

const sideOf = (fields: Fields | null, name: string, side: keyof Sides): Sides =>
  fields && Object.hasOwn(fields, name) ? { [side]: fields[name] } : {}

const mapped = (sides: Sides, change: (value: unknown) => unknown): Sides =>
  Object.fromEntries(Object.entries(sides).map(([side, value]) => [side, change(value)]))

/** Lists and nested values as a line of text. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => String(plain(each))).join(', ')
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}$/
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/

/** Undeclared ids name nothing that a reader knows. */
const isBare = (value: unknown) => typeof value === 'string' && UUID.test(value)

function guessed(value: unknown): Field {
  if (typeof value === 'boolean') return { type: 'boolean' }
  if (typeof value === 'number') return { type: 'number' }
  return { type: typeof value === 'string' && INSTANT.test(value) ? 'instant' : 'text' }
}
