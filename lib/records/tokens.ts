import type { Fields } from '@/db/schema'
import type { Entity } from '@/lib/kernel/entity'
import { searchKey, searchTokens } from '@/lib/vietnam/text'

export type Token = { token: string; field: string }

/** Everything a record is found by: the words, numbers and addresses of its searchable fields, and each whole. */
export const tokensOf = ({ fields }: Pick<Entity, 'fields'>, row: Fields): Token[] =>
  Object.entries(fields).flatMap(([field, { search, several }]) => {
    if (!search) return []
    const held = several && Array.isArray(row[several]) ? addressesOf(row[several]) : [row[field]]
    const values = held.filter((value) => typeof value === 'string' && value) as string[]
    const words = search === 'sealed' ? [] : searchTokens({ [PLURAL[search]]: values })
    return [...new Set([...words, ...values.map(wholeToken)])].map((token) => ({ token, field }))
  })

const addressesOf = (list: { address: string }[]) => list.map(({ address }) => address)

const LONGEST = 64

/** Stands for a value as a whole, so that its twins are found at once; no search begins with its sign. */
export const wholeToken = (value: string): string => `=${[...searchKey(value)].slice(0, LONGEST).join('')}`

const PLURAL = { text: 'texts', phone: 'phones', email: 'emails' } as const
