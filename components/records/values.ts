import type { Options } from '@/components/fields/props'
import type { Description, Field } from '@/lib/kernel/entity'
import { isSame } from '@/lib/kernel/same'
import { decimalsOf } from '@/lib/vietnam/money'

export type Values = Record<string, unknown>

/** Fields that a form may write; ticks belong to the card they stand on. */
export const writable = ({ fields }: Description): string[] =>
  Object.entries(fields).flatMap(([name, { readOnly, type }]) =>
    readOnly || type === 'checked' ? [] : [name],
  )

/** The currency of a money field in a record: its own, or the workspace's. */
export function currencyOf(field: Field, values: Values, base: string): string {
  const own = field.currencyField && values[field.currencyField]
  return typeof own === 'string' && own ? own : base
}

/** The same figure in another currency: 100 ₫ become 100 $, which is 10000 cents. */
export function rescaled(minor: unknown, from: string, to: string): unknown {
  if (typeof minor !== 'number') return minor
  return Math.round(minor * 10 ** (decimalsOf(to) - decimalsOf(from)))
}

export const differs = (a: unknown, b: unknown): boolean => !isSame(blankless(a), blankless(b))

const blankless = (value: unknown) => (value === '' || value === undefined ? null : value)

/** The choices of references, with the names of the records that this one refers to. */
export function optionsWith(options: Options, { fields }: Pick<Description, 'fields'>, row: Values): Options {
  const names = row.names as Record<string, string> | undefined
  if (!names) return options
  const told: Record<string, { id: string; name: string }[]> = {}
  for (const [field, { type, to = '' }] of Object.entries(fields)) {
    if (type !== 'record' && type !== 'records') continue
    for (const id of [row[field] ?? []].flat().map(String)) {
      const name = names[id]
      if (name !== undefined) told[to] = [...(told[to] ?? []), { id, name }]
    }
  }
  return { ...options, ...told }
}

/** What was refused about a field, or else about another, which is named then. */
export function refusalAt(
  errors: Readonly<Record<string, string>> | undefined,
  name: string,
  label: (name: string) => string,
): string | undefined {
  if (!errors || errors[name]) return errors?.[name]
  const [first] = Object.entries(errors)
  return first && `${label(first[0])}: ${first[1]}`
}
