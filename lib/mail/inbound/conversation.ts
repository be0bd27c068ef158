import 'server-only'
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { message } from '@/db/schema'
import { reachingAll } from '@/lib/kernel/actor'
import { entities } from '@/lib/kernel/entity'
import { getRecord } from '@/lib/records/query'
import { signedMessageId, signedReplyAddress } from '../thread'
import { beginningOf } from './beginnings'
import type { Case } from './case'
import { step } from './path'

/** The record whose conversation a message continues. `isGone`: it was there once. */
export type Thread =
  | { isGone: true }
  | {
      isGone: false
      entity: string
      recordId: string
      title: string
      teamId: string | null
      isOpen: boolean
      addresses: Set<string>
    }

/**
 * Earned threading: an id or address that this workspace signed, or an id that it stored together with a
 * sender who took part. Null when nothing of the kind is named; the path says why.
 */
export async function findThread(theCase: Case): Promise<Thread | null> {
  const { context, reading, inbound, path } = theCase
  const here = context.actor.workspace.id
  const named = [...reading.inReplyTo, ...reading.references.toReversed()]
  const bySigned = named.flatMap((id) => signedMessageId(here, id) ?? [])[0]
  const addressed = [...inbound.envelopeTo, ...reading.recipients]
  const byAddress = addressed.flatMap((address) => signedReplyAddress(here, address) ?? [])[0]
  const rowId = byAddress ?? bySigned
  if (rowId) {
    path.push(step('threadSigned', { by: byAddress ? 'address' : 'messageId' }))
    return threadOf(theCase, await originals(theCase, eq(message.id, rowId)))
  }
  return named.length > 0 ? byKnownId(theCase, named) : null
}

type Original = Pick<
  typeof message.$inferSelect,
  'entity' | 'recordId' | 'messageId' | 'fromAddress' | 'replyTo' | 'to' | 'cc'
>

async function byKnownId(theCase: Case, named: string[]): Promise<Thread | null> {
  const { path, people } = theCase
  const found = await originals(theCase, inArray(message.messageId, [...new Set(named)].slice(0, 33)))
  if (found.length === 0) return null
  for (const original of found) {
    if (!(await tookPart(theCase, original))) continue
    path.push(step('threadKnown', { messageId: original.messageId }))
    return threadOf(theCase, [original])
  }
  path.push(step('threadStranger', { sender: people.sender ?? '' }))
  return null
}

function originals({ context: { tx, actor } }: Case, which: ReturnType<typeof eq>): Promise<Original[]> {
  const { entity, recordId, messageId, fromAddress, replyTo, to, cc } = message
  return tx
    .select({ entity, recordId, messageId, fromAddress, replyTo, to, cc })
    .from(message)
    .where(and(eq(message.workspaceId, actor.workspace.id), which, sql`${recordId} is not null`))
    .orderBy(desc(message.createdAt))
    .limit(5)
}

async function tookPart(
  { context: { tx, actor }, people }: Case,
  { entity, recordId }: Original,
): Promise<boolean> {
  if (!people.sender || !recordId) return false
  const { rows } = await tx.execute(sql`select from ${message}
    where ${message.workspaceId} = ${actor.workspace.id} and ${message.entity} = ${entity}
      and ${message.recordId} = ${recordId} and (lower(${message.fromAddress}) = ${people.sender}
      or exists (select from jsonb_array_elements(${message.to} || ${message.cc}) as party
        where lower(party->>'address') = ${people.sender}))
    limit 1`)
  return rows.length > 0
}

async function threadOf({ context: { tx, actor } }: Case, [original]: Original[]): Promise<Thread> {
  if (!original?.recordId) return { isGone: true }
  const entity = entities.get(original.entity)
  const record =
    entity && (await getRecord(tx, reachingAll(actor, entity.permissions.read), entity, original.recordId))
  if (!record) return { isGone: true }
  const parties = [original.fromAddress, original.replyTo ?? '', ...original.to.map(({ address }) => address)]
  return {
    isGone: false,
    entity: entity.name,
    recordId: record.id,
    title: String(record[entity.title]),
    teamId: record.teamId === null ? null : String(record.teamId),
    // Who is known stays known.
    isOpen: !record.isArchived && (beginningOf(entity.name)?.isOpen(record) ?? true),
    addresses: new Set([...parties, ...original.cc.map(({ address }) => address)].map(lower)),
  }
}

const lower = (text: string) => text.toLowerCase()
