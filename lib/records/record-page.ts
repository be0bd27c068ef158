import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Tx } from '@/db/client'
import { type Actor, can } from '@/lib/kernel/actor'
import type { Entity } from '@/lib/kernel/entity'
import { notFound } from '@/lib/kernel/errors'
import { entityFor, withoutHidden } from '@/lib/kernel/field-rights'
import type { Permission } from '@/lib/kernel/policy'
import { scope } from '@/lib/kernel/scope'
import { type Neighbours, neighboursOf } from './neighbours'
import { getRecord, type Query, type Row } from './query'
import { withNames } from './references'
import { timelineOf } from './timeline'
import type { TimelinePage } from './timeline-entry'

export type Rights = { write: boolean; delete: boolean; create: boolean }

export type RecordPage = { record: Row; rights: Rights; timeline: TimelinePage; neighbours: Neighbours }

/** What the page of any record shows, with the records beside it in the list it was opened from; or a refusal as not found. */
export async function loadRecord(
  tx: Tx,
  actor: Actor,
  entity: Entity,
  id: string,
  from: Query,
): Promise<RecordPage> {
  const record = await getRecord(tx, actor, entity, id)
  if (!record) throw notFound()
  const known = entityFor(actor, entity)
  const [shown] = await withNames(tx, actor, known, [withoutHidden(actor, entity, record)])
  return {
    record: shown ?? record,
    rights: await rightsOn(tx, actor, entity, id),
    timeline: await timelineOf(tx, actor, entity, id),
    neighbours: await neighboursOf(tx, actor, entity, from, id),
  }
}

/** What the actor may do with one record, asked in one question. */
async function rightsOn(tx: Tx, actor: Actor, { table, permissions }: Entity, id: string): Promise<Rights> {
  const reaches = (permission: Permission) =>
    sql<boolean>`coalesce(${scope(actor, table, permission)}, false)`
  const [row] = await tx
    .select({ write: reaches(permissions.write), delete: reaches(permissions.delete) })
    .from(table as PgTable)
    .where(and(eq(table.workspaceId, actor.workspace.id), eq(table.id, id)))
  return { write: false, delete: false, ...row, create: can(actor, permissions.create) }
}
