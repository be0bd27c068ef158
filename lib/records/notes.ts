import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { note, noteMention } from '@/db/schema'
import { type Command, type Context, command, recordRef } from '@/lib/kernel/command'
import type { Entity } from '@/lib/kernel/entity'
import { conflict, invalidField, notFound } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/id'
import { type Read, read } from '@/lib/kernel/read'
import { shared } from '@/lib/kernel/shared'
import { type Colleague, checkMentions, colleaguesFor } from './mentions'
import { fileIdsOf, holdAgain, holdFiles } from './note-files'
import { getRecord } from './query'
import { allowInverse } from './undo'

/** As many files as one note holds. */
const MOST_FILES = 20

const said = {
  text: z.string().trim().max(10_000),
  fileIds: z
    .array(z.uuid())
    .max(MOST_FILES)
    .default([])
    .transform((ids) => [...new Set(ids)]),
  mentionIds: z
    .array(z.uuid())
    .max(20)
    .default([])
    .transform((ids) => [...new Set(ids)]),
}
const addInput = z.strictObject({ id: z.uuid(), ...said })
const changeInput = z.strictObject({ ...recordRef.shape, ...said })
const mentionInput = z.strictObject({ id: z.uuid(), text: z.string().max(100) })

type Saved = { id: string; version: number }
type NoteVerbs = {
  addNote: Command<typeof addInput, Saved>
  changeNote: Command<typeof changeInput, Saved>
  deleteNote: Command<typeof recordRef, Saved>
  colleagues: Read<typeof mentionInput, Colleague[]>
}

/** Every kind of record that notes are written about. */
export const noted = shared('noted', () => new Map<string, NoteVerbs>())

/**
 * Notes about records of one kind: whoever may change some of the kind may write one about any that they see.
 * Only its author changes or deletes a note.
 */
export function noteCommands(entity: Entity): NoteVerbs {
  const { name } = entity
  const permission = entity.permissions.write
  const verbs: NoteVerbs = {
    addNote: command({
      name: `${name}.add_note`,
      permission,
      input: addInput,
      async run(context, { id: recordId, text, mentionIds, fileIds }) {
        const { tx, actor } = context
        refuseEmpty(text, fileIds)
        if (!actor.id || !(await getRecord(tx, actor, entity, recordId))) throw notFound()
        await checkMentions(tx, actor, { entity, recordId }, mentionIds)
        const row = { id: newId(), entity: name, recordId, memberId: actor.id, text }
        await tx.insert(note).values({ workspaceId: actor.workspace.id, ...row })
        await keepMentions(context, row.id, mentionIds)
        await holdFiles(context, row.id, fileIds)
        const after = { noteId: row.id, mentionIds, fileIds, version: 1 }
        return {
          data: { id: row.id, version: 1 },
          events: [{ entity: name, recordId, type: 'note.created', after }],
        }
      },
    }),
    changeNote: command({
      name: `${name}.change_note`,
      permission,
      input: changeInput,
      async run(context, { id, version, text, mentionIds, fileIds }) {
        const { tx, actor } = context
        refuseEmpty(text, fileIds)
        const before = await ownNote(context, entity, id, version)
        await checkMentions(tx, actor, { entity, recordId: before.recordId }, mentionIds)
        const earlier = await mentionsOf(context, id)
        const files = await fileIdsOf(context, id)
        await holdFiles(context, id, fileIds)
        await rewrite(context, id, text, mentionIds)
        const added = mentionIds.filter((each) => !earlier.includes(each))
        const change = {
          before: { noteId: id, text: before.text, mentionIds: earlier, fileIds: files },
          after: { noteId: id, text, mentionIds: added, fileIds, version: version + 1 },
        }
        return {
          data: { id, version: version + 1 },
          events: [{ entity: name, recordId: before.recordId, type: 'note.changed', ...change }],
        }
      },
    }),
    deleteNote: command({
      name: `${name}.delete_note`,
      permission,
      input: recordRef,
      async run(context, { id, version }) {
        const row = await ownNote(context, entity, id, version)
        const mentionIds = await mentionsOf(context, id)
        const fileIds = await fileIdsOf(context, id)
        await removeNote(context, id)
        const createdAt = row.createdAt.toISOString()
        const before = { noteId: id, text: row.text, mentionIds, fileIds, createdAt }
        return {
          data: { id, version },
          events: [
            { entity: name, recordId: row.recordId, type: 'note.deleted', before, after: { noteId: id } },
          ],
        }
      },
    }),
    colleagues: read({
      name: `${name}.colleagues`,
      permission,
      input: mentionInput,
      async run({ tx, actor }, { id: recordId, text }) {
        if (!(await getRecord(tx, actor, entity, recordId))) throw notFound()
        return colleaguesFor(tx, actor, { entity, recordId }, text)
      },
    }),
  }
  noted.set(name, verbs)
  return verbs
}

