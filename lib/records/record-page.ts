import 'server-only'
import type { Tx } from '@/db/client'
import { type Actor, can } from '@/lib/kernel/actor'
import type { Entity } from '@/lib/kernel/entity'
import { notFound } from '@/lib/kernel/errors'
import { entityFor, withoutHidden } from '@/lib/kernel/field-rights'
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
  const { write, delete: remove, create } = entity.permissions
  const reaches = async (permission: typeof write) =>
    (await getRecord(tx, actor, entity, id, permission)) !== undefined
  return {
    record: shown ?? record,
    rights: { write: await reaches(write), delete: await reaches(remove), create: can(actor, create) },
    timeline: await timelineOf(tx, actor, entity, id),
    neighbours: await neighboursOf(tx, actor, entity, from, id),
  }
}
