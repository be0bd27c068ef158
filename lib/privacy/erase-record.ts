import 'server-only'
import { and, eq, inArray, notExists, sql } from 'drizzle-orm'
import { attachment, emailAddress, type Fields, inboundMessage, inboundRaw, message, note } from '@/db/schema'
import { forgetFreed } from '@/lib/files/freed'
import { letGo } from '@/lib/files/keep'
import type { Context } from '@/lib/kernel/command'
import { entityIn } from '@/lib/kernel/custom-fields'
import { columnOf, type Entity, entityNamed, type Field } from '@/lib/kernel/entity'
import type { Change } from '@/lib/kernel/event'
import { addressesIn } from '@/lib/records/addresses'
import { writeCustom } from '@/lib/records/custom-values'
import { entitiesWithEmails } from '@/lib/records/emails'
import { splitJoins, writeJoins } from '@/lib/records/joins'
import { forgetNoteFiles } from '@/lib/records/note-files'
import type { Row } from '@/lib/records/query'
import { indexRecord } from '@/lib/records/search'
import { personalFields, TOLD_IN_EVENTS } from './places'

/** One running erasure: its row, and the words that stand in place of what goes. */
export type Run = { id: string; mask: string }

const NOBODY = 'erased@removed.invalid'

/** Empties what a record tells of a person and blackens it in the log; all else about the record stays. */
export async function eraseRecord(
  context: Context,
  run: Run,
  entity: Entity,
  row: Row,
  known: string[],
): Promise<Change> {
  const { tx, actor } = context
  const words = [...known, ...wordsIn(entity, row)].filter((word) => word.length > 3)
  const patch = { ...emptied(entity, row, run.mask), ...scrubbed(entity, row, words) }
  const version = Number(row.version) + 1
  const { table } = entity
  const stamp = { version, ...('updatedAt' in table && { updatedAt: new Date() }) }
  const { columns, links, custom } = splitJoins(entity, patch)
  await tx
    .update(table)
    .set({ ...columns, ...stamp } as never)
    .where(and(eq(table.workspaceId, actor.workspace.id), eq(table.id, row.id)))
  await writeCustom(context, entity, row.id, custom)
  await letGo(context, filesIn(row, Object.keys(custom)), true)
  await writeJoins(context, entity, row.id, links)
  await forgetAddresses(context, addressesIn(row))
  await indexRecord(tx, actor, entity, row.id, { ...row, ...patch })
  await tx
    .update(note)
    .set({ text: run.mask, editedAt: new Date(), version: sql`${note.version} + 1` })
    .where(
      and(eq(note.workspaceId, actor.workspace.id), eq(note.entity, entity.name), eq(note.recordId, row.id)),
    )
  await forgetNoteFiles(context, entity.name, row.id)
  if (entity.name === 'inbound_message') await eraseRaw(context, [row.id])
  await blacken(context, run, entity.name, row.id, words)
  return { entity: entity.name, recordId: row.id, type: 'erased', after: { version } }
}

/** The files that a record held in these fields: with the person they go at once. */
const filesIn = (row: Row, names: readonly string[]): string[] =>
  names.flatMap((name) => [row[name]].flat().flatMap((each) => (each as { id?: string } | null)?.id ?? []))

/** What is known of addresses goes with the last record that has them. */
async function forgetAddresses({ tx, actor }: Context, addresses: string[]): Promise<void> {
  if (addresses.length === 0) return
  const held = entitiesWithEmails().map(({ join }) =>
    notExists(
      tx
        .select({ own: join.own })
        .from(join.table)
        .where(and(eq(join.workspaceId, actor.workspace.id), eq(join.other, emailAddress.address))),
    ),
  )
  await tx
    .delete(emailAddress)
    .where(
      and(
        eq(emailAddress.workspaceId, actor.workspace.id),
        inArray(emailAddress.address, addresses),
        ...held,
      ),
    )
}

/** Blackens the events of one record, there or gone. */
export async function blacken(
  { tx, actor }: Context,
  run: Run,
  entity: string,
  recordId: string,
  words: string[],
): Promise<number> {
  const fields = [...personalFields(entityIn(actor, entityNamed(entity))), ...TOLD_IN_EVENTS]
  const { rows } = await tx.execute<{ n: number }>(
    sql`select cohoi_blacken_events(${run.id}, ${entity}, ${recordId}, ${list(fields)}, ${list(words)}) as n`,
  )
  return rows[0]?.n ?? 0
}

