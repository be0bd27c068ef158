import 'server-only'
import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { customValue, note, noteFile, recordFile, upload } from '@/db/schema'
import { isAccepted, type KeptFile } from '@/lib/fields/kept-file'
import { type Actor, can } from '@/lib/kernel/actor'
import type { Context } from '@/lib/kernel/command'
import { entityNamed } from '@/lib/kernel/entity'
import { invalidField } from '@/lib/kernel/errors'
import { entityFor } from '@/lib/kernel/field-rights'
import { scope } from '@/lib/kernel/scope'
import { forgetRecordFile } from './jobs'

/** How long a file that was taken off a record stays, so that the change can be taken back. */
const KEPT_DAYS = 7

const told = ({ id, name, size, contentType }: typeof recordFile.$inferSelect): KeptFile => ({
  ...{ id, name, size, type: contentType },
})

/** Files by their ids, of the actor's workspace. */
export async function filesNamed(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
): Promise<Map<string, KeptFile>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select()
    .from(recordFile)
    .where(and(eq(recordFile.workspaceId, actor.workspace.id), inArray(recordFile.id, [...ids])))
  return new Map(rows.map((row) => [row.id, told(row)]))
}

/** Files that a record is to hold: the actor's own uploads, or such as a record holds that they may see. */
export async function keepFiles(context: Context, name: string, ids: readonly string[]): Promise<KeptFile[]> {
  const { tx, actor } = context
  if (ids.length === 0) return []
  const here = actor.workspace.id
  const fresh = await tx
    .select()
    .from(upload)
    .where(
      and(eq(upload.workspaceId, here), eq(upload.memberId, actor.id ?? here), inArray(upload.id, [...ids])),
    )
  if (fresh.some((file) => !isAccepted(file.name))) throw invalidField(name, 'fileType')
  if (fresh.length > 0) {
    await tx.insert(recordFile).values(fresh)
    await tx.delete(upload).where(
      and(
        eq(upload.workspaceId, here),
        inArray(
          upload.id,
          fresh.map(({ id }) => id),
        ),
      ),
    )
  }
  const known = await filesNamed(tx, actor, ids)
  for (const id of ids) {
    const isFresh = fresh.some((file) => file.id === id)
    if (!known.has(id) || !(isFresh || (await holderOf(tx, actor, id))))
      throw invalidField(name, 'uploadGone')
  }
  return ids.flatMap((id) => known.get(id) ?? [])
}

type Holder = { kind: string; id: string }

/** A record that holds a file, and that the actor may see: in a field they may see, or in a note. */
export const holderOf = async (tx: Tx, actor: Actor, id: string): Promise<Holder | null> =>
  (await fieldHolding(tx, actor, id)) ?? noteHolding(tx, actor, id)

async function noteHolding(tx: Tx, actor: Actor, fileId: string): Promise<Holder | null> {
  const own = and(eq(note.workspaceId, noteFile.workspaceId), eq(note.id, noteFile.noteId))
  const found = await tx
    .select({ kind: note.entity, recordId: note.recordId })
    .from(noteFile)
    .innerJoin(note, own)
    .where(and(eq(noteFile.workspaceId, actor.workspace.id), eq(noteFile.fileId, fileId)))
    .limit(20)
  for (const { kind, recordId } of found) {
    const { table, permissions } = entityNamed(kind)
    const [row] = await tx
      .select({ id: table.id })
      .from(table)
      .where(and(scope(actor, table, permissions.read), eq(table.id, recordId)))
    if (row) return { kind, id: recordId }
  }
  return null
}

async function fieldHolding(tx: Tx, actor: Actor, id: string): Promise<Holder | null> {
  for (const [kind, own] of Object.entries(actor.workspace.customFields ?? {})) {
    const entity = entityFor(actor, entityNamed(kind))
    const fieldIds = Object.keys(own).flatMap((name) => {
      const { type, hidden, custom } = entity.fields[name] ?? {}
      return type === 'files' && !hidden && custom ? [custom.id] : []
    })
    if (fieldIds.length === 0 || !can(actor, entity.permissions.read)) continue
    const { table, permissions } = entity
    const [row] = await tx
      .select({ id: table.id })
      .from(table)
      .innerJoin(
        customValue,
        and(eq(customValue.workspaceId, table.workspaceId), eq(customValue.recordId, table.id)),
      )
      .where(
        and(
          scope(actor, table, permissions.read),
          inArray(customValue.fieldId, fieldIds),
          eq(customValue.text, id),
        ),
      )
      .limit(1)
    if (row) return { kind, id: String(row.id) }
  }
  return null
}

/** Files that a record holds no more are forgotten: after a while, or at once. */
export async function letGo(
  { enqueue }: Pick<Context, 'enqueue'>,
  ids: readonly string[],
  isAtOnce = false,
): Promise<void> {
  const runAt = new Date(Date.now() + (isAtOnce ? 0 : KEPT_DAYS * 86_400_000))
  for (const id of ids) await enqueue(forgetRecordFile, { id }, { key: `file:${id}`, runAt })
}
