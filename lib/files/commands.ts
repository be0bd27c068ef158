import 'server-only'
import '@/lib/entities'
import { and, eq, notExists, sql } from 'drizzle-orm'
import { z } from 'zod'
import { customField, customValue, noteFile, recordFile } from '@/db/schema'
import { command } from '@/lib/kernel/command'
import { notFound } from '@/lib/kernel/errors'
import { holderOf } from './keep'

const one = z.strictObject({ id: z.uuid() })

/** Hands out a file of a record that the actor may see, and says so in the log. */
export const openRecordFile = command({
  name: 'record_file.open',
  permission: 'dictionary:read', // which everybody has: the record decides
  input: one,
  async run({ tx, actor }, { id }) {
    const holder = await holderOf(tx, actor, id)
    const { name, contentType, storageKey } = recordFile
    const [file] = await tx
      .select({ name, contentType, storageKey })
      .from(recordFile)
      .where(and(eq(recordFile.workspaceId, actor.workspace.id), eq(recordFile.id, id)))
    if (!holder || !file) throw notFound()
    const event = { entity: holder.kind, recordId: holder.id, type: 'downloaded', after: { file: file.name } }
    return { data: file, events: [event] }
  },
})

/** Says which stored bytes may go with a file: none while a record holds it. */
export const expireRecordFile = command({
  name: 'record_file.expire',
  permission: 'workspace:write',
  input: one,
  async run({ tx, actor }, { id }) {
    const here = actor.workspace.id
    const held = tx
      .select({ one: sql`1` })
      .from(customValue)
      .innerJoin(
        customField,
        and(eq(customField.workspaceId, customValue.workspaceId), eq(customField.id, customValue.fieldId)),
      )
      .where(and(eq(customValue.workspaceId, here), eq(customField.type, 'files'), eq(customValue.text, id)))
    const noted = tx
      .select({ one: sql`1` })
      .from(noteFile)
      .where(and(eq(noteFile.workspaceId, here), eq(noteFile.fileId, id)))
    const gone = await tx
      .delete(recordFile)
      .where(and(eq(recordFile.workspaceId, here), eq(recordFile.id, id), notExists(held), notExists(noted)))
      .returning({ key: recordFile.storageKey })
    return { data: { keys: gone.map(({ key }) => key) }, events: [] }
  },
})
