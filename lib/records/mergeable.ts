import type { Entity, Field } from '@/lib/kernel/entity'

/** As many records become one at a time. */
export const MOST_MERGED = 5

type Declared = Pick<Entity, 'fields'>

/** Fields of which one value is chosen when records become one: those that people fill in. */
export const mergeable = ({ fields }: Declared): string[] =>
  Object.entries(fields).flatMap(([name, field]) => (isOpen(field) && !field.follows ? [name] : []))

/** What is nothing without a field, and comes with its value: the currency of an amount. */
export const followersOf = ({ fields }: Declared, name: string): string[] =>
  Object.entries(fields).flatMap(([each, field]) => (isOpen(field) && field.follows === name ? [each] : []))

const isOpen = ({ readOnly, hidden, stays }: Field) => !readOnly && !hidden && !stays

/** Fields of which everything is kept together. */
export const isSum = ({ fields }: Declared, name: string): boolean => {
  const { type } = fields[name] ?? {}
  return (
    type === 'references' ||
    type === 'records' ||
    type === 'addresses' ||
    type === 'choices' ||
    type === 'emails' ||
    type === 'files'
  )
}

/** What any of these lists holds, once; of the same address the last that is said of it. */
export const sumOf = (lists: readonly unknown[]): unknown[] => [
  ...new Map(lists.flatMap(listOf).map((each) => [keyOf(each), each])).values(),
]

/** A list without what these others hold. */
export function without(list: unknown, others: readonly unknown[]): unknown[] {
  const known = new Set(others.flatMap(listOf).map(keyOf))
  return listOf(list).filter((each) => !known.has(keyOf(each)))
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** Addresses are the same whatever is marked of them. */
const keyOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'address' in value
    ? String(value.address)
    : JSON.stringify(value)
