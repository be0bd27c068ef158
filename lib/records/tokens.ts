import type { Fields } from '@/db/schema'
import type { Entity } from '@/lib/kernel/entity'
import { searchTokens } from '@/lib/vietnam/text'

/** Everything a record is found by: the words, numbers and addresses of its searchable fields. */
export function tokensOf({ fields }: Pick<Entity, 'fields'>, row: Fields): Set<string> {
  const texts = (kind: 'text' | 'phone' | 'email') =>
    Object.entries(fields)
      .filter(([, field]) => field.search === kind)
      .map(([name]) => row[name])
      .filter((value) => typeof value === 'string')
  return new Set(searchTokens({ texts: texts('text'), phones: texts('phone'), emails: texts('email') }))
}
