import { type Bulk, bulk } from '@/db/bulk'
import { event, type Fields } from '@/db/schema'
import type { Entity } from '@/lib/kernel/entity'
import type { Identify } from './ids'
import type { Setup } from './setup'

type Made = { id: string; createdBy?: string | null; createdAt?: Date }

/** The log of records that nothing has happened to but that they were made. */
export function createdEvents(
  { workspaceId, users }: Setup,
  { name, fields }: Entity,
  rows: readonly Made[],
  identify: Identify,
): Bulk {
  return bulk(
    event,
    rows.map((row) => ({
      workspaceId,
      id: identify('event', row.id),
      at: row.createdAt,
      actorId: row.createdBy ?? null,
      actorName: users.find(({ id }) => id === row.createdBy)?.name ?? 'Cohoi',
      entity: name,
      recordId: row.id,
      type: 'created',
      before: null,
      after: filled(Object.keys(fields), row),
      requestId: identify('request', row.id),
    })),
  )
}

const filled = (names: readonly string[], row: Fields): Fields =>
  Object.fromEntries(
    names.flatMap((name) => (row[name] === null || row[name] === undefined ? [] : [[name, row[name]]])),
  )
