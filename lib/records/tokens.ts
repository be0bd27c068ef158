import type { Fields } from '@/db/schema'
import type { Entity } from '@/lib/kernel/entity'
import { searchTokens } from '@/lib/vietnam/text'

export type Token = { token: string; field: string }

/** Everything a record is found by: the words, numbers and addresses of its searchable fields. */
export const tokensOf = ({ fields }: Pick<Entity, 'fields'>, row: Fields): Token[] =>
  Object.entries(fields).flatMap(([field, { search }]) => {
    const value = row[field]
    if (!search || typeof value !== 'string') return []
    return searchTokens({ [PLURAL[search]]: [value] }).map((token) => ({ token, field }))
  })

const PLURAL = { text: 'texts', phone: 'phones', email: 'emails' } as const
