import type { Description } from '@/lib/kernel/entity'
import { type Condition, type Filter, relatedIn } from '@/lib/records/filter-shape'
import { OPERATORS, shapeOf } from './operators'

export type Joint = 'and' | 'or'
/** What the builder edits: a group of conditions and groups. Anything else is kept as it came. */
export type Group = { joint: Joint; parts: Filter[] }

export const isCondition = (filter: Filter): filter is Condition => Array.isArray(filter)

/** A group as the builder sees it, or undefined for one condition or a negation. */
export function groupOf(filter: Filter): Group | undefined {
  if (isCondition(filter)) return undefined
  if ('and' in filter) return { joint: 'and', parts: filter.and }
  return 'or' in filter ? { joint: 'or', parts: filter.or } : undefined
}

/** Any filter as a group at the top: one condition is a group of one. */
export const rooted = (filter: Filter | undefined): Group =>
  (filter && groupOf(filter)) ?? { joint: 'and', parts: filter ? [filter] : [] }

export const filterOf = ({ joint, parts }: Group): Filter =>
  joint === 'and' ? { and: parts } : { or: parts }

/** Without what was begun and not finished: empty groups, conditions that lack their value. */
export function finished(filter: Filter): Filter | undefined {
  const related = relatedIn(filter)
  if (related?.where) {
    const where = finished(related.where)
    const isOpen = groupOf(related.where)?.parts.length === 0
    return where || isOpen ? ({ ...filter, where } as Filter) : undefined
  }
  const group = groupOf(filter)
  if (!group) return isCondition(filter) && !isFilled(filter) ? undefined : filter
  const parts = group.parts.map(finished).filter((part) => part !== undefined)
  if (parts.length === 0) return undefined
  return parts.length === 1 ? parts[0] : filterOf({ ...group, parts })
}

/** A filter with one part gone. */
export const without = (group: Group, at: number): Filter | undefined =>
  finished(filterOf({ ...group, parts: group.parts.filter((_, index) => index !== at) }))

/** The first thing offered: the first field that can be compared, by its first comparison. */
export function begun(description: Description): Condition {
  const [name = '', field] = Object.entries(description.fields).find(([, each]) => isOffered(each)) ?? []
  return [name, (field && OPERATORS[field.type][0]) ?? 'is', null]
}

export const isOffered = ({ hidden, type }: Description['fields'][string]): boolean =>
  !hidden && OPERATORS[type].length > 0

function isFilled([, operator, value]: Condition): boolean {
  if (shapeOf(operator) === 'none') return true
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined && value !== ''
}
