import 'server-only'
import { and, desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Tx } from '@/db/client'
import { erasure } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import type { Entity } from '@/lib/kernel/entity'
import { notFound } from '@/lib/kernel/errors'
import { type HistoryEntry, historyOf } from '@/lib/records/history'
import { listOptions, type Option } from '@/lib/records/options'
import { getRecord, listRecords, type Row } from '@/lib/records/query'
import { dataRequests } from './entity'

const place = z.strictObject({ value: z.string().max(60), id: z.uuid() })

/** One page of consents or requests, the newest first, as the address asks for it. */
export async function listPage(
  tx: Tx,
  actor: Actor,
  entity: Entity,
  search: URLSearchParams,
): Promise<{ rows: Row[]; next: string | null }> {
  const [value, id] = (search.get('after') ?? '').split('~')
  const after = place.safeParse({ value, id })
  const { rows, next } = await listRecords(tx, actor, entity, {
    search: search.get('q')?.slice(0, 200),
    sort: { field: 'createdAt', descending: true },
    after: after.success && !Number.isNaN(Date.parse(after.data.value)) ? after.data : null,
  })
  return { rows, next: next && `${next.value}~${next.id}` }
}

export type ErasureRow = Awaited<ReturnType<typeof listErasures>>[number]

/** Erasures, the newest first; of one request, or all that were asked for. */
export function listErasures(tx: Tx, actor: Actor, requestId?: string) {
  const { id, personMark, counts, createdAt, doneAt } = erasure
  return tx
    .select({ id, personMark, counts, createdAt, doneAt })
    .from(erasure)
    .where(
      and(
        eq(erasure.workspaceId, actor.workspace.id),
        requestId ? eq(erasure.requestId, requestId) : undefined,
      ),
    )
    .orderBy(desc(createdAt), desc(id))
    .limit(20)
}

export type RequestPage = {
  record: Row
  members: Option[]
  history: HistoryEntry[]
  erasures: ErasureRow[]
}

export async function loadRequest(tx: Tx, actor: Actor, id: string): Promise<RequestPage> {
  const record = await getRecord(tx, actor, dataRequests, id)
  if (!record) throw notFound()
  return {
    record,
    members: await listOptions(tx, actor, 'member'),
    history: await historyOf(tx, actor, dataRequests.name, id),
    erasures: await listErasures(tx, actor, id),
  }
}
