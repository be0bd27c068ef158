import 'server-only'
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { member, note, noteMention } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { filesOfNotes } from './note-files'

/** Notes as a timeline shows them. The caller has made sure that the actor may see their records. */
export async function notesAmong(tx: Tx, actor: Actor, ids: string[]) {
  if (ids.length === 0) return []
  const { id, version, text, memberId, editedAt, entity, recordId, workspaceId } = note
  const rows = await tx
    .select({ id, version, text, authorId: memberId, author: member.name, editedAt, entity, recordId })
    .from(note)
    .innerJoin(member, and(eq(member.workspaceId, workspaceId), eq(member.id, memberId)))
    .where(and(eq(workspaceId, actor.workspace.id), inArray(id, ids)))
  const mentions = await tx
    .select({ noteId: noteMention.noteId, id: member.id, name: member.name })
    .from(noteMention)
    .innerJoin(
      member,
      and(eq(member.workspaceId, noteMention.workspaceId), eq(member.id, noteMention.memberId)),
    )
    .where(and(eq(noteMention.workspaceId, actor.workspace.id), inArray(noteMention.noteId, ids)))
    .orderBy(asc(member.name))
  const files = await filesOfNotes(tx, actor, ids)
  return rows.map(({ entity, recordId, ...row }) => ({
    strand: 'note' as const,
    id: row.id,
    entity,
    recordId,
    note: {
      ...row,
      files: files.get(row.id) ?? [],
      mentions: mentions.filter(({ noteId }) => noteId === row.id).map(({ id, name }) => ({ id, name })),
    },
  }))
}
