import type { Entity } from '@/lib/kernel/entity'

/** As many records become one at a time. */
export const MOST_MERGED = 5

/** Fields of which one value is chosen when records become one: those that people fill in. */
export const mergeable = ({ fields }: Pick<Entity, 'fields'>): string[] =>
  Object.entries(fields).flatMap(([name, { readOnly, hidden }]) => (readOnly || hidden ? [] : [name]))

/** Fields of which everything is kept together when records become one. */
export const isSum = ({ fields }: Pick<Entity, 'fields'>, name: string): boolean => {
  const { type } = fields[name] ?? {}
  return type === 'references' || type === 'choices' || type === 'emails'
}
