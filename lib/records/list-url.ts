import type { Entity } from '@/lib/kernel/entity'

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

/** What an address gives a new record: the records it belongs to, each by its field, and what it is. */
export const givenIn = (
  search: URLSearchParams,
  { fields }: Pick<Entity, 'fields'>,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, { type, options = [] }]) => {
      const value = search.get(name) ?? ''
      const isKnown =
        type === 'choice'
          ? options.includes(value)
          : (type === 'record' || type === 'reference') && ID.test(value)
      return isKnown ? [[name, value]] : []
    }),
  )