/** A note says something, or holds something. */
function refuseEmpty(text: string, fileIds: string[]): void {
  if (text === '' && fileIds.length === 0) throw invalidField('text', 'required')
}

/** Its files are forgotten after a while, unless it comes back. */
async function removeNote(context: Context, id: string, version?: number): Promise<boolean> {
  await holdFiles(context, id, [])
  const gone = await context.tx
    .delete(note)
    .where(and(isNote(context, id), version ? eq(note.version, version) : undefined))
    .returning({ id: note.id })
  return gone.length > 0
}

const isNote = ({ actor }: Context, id: string) =>
  and(eq(note.workspaceId, actor.workspace.id), eq(note.id, id))

/** A note of the actor's own about a record that they still see, locked; others do not exist. */
async function ownNote(context: Context, entity: Entity, id: string, version: number) {
  const { tx, actor } = context
  const [row] = await tx
    .select()
    .from(note)
    .where(and(isNote(context, id), eq(note.entity, entity.name)))
    .for('update')
  if (!row || row.memberId !== actor.id || !(await getRecord(tx, actor, entity, row.recordId)))
    throw notFound()
  if (row.version !== version) throw conflict('stale', { name: actor.name })
  return row
}

async function mentionsOf(context: Context, id: string): Promise<string[]> {
  const rows = await context.tx
    .select({ id: noteMention.memberId })
    .from(noteMention)
    .where(and(eq(noteMention.workspaceId, context.actor.workspace.id), eq(noteMention.noteId, id)))
  return rows.map((row) => row.id).sort()
}

async function keepMentions({ tx, actor }: Context, noteId: string, ids: string[]): Promise<void> {
  const { workspace } = actor
  await tx
    .delete(noteMention)
    .where(and(eq(noteMention.workspaceId, workspace.id), eq(noteMention.noteId, noteId)))
  if (ids.length > 0)
    await tx
      .insert(noteMention)
      .values(ids.map((memberId) => ({ workspaceId: workspace.id, noteId, memberId })))
}

async function rewrite(context: Context, id: string, text: string, mentionIds: string[]): Promise<void> {
  await context.tx
    .update(note)
    .set({ text, editedAt: new Date(), version: sql`${note.version} + 1` })
    .where(isNote(context, id))
  await keepMentions(context, id, mentionIds)
}

type Before = { noteId: string; text: string; mentionIds: string[]; fileIds?: string[]; createdAt: string }

allowInverse('note.created', async (context, { entity, recordId, after }) => {
  const id = String(after?.noteId)
  if (!(await removeNote(context, id, 1))) throw conflict('notUndoable')
  return [{ entity, recordId, type: 'note.deleted', after: { noteId: id } }]
})

allowInverse('note.changed', async (context, { entity, recordId, before, after }) => {
  const { noteId, text, mentionIds, fileIds = [] } = before as Before
  const [row] = await context.tx.select().from(note).where(isNote(context, noteId)).for('update')
  if (row?.version !== Number(after?.version)) throw conflict('notUndoable')
  await rewrite(context, noteId, text, mentionIds)
  await holdAgain(context, noteId, fileIds)
  return [{ entity, recordId, type: 'note.changed', after: { noteId } }]
})

allowInverse('note.deleted', async (context, { entity, recordId, before }) => {
  const { tx, actor } = context
  const { noteId: id, text, mentionIds, fileIds = [], createdAt } = before as Before
  if (!actor.id || !(text || fileIds.length > 0)) throw conflict('notUndoable')
  const row = { id, entity, recordId, memberId: actor.id, text, createdAt: new Date(createdAt) }
  const back = await tx
    .insert(note)
    .values({ workspaceId: actor.workspace.id, ...row })
    .onConflictDoNothing()
    .returning({ id: note.id })
  if (back.length === 0) throw conflict('notUndoable')
  await keepMentions(context, id, mentionIds)
  await holdAgain(context, id, fileIds)
  return [{ entity, recordId, type: 'note.restored', after: { noteId: id } }]
})
