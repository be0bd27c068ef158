import 'server-only'
import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { attachment, event, message, note } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { read } from '@/lib/kernel/read'
import { openNumber } from '@/lib/kernel/sealed-number'
import { filesOfNotes } from '@/lib/records/note-files'
import type { Row } from '@/lib/records/query'
import { addressStateOf, goneRecordsOf, type Holding, messageIdsOf, recordsOf } from './find'
import { type Person, personInput, personOf } from './person'

export type Found = Awaited<ReturnType<typeof foundOf>>

const SHOWN = 200

/** All that is held on a person, as a list with counts. */
export const findPerson = read({
  name: 'personal_data.find',
  permission: 'privacy:write',
  input: personInput,
  run: ({ tx, actor }, input) => foundOf(tx, actor, personOf(input)),
})

export async function foundOf(tx: Tx, actor: Actor, person: Person) {
  const holdings = await recordsOf(tx, actor, person)
  const ids = await messageIdsOf(tx, actor, person, holdings)
  const gone = await goneRecordsOf(tx, actor, person)
  const records = holdings.flatMap(({ entity, rows }) =>
    rows.map((row) => ({ entity: entity.name, id: row.id, title: String(row[entity.title] ?? '') })),
  )
  return {
    person,
    records: records.slice(0, SHOWN),
    messages: await headsOf(tx, actor, ids.slice(0, SHOWN)),
    address: await addressStateOf(tx, actor, person),
    counts: {
      kinds: holdings.map(({ entity, rows }) => ({ entity: entity.name, count: rows.length })),
      messages: ids.length,
      gone: gone.length,
    },
  }
}

/** Everything itself, for the person to have. */
export async function copyOf(tx: Tx, actor: Actor, person: Person) {
  const holdings = await recordsOf(tx, actor, person)
  const ids = await messageIdsOf(tx, actor, person, holdings)
  const gone = await goneRecordsOf(tx, actor, person)
  const events = []
  for (const { entity, rows } of holdings)
    events.push(
      ...(await eventsOf(
        tx,
        actor,
        entity.name,
        rows.map(({ id }) => id),
      )),
    )
  for (const { entity, recordId } of gone) events.push(...(await eventsOf(tx, actor, entity, [recordId])))
  return {
    person,
    createdAt: new Date().toISOString(),
    records: holdings.map(({ entity, rows }) => ({
      kind: entity.name,
      rows: rows.map((row) => opened(actor, row)),
    })),
    messages: await messagesOf(tx, actor, ids),
    notes: await notesOf(tx, actor, holdings),
    address: await addressStateOf(tx, actor, person),
    events,
  }
}

/** The person gets their own numbers as they are. */
const opened = (actor: Actor, row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, openNumber(actor.workspace.id, value) ?? value]),
  ) as Row

function headsOf(tx: Tx, actor: Actor, ids: string[]) {
  const { id, subject, sentAt, direction, recordId } = message
  if (ids.length === 0) return []
  return tx
    .select({ id, subject, sentAt, direction, recordId })
    .from(message)
    .where(and(eq(message.workspaceId, actor.workspace.id), inArray(id, ids)))
    .orderBy(desc(sentAt))
}

async function messagesOf(tx: Tx, actor: Actor, ids: string[]) {
  if (ids.length === 0) return []
  const { id, direction, fromName, fromAddress, to, cc, subject, text, quoted, sentAt } = message
  const rows = await tx
    .select({ id, direction, fromName, fromAddress, to, cc, subject, text, quoted, sentAt })
    .from(message)
    .where(and(eq(message.workspaceId, actor.workspace.id), inArray(id, ids)))
    .orderBy(desc(sentAt))
  const files = await tx
    .select({ messageId: attachment.messageId, name: attachment.name, size: attachment.size })
    .from(attachment)
    .where(and(eq(attachment.workspaceId, actor.workspace.id), inArray(attachment.messageId, ids)))
  return rows.map((row) => ({ ...row, files: files.filter(({ messageId }) => messageId === row.id) }))
}

async function notesOf(tx: Tx, actor: Actor, holdings: Holding[]) {
  const { id, entity, recordId, text, createdAt, workspaceId } = note
  const found = await Promise.all(
    holdings.map((held) =>
      tx
        .select({ id, entity, recordId, text, createdAt })
        .from(note)
        .where(
          and(
            eq(workspaceId, actor.workspace.id),
            eq(entity, held.entity.name),
            inArray(
              recordId,
              held.rows.map(({ id }) => id),
            ),
          ),
        ),
    ),
  )
  const notes = found.flat()
  const files = await filesOfNotes(
    tx,
    actor,
    notes.map((each) => each.id),
  )
  return notes.map(({ id, ...each }) => ({
    ...each,
    files: (files.get(id) ?? []).map(({ name, size }) => ({ name, size })),
  }))
}

function eventsOf(tx: Tx, actor: Actor, entity: string, ids: string[]) {
  const { at, type, recordId, before, after } = event
  return tx
    .select({ at, entity: event.entity, recordId, type, before, after })
    .from(event)
    .where(and(eq(event.workspaceId, actor.workspace.id), eq(event.entity, entity), inArray(recordId, ids)))
    .orderBy(event.seq)
    .limit(20_000)
}
