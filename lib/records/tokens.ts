import type { Fields } from '@/db/schema'
import type { Entity } from '@/lib/kernel/entity'
import { searchKey, searchTokens } from '@/lib/vietnam/text'

export type Token = { token: string; field: string }

/** Everything a record is found by: the words, numbers and addresses of its searchable fields, and each whole. */
export const tokensOf = ({ fields }: Pick<Entity, 'fields'>, row: Fields): Token[] =>
  Object.entries(fields).flatMap(([field, { search }]) => {
    const value = row[field]
    if (!search || typeof value !== 'string' || !value) return []
    const words = searchTokens({ [PLURAL[search]]: [value] })
    return [...words, wholeToken(value)].map((token) => ({ token, field }))
  })

const LONGEST = 64

/** Stands for a value as a whole, so that its twins are found at once; no search begins with its sign. */
export const wholeToken = (value: string): string => `=${[...searchKey(value)].slice(0, LONGEST).join('')}`

const PLURAL = { text: 'texts', phone: 'phones', email: 'emails' } as const
