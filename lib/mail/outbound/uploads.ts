import 'server-only'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { attachment, recordFile, upload } from '@/db/schema'
import { heldAmong } from '@/lib/files/freed'
import { type Context, command } from '@/lib/kernel/command'
import { conflict, invalidField, notFound } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/id'
import { forgetUpload } from './jobs'
import { MOST_ATTACHED } from './schema'

const KEPT_DAYS = 7
const MOST_FILES = 60
const MOST_BYTES = 10 * MOST_ATTACHED

/** Notes a file that was put into storage for a mail in the making, or a record; after a week unsent it is forgotten. */
export const createUpload = command({
  name: 'upload.create',
  permission: 'profile:write',
  input: z.strictObject({
    name: z.string().min(1).max(255),
    contentType: z.string().min(1).max(255),
    size: z.int().min(1).max(MOST_ATTACHED),
    sha256: z.string().length(64),
    storageKey: z.string().length(32),
  }),
  async run(context, file) {
    const { tx, actor } = context
    if (!actor.id) throw notFound()
    await refuseHoarding(context, file.size)
    const id = newId()
    await tx.insert(upload).values({ ...file, workspaceId: actor.workspace.id, id, memberId: actor.id })
    await forgetLater(context, [{ id, storageKey: file.storageKey }])
    return { data: { id }, events: [] }
  },
})

/** Takes a file back out of a mail in the making. */
export const deleteUpload = command({
  name: 'upload.delete',
  permission: 'profile:write',
  input: z.strictObject({ id: z.uuid() }),
  async run(context, { id }) {
    const [gone] = await context.tx
      .delete(upload)
      .where(own(context, [id]))
      .returning()
    if (!gone) throw notFound()
    await context.enqueue(forgetUpload, { id, key: gone.storageKey }, { key: `upload:${gone.storageKey}` })
    return { data: { id }, events: [] }
  },
})

/** Says whether the file of an upload may go: it may not while it hangs on a message, of whichever recipient, or a record. */
export const expireUpload = command({
  name: 'upload.expire',
  permission: 'mail:write',
  input: z.strictObject({ id: z.uuid(), key: z.string() }),
  async run({ tx, actor }, { id, key }) {
    const here = actor.workspace.id
    await tx.delete(upload).where(and(eq(upload.workspaceId, here), eq(upload.id, id)))
    const held = await heldAmong(tx, here, [key])
    const kept = await tx
      .select({ id: recordFile.id })
      .from(recordFile)
      .where(and(eq(recordFile.workspaceId, here), eq(recordFile.id, id)))
    return { data: { isFree: held.size + kept.length === 0 }, events: [] }
  },
})

/** Turns the sender's own uploads into attachments of messages, which share what is stored. */
export async function attachUploads(
  context: Context,
  messageIds: readonly string[],
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  const files = await context.tx
    .select({ id: upload.id, size: upload.size })
    .from(upload)
    .where(own(context, ids))
    .orderBy(upload.id)
    .for('update')
  if (files.length !== new Set(ids).size) throw conflict('uploadGone')
  if (files.reduce((sum, { size }) => sum + size, 0) > MOST_ATTACHED)
    throw invalidField('uploadIds', 'tooMuch')
  // The first keeps the ids, by which an unsent mail gives its files back.
  const rows = messageIds.flatMap((messageId, at) =>
    files.map(({ id: file }) => ({ id: at === 0 ? file : newId(), messageId, file })),
  )
  const column = (of: (row: (typeof rows)[number]) => string) => sql.param(rows.map(of))
  await context.tx.execute(sql`
    insert into ${attachment} (workspace_id, id, message_id, name, content_type, size, sha256, storage_key)
    select workspace_id, hung.id, hung.message_id, name, content_type, size, sha256, storage_key from ${upload}
    join unnest(${column(({ id }) => id)}::uuid[], ${column(({ messageId }) => messageId)}::uuid[],
      ${column(({ file }) => file)}::uuid[]) as hung (id, message_id, file) on hung.file = ${upload.id}
    where ${own(context, ids)}`)
  await context.tx.delete(upload).where(own(context, ids))
}

/** The reverse: unsent messages give back to the one who wrote them each file that no other message holds. */
export async function detachUploads(context: Context, messageIds: readonly string[]): Promise<void> {
  const { tx, actor } = context
  if (!actor.id) return
  const memberId = actor.id
  const rows = await tx
    .delete(attachment)
    .where(
      and(eq(attachment.workspaceId, actor.workspace.id), inArray(attachment.messageId, [...messageIds])),
    )
    .returning()
  // What was uploaded is older than its copies: of each file the lowest id is the one that the draft knows.
  const oldestLast = rows.sort((a, b) => (a.id < b.id ? 1 : -1))
  const files = [...new Map(oldestLast.map((file) => [file.storageKey, file])).values()]
  if (files.length === 0) return
  const held = await heldAmong(
    tx,
    actor.workspace.id,
    files.map(({ storageKey }) => storageKey),
  )
  const free = files.filter(({ storageKey }) => !held.has(storageKey))
  if (free.length > 0)
    await tx
      .insert(upload)
      .values(free.map(({ messageId: _, contentId: __, isInline: ___, ...file }) => ({ ...file, memberId })))
  await forgetLater(context, files)
}

async function forgetLater({ enqueue }: Context, files: { id: string; storageKey: string }[]): Promise<void> {
  const runAt = new Date(Date.now() + KEPT_DAYS * 86_400_000)
  for (const { id, storageKey: key } of files) {
    await enqueue(forgetUpload, { id, key }, { key: `upload:${key}`, runAt })
  }
}

async function refuseHoarding({ tx, actor }: Context, more: number): Promise<void> {
  const [held] = await tx
    .select({
      files: sql<number>`count(*)::int`,
      bytes: sql<number>`coalesce(sum(${upload.size}), 0)::float8`,
    })
    .from(upload)
    .where(and(eq(upload.workspaceId, actor.workspace.id), eq(upload.memberId, actor.id ?? '')))
  if (held && (held.files >= MOST_FILES || held.bytes + more > MOST_BYTES)) throw conflict('tooManyUploads')
}

const own = ({ actor }: Context, ids: readonly string[]) =>
  and(
    eq(upload.workspaceId, actor.workspace.id),
    actor.id ? eq(upload.memberId, actor.id) : sql`false`,
    inArray(upload.id, [...ids]),
  )
