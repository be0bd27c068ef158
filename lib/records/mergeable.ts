import type { Entity } from '@/lib/kernel/entity'

/** As many records become one at a time. */
export const MOST_MERGED = 5

/** Fields of which one value is chosen when records become one: those that people fill in. */
export const mergeable = ({ fields }: Pick<Entity, 'fields'>): string[] =>
  Object.entries(fields).flatMap(([name, { readOnly, hidden }]) => (readOnly || hidden ? [] : [name]))
