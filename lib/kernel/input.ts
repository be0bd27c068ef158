import type { z } from 'zod'
import { invalid, Refusal } from './errors'

const DEEPEST = 64

/** Reads what came from outside by a schema, or refuses it field by field. */
export function parseInput<In extends z.ZodType>(schema: In, raw: unknown): z.output<In> {
  const parsed = schema.safeParse(storable(raw), { reportInput: true })
  if (!parsed.success) throw invalid(parsed.error)
  return parsed.data
}

/** Postgres takes neither NUL nor half a surrogate pair, in text or JSON; bodies nested beyond reason are refused. */
export function storable(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed()
  if (depth > DEEPEST) throw new Refusal('invalid', { key: 'invalid' })
  if (Array.isArray(value)) return value.map((each) => storable(each, depth + 1))
  if (!isPlain(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, storable(each, depth + 1)]))
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
