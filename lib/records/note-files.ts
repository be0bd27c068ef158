import 'server-only'
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { note, noteFile } from '@/db/schema'
import type { KeptFile } from '@/lib/fields/kept-file'
import { filesNamed, keepFiles, letGo } from '@/lib/files/keep'
import type { Actor } from '@/lib/kernel/actor'
import type { Context } from '@/lib/kernel/command'

/** The files of notes, by note. */
export async function filesOfNotes(
  tx: Tx,
  actor: Actor,
  noteIds: readonly string[],
): Promise<Map<string, KeptFile[]>> {
  const held = new Map<string, KeptFile[]>()
  if (noteIds.length === 0) return held
  const rows = await tx
    .select({ noteId: noteFile.noteId, fileId: noteFile.fileId })
    .from(noteFile)
    .where(and(eq(noteFile.workspaceId, actor.workspace.id), inArray(noteFile.noteId, [...noteIds])))
    .orderBy(asc(noteFile.fileId))
  const known = await filesNamed(
    tx,
    actor,
    rows.map(({ fileId }) => fileId),
  )
  for (const { noteId, fileId } of rows) {
    const file = known.get(fileId)
    if (file) held.set(noteId, [...(held.get(noteId) ?? []), file])
  }
  return held
}

export const fileIdsOf = async ({ tx, actor }: Context, noteId: string): Promise<string[]> =>
  ((await filesOfNotes(tx, actor, [noteId])).get(noteId) ?? []).map(({ id }) => id)

/** Makes a note hold these files and no others; what it holds no more is forgotten after a while. */
export async function holdFiles(context: Context, noteId: string, ids: readonly string[]): Promise<void> {
  const before = await fileIdsOf(context, noteId)
  await keepFiles(
    context,
    'fileIds',
    ids.filter((id) => !before.includes(id)),
  )
  await writeFiles(context, noteId, ids, before)
}

/** The same when a change is taken back: what is forgotten by then stays away. */
export async function holdAgain(context: Context, noteId: string, ids: readonly string[]): Promise<void> {
  const known = await filesNamed(context.tx, context.actor, ids)
  await writeFiles(context, noteId, [...known.keys()], await fileIdsOf(context, noteId))
}

async function writeFiles(
  context: Context,
  noteId: string,
  ids: readonly string[],
  before: readonly string[],
): Promise<void> {
  const workspaceId = context.actor.workspace.id
  const added = ids.filter((id) => !before.includes(id))
  const gone = before.filter((id) => !ids.includes(id))
  if (added.length > 0)
    await context.tx.insert(noteFile).values(added.map((fileId) => ({ workspaceId, noteId, fileId })))
  if (gone.length > 0)
    await context.tx
      .delete(noteFile)
      .where(
        and(
          eq(noteFile.workspaceId, workspaceId),
          eq(noteFile.noteId, noteId),
          inArray(noteFile.fileId, gone),
        ),
      )
  await letGo(context, gone)
}

/** The files of all notes about a record go at once. */
export async function forgetNoteFiles(context: Context, entity: string, recordId: string): Promise<void> {
  const { tx, actor } = context
  const about = tx
    .select({ id: note.id })
    .from(note)
    .where(
      and(eq(note.workspaceId, actor.workspace.id), eq(note.entity, entity), eq(note.recordId, recordId)),
    )
  const gone = await tx
    .delete(noteFile)
    .where(and(eq(noteFile.workspaceId, actor.workspace.id), inArray(noteFile.noteId, about)))
    .returning({ id: noteFile.fileId })
  await letGo(
    context,
    gone.map(({ id }) => id),
    true,
  )
}