const list = (texts: string[]) =>
  sql`array[${sql.join(
    texts.map((text) => sql`${text}`),
    sql`, `,
  )}]::text[]`

/** Takes words, addresses and files out of messages; that there was one, and when, stays. */
export async function eraseMessages(context: Context, { mask }: Run, ids: string[]): Promise<number> {
  if (ids.length === 0) return 0
  const { tx, actor } = context
  const here = eq(message.workspaceId, actor.workspace.id)
  const nobody = [{ name: mask, address: NOBODY }]
  const rows = await tx
    .update(message)
    .set({
      ...{ fromName: mask, fromAddress: NOBODY, replyTo: null, to: nobody, cc: [] },
      ...{ subject: mask, text: '', quoted: '', html: null, calendar: null, forwarded: null, hints: [] },
      ...{ error: null, reply: null, references: [], inReplyTo: null, waitsSince: null },
      messageId: sql`${message.id} || '@message-id.invalid'`,
      state: sql`case when ${message.state} = 'queued' then 'failed' else ${message.state} end`,
      version: sql`${message.version} + 1`,
    })
    .where(and(here, inArray(message.id, ids)))
    .returning({ inboundId: message.inboundId })
  const files = await tx
    .delete(attachment)
    .where(and(eq(attachment.workspaceId, actor.workspace.id), inArray(attachment.messageId, ids)))
    .returning({ key: attachment.storageKey })
  await forgetFreed(
    context,
    files.map(({ key }) => key),
  )
  await eraseRaw(
    context,
    rows.flatMap(({ inboundId }) => inboundId ?? []),
  )
  return rows.length
}

/** Of mail as it came in only the fact stays. */
async function eraseRaw({ tx, actor }: Context, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const workspaceId = actor.workspace.id
  await tx
    .delete(inboundRaw)
    .where(and(eq(inboundRaw.workspaceId, workspaceId), inArray(inboundRaw.inboundId, ids)))
  await tx
    .update(inboundMessage)
    .set({
      ...{
        fromName: null,
        fromAddress: null,
        envelopeFrom: null,
        subject: null,
        messageId: null,
        error: null,
      },
      path: sql`(select coalesce(jsonb_agg(jsonb_build_object('step', step -> 'step') order by place), '[]')
        from jsonb_array_elements(${inboundMessage.path}) with ordinality as each (step, place))`,
    })
    .where(and(eq(inboundMessage.workspaceId, workspaceId), inArray(inboundMessage.id, ids)))
  for (const id of ids) await indexRecord(tx, actor, entityNamed('inbound_message'), id, {})
}

function emptied(entity: Entity, row: Row, mask: string): Fields {
  return Object.fromEntries(
    personalFields(entity)
      .filter((name) => row[name] !== null && row[name] !== undefined)
      .map((name) => {
        const { type, custom } = entity.fields[name] as Field
        if (type === 'emails' || type === 'addresses') return [name, []]
        return [name, !custom && (type === 'text' || columnOf(entity, name).notNull) ? mask : null]
      }),
  )
}

/** Other texts of the record lose the person's name and addresses where they mention them. */
function scrubbed(entity: Entity, row: Row, words: string[]): Fields {
  const pattern = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')
  if (!pattern) return {}
  const changed = Object.entries(entity.fields).flatMap(([name, { type, personal }]) => {
    const value = row[name]
    if (personal || (type !== 'text' && type !== 'longText') || typeof value !== 'string') return []
    const text = value.replace(new RegExp(pattern, 'giu'), '[…]')
    return text === value ? [] : [[name, text]]
  })
  return Object.fromEntries(changed)
}

const wordsIn = (entity: Entity, row: Row): string[] =>
  personalFields(entity).flatMap((name) => {
    const { type, search } = entity.fields[name] ?? {}
    const value = row[name]
    if (type === 'emails') return addressesIn(row)
    return search && type !== 'longText' && name !== 'subject' && typeof value === 'string' ? [value] : []
  })
