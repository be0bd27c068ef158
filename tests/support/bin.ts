import { accountKind } from '@/lib/accounts/commands'
import { accounts } from '@/lib/accounts/entity'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { binnable } from '@/lib/records/bin-commands'
import { type BinCursor, listBin } from '@/lib/records/bin-queries'
import { getRecord } from '@/lib/records/query'
import { asOwner } from './owner'

/** The commands by which records of a kind go into the bin, come back, and go for ever. */
export function binOf(kind: string) {
  const found = binnable.get(kind)
  if (!found) throw new Error(`${kind} has no bin`)
  return found
}

/** What somebody finds in the bin. */
export const inBin = (by: Actor, asked: { kind?: string; after?: BinCursor | null } = {}) =>
  reading(by, (tx) =>
    listBin(
      tx,
      by,
      [...binnable.values()].map(({ entity }) => entity),
      asked,
    ),
  )

export const titlesInBin = async (by: Actor) => (await inBin(by)).rows.map(({ title }) => title)

export const storedRow = async (table: string, id: string) =>
  (await asOwner<Record<string, unknown>>(`select * from "${table}" where id = $1`, [id]))[0]

/** An account to be deleted. */
export const anAccount = async (by: Actor, values: Record<string, unknown>) =>
  (await execute(accountKind.create, by, { kind: 'organization', ...values })).data

export const readAccount = (by: Actor, id: string) => reading(by, (tx) => getRecord(tx, by, accounts, id))

/** The same record after one more change. */
export const next = ({ id, version }: { id: string; version: number }) => ({ id, version: version + 1 })
