import type { Description, Field } from '@/lib/kernel/entity'
import type { Filter } from './filter-shape'

/** Ways of showing the records of a kind; the address says which, and by which field. */
export const LAYOUTS = ['list', 'board', 'calendar'] as const
export type LayoutName = (typeof LAYOUTS)[number]

/** As many cards of a column as are read again at once. */
export const MOST_CARDS = 120

/** As many records as a calendar shows of a month. */
export const MONTH_LIMIT = 500

type Fields = Pick<Description, 'fields'>

/** The key of the column of records that have no value. */
export const NONE = 'none'

/** Fields whose values can be the columns of a board. */
export const columnFields = ({ fields }: Fields): string[] =>
  named(fields, ({ type }) => type === 'choice' || type === 'reference')

/** Fields by whose day records can stand in a calendar: days before moments, and no moment of every edit. */
export const dayFields = ({ fields }: Fields): string[] => [
  ...named(fields, ({ type }) => type === 'date'),
  ...named(fields, ({ type }, name) => type === 'instant' && name !== 'updatedAt'),
]

export const fieldsFor = (layout: LayoutName, entity: Fields): string[] =>
  layout === 'board' ? columnFields(entity) : layout === 'calendar' ? dayFields(entity) : []

/** The layout an address asks for and its field; the list where that is not there, or not for this reader. */
export function layoutIn(
  search: URLSearchParams,
  entity: Fields,
  usual?: string,
): { layout: LayoutName; by: string } {
  const layout = LAYOUTS.find((each) => each === search.get('layout')) ?? 'list'
  const offered = fieldsFor(layout, entity)
  const by = [search.get('by'), usual].find((name) => name && offered.includes(name)) ?? offered[0]
  return by ? { layout, by } : { layout: 'list', by: '' }
}

/** What a column of a board holds of what was asked for: of records that the field is not for, nothing. */
export function inColumn<Q extends { filter?: Filter }>(
  query: Q,
  { fields }: Fields,
  by: string,
  key: string,
): Q {
  const value: Filter = key === NONE ? [by, 'empty'] : [by, 'is', key]
  return { ...query, filter: { and: [...applying(query, fields, by), value] } }
}

/** What a whole board shows of what was asked for. */
export function onBoard<Q extends { filter?: Filter }>(query: Q, { fields }: Fields, by: string): Q {
  const parts = applying(query, fields, by)
  return parts.length > 0 ? { ...query, filter: { and: parts } } : query
}

function applying({ filter }: { filter?: Filter }, fields: Fields['fields'], by: string): Filter[] {
  const { when } = fields[by] ?? {}
  const isKnown = when && fields[when.field] && !fields[when.field]?.hidden
  return [
    ...(filter ? [filter] : []),
    ...(isKnown ? [{ or: [when.is].flat().map((is): Filter => [when.field, 'is', is]) }] : []),
  ]
}

const named = (fields: Fields['fields'], isOffered: (field: Field, name: string) => boolean): string[] =>
  Object.entries(fields).flatMap(([name, field]) => (!field.hidden && isOffered(field, name) ? [name] : []))
