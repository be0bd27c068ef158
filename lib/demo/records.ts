import type { PgTable } from 'drizzle-orm/pg-core'
import { type Bulk, bulk } from '@/db/bulk'
import { event, type Fields, searchToken } from '@/db/schema'
import type { Entity } from '@/lib/kernel/entity'
import { joinRow } from '@/lib/records/join-row'
import { tokensOf } from '@/lib/records/tokens'
import type { Identify } from './ids'
import type { Setup } from './setup'

type Made = Fields & {
  id: string
  email?: string | null
  /** Addresses besides the first. */
  others?: readonly string[]
  createdBy?: string | null
  createdAt?: Date
}

/** Records that nothing has happened to but that they were made, with what they are found by and their log. */
export function createdRows(setup: Setup, entity: Entity, made: Made[], identify: Identify): Bulk[] {
  const { workspaceId, users } = setup
  const rows = made.map(({ others: _, ...row }) => row)
  const events = rows.map((row) => ({
    workspaceId,
    id: identify('event', row.id),
    at: row.createdAt,
    actorId: row.createdBy ?? null,
    actorName: users.find(({ id }) => id === row.createdBy)?.name ?? 'Cohoi',
    entity: entity.name,
    recordId: row.id,
    type: 'created',
    before: null,
    after: filled(Object.keys(entity.fields), row),
    requestId: identify('request', row.id),
  }))
  return [
    bulk(entity.table as PgTable, rows as never),
    ...addressRows(workspaceId, entity, made),
    bulk(
      searchToken,
      made.flatMap((row) => tokenRows(workspaceId, entity, { ...row, emails: addressesOf(row) })),
    ),
    bulk(event, events),
  ]
}

const addressesOf = ({ email, others = [] }: Made) =>
  email ? [email, ...others].map((address) => ({ address, optedOut: false, invalid: false })) : []

function addressRows(workspaceId: string, { joins }: Entity, made: Made[]): Bulk[] {
  const join = joins?.emails
  if (!join) return []
  const rows = made.flatMap((row) =>
    addressesOf(row).map(({ address }) => joinRow(join, workspaceId, row.id, address)),
  )
  return [bulk(join.table, rows as never)]
}

/** What a record is found by, as rows. */
export const tokenRows = (workspaceId: string, entity: Entity, row: Fields & { id: string }) =>
  tokensOf(entity, row).map((token) => ({ workspaceId, entity: entity.name, recordId: row.id, ...token }))

const filled = (names: readonly string[], row: Fields): Fields =>
  Object.fromEntries(
    names.flatMap((name) => (row[name] === null || row[name] === undefined ? [] : [[name, row[name]]])),
  )
