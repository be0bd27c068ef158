import type { Entity, FieldType } from '@/lib/kernel/entity'

const ASKED = ['q', 'filter', 'sort', 'archived', 'group', 'pipeline', 'layout', 'by', 'month'] as const

/** The part of an address that asks something, always written alike. */
export function askedOf(search: URLSearchParams): URLSearchParams {
  const asked = new URLSearchParams()
  for (const name of ASKED) {
    const value = search.get(name)
    if (value) asked.set(name, value)
  }
  return asked
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** How an address may write a value of a type. */
const WRITTEN: Partial<Record<FieldType, RegExp>> = {
  record: ID,
  reference: ID,
  date: /^\d{4}-\d{2}-\d{2}$/,
  instant: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/,
  number: /^\d{1,9}$/,
}

/** What an address gives a new record: the records it belongs to, each by its field, what it is, and when. */
export const givenIn = (
  search: URLSearchParams,
  { fields }: Pick<Entity, 'fields'>,
): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, { type, options = [] }]) => {
      const text = search.get(name) ?? ''
      const isKnown = type === 'choice' ? options.includes(text) : WRITTEN[type]?.test(text)
      return isKnown ? [[name, type === 'number' ? Number(text) : text]] : []
    }),
  )
