/** [field, comparison, value], or groups of them. What saved views and shared links carry. */
export type Condition = [field: string, operator: string, value?: unknown]
/** Whether there is at least one, or none, of the related records that answer to a filter of their own. */
export type ByRelated = { has: string; where?: Filter } | { lacks: string; where?: Filter }
export type Filter = Condition | { and: Filter[] } | { or: Filter[] } | { not: Filter } | ByRelated

/** The relation that a part of a filter asks for, undefined for any other part. */
export function relatedIn(filter: Filter): { name: string; isThere: boolean; where?: Filter } | undefined {
  if ('has' in filter) return { name: filter.has, isThere: true, where: filter.where }
  return 'lacks' in filter ? { name: filter.lacks, isThere: false, where: filter.where } : undefined
}

/** The relations that a filter goes through, those within them too. */
export function relationsIn(filter: Filter): string[] {
  if ('and' in filter) return filter.and.flatMap(relationsIn)
  if ('or' in filter) return filter.or.flatMap(relationsIn)
  if ('not' in filter) return relationsIn(filter.not)
  const related = relatedIn(filter)
  return related ? [related.name, ...(related.where ? relationsIn(related.where) : [])] : []
}
