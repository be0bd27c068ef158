import 'server-only'
import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { event } from '@/db/schema'
import { type Actor, can } from '@/lib/kernel/actor'
import { type Description, describe as descriptionOf, type Entity, entityNamed } from '@/lib/kernel/entity'
import { entityFor, withoutHidden } from '@/lib/kernel/field-rights'
import { messagesAmong } from '@/lib/mail/outbound/messages'
import { notesAmong } from './notes-shown'
import { type Option, optionsFor } from './options'
import { getRecords, rereadRecords } from './query'
import type { Happened, Strand, TimelineCursor, TimelineEntry, TimelinePage } from './timeline-entry'
import { type Place, placesOf, referringTo } from './timeline-places'

/** How many entries a timeline begins with, and grows by. */
const PAGE = 30

type Asked = { strand?: Strand; before?: TimelineCursor | null }

/**
 * All that happened with a record and what belongs to it, newest first, a page at a time: changes, mails, activities
 * and notes, each as far as the actor may see it. The caller has made sure that the actor may see the record.
 */
export async function timelineOf(
  tx: Tx,
  actor: Actor,
  entity: Entity,
  id: string,
  { strand, before }: Asked = {},
): Promise<TimelinePage> {
  const found = await placesOf(tx, actor, entity, id, { strand, before, limit: PAGE + 1 })
  const places = found.slice(0, PAGE)
  const last = places.at(-1)
  const entries = new Map<string, TimelineEntry>()
  for (const entry of await entriesAt(tx, actor, places, id)) entries.set(entry.id, entry)
  return {
    entries: places.flatMap((place) => entries.get(place.id) ?? []),
    next: found.length > PAGE && last ? { at: last.at, id: last.id } : null,
  }
}

async function entriesAt(tx: Tx, actor: Actor, places: readonly Place[], ownId: string) {
  const of = (strand: Strand) => {
    const own = places.filter((place) => place.strand === strand)
    return { ids: own.map(({ id }) => id), at: new Map(own.map((place) => [place.id, told(place, ownId)])) }
  }
  const [change, mail, activity, note] = [of('change'), of('mail'), of('activity'), of('note')]
  return [
    ...(await changesAmong(tx, actor, change.ids)).map((row) => ({ ...row, ...change.at.get(row.id) })),
    ...(await mailsAmong(tx, actor, mail.ids, places)).map((row) => ({ ...row, ...mail.at.get(row.id) })),
    ...(await activitiesAmong(tx, actor, activity.ids)).map((row) => ({
      ...row,
      ...activity.at.get(row.id),
      of: undefined,
    })),
    ...(await notesAmong(tx, actor, note.ids)).map((row) => ({ ...row, ...note.at.get(row.id) })),
  ] as TimelineEntry[]
}

const told = ({ at, entity, recordId, name, isMerged }: Place, ownId: string) => ({
  at: new Date(at),
  ...(recordId !== ownId && {
    of: { entity, id: recordId, name, isMerged, path: entityNamed(entity).path ?? '' } satisfies Happened,
  }),
})

async function changesAmong(tx: Tx, actor: Actor, ids: string[]) {
  if (ids.length === 0) return []
  const { id, seq, actorId, actorName, type, before, after, requestId, entity } = event
  const rows = await tx
    .select({ id, seq, actorId, actorName, type, before, after, requestId, entity })
    .from(event)
    .where(and(eq(event.workspaceId, actor.workspace.id), inArray(id, ids)))
  return rows.map((row) => {
    const seen = (values: typeof row.before) => withoutHidden(actor, entityNamed(row.entity), values)
    return { ...row, strand: 'change' as const, before: seen(row.before), after: seen(row.after) }
  })
}

async function mailsAmong(tx: Tx, actor: Actor, ids: string[], places: readonly Place[]) {
  const messages = await messagesAmong(tx, actor, ids)
  const writable = new Set<string>()
  if (messages.length > 0 && can(actor, 'message:send')) {
    const own = places.filter(({ strand }) => strand === 'mail')
    for (const name of new Set(own.map(({ entity }) => entity))) {
      const records = [...new Set(own.flatMap(({ entity, recordId }) => (entity === name ? recordId : [])))]
      for (const { id } of await getRecords(tx, actor, entityNamed(name), records, 'message:send'))
        writable.add(id)
    }
  }
  return messages.map((message) => ({
    strand: 'mail' as const,
    id: message.id,
    entity: message.entity,
    recordId: String(message.recordId),
    message,
    canSend: writable.has(String(message.recordId)),
  }))
}

async function activitiesAmong(tx: Tx, actor: Actor, ids: string[]) {
  const rows = await rereadRecords(tx, actor, entityNamed('activity'), ids, { archived: 'any' })
  return rows.map((activity) => ({ strand: 'activity' as const, id: activity.id, activity }))
}

export type TimelineFrame = {
  /** How to tell of each kind of record whose changes stand here. */
  descriptions: Record<string, Description>
  options: Record<string, Option[]>
}

/** What a timeline's screen needs to know besides its entries; options that are known already are not read again. */
export async function timelineFrame(
  tx: Tx,
  actor: Actor,
  entity: Entity,
  known: Readonly<Record<string, Option[]>>,
): Promise<TimelineFrame> {
  const kinds = [entity, ...referringTo(actor, entity).map((each) => each.entity), entityNamed('activity')]
  const descriptions = Object.fromEntries(
    kinds.map((each) => [each.name, descriptionOf(entityFor(actor, each))]),
  )
  let options = { ...known }
  for (const { fields } of Object.values(descriptions))
    options = await optionsFor(tx, actor, { fields }, options)
  return { descriptions, options }
}
