import 'server-only'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { attachment, message, note, recordShare } from '@/db/schema'
import { forgetFreed } from '@/lib/files/freed'
import type { Context } from '@/lib/kernel/command'
import type { Entity } from '@/lib/kernel/entity'
import { reachingPrivate } from '@/lib/mail/private'
import { forgetNoteFiles } from './note-files'

type Attached = PgTable & { workspaceId: PgColumn; id: PgColumn; entity: PgColumn; recordId: PgColumn }

/** What hangs on a record by the name of its kind and its id. A new table of that sort is a line here. */
const ATTACHED: Readonly<Record<string, Attached>> = { message, note, recordShare }

/** Which rows went from one record to another, by table. */
export type Moved = Record<string, string[]>

/** Hangs everything that hangs on one record on another. */
export const moveAttached = (context: Context, entity: Entity, from: string, to: string): Promise<Moved> =>
  reachingPrivate(context.tx, () => move(context, entity, from, to))

async function move({ tx, actor }: Context, { name }: Entity, from: string, to: string): Promise<Moved> {
  const moved: Moved = {}
  for (const [key, table] of Object.entries(ATTACHED)) {
    const rows = await tx
      .update(table)
      .set({ recordId: to } as never)
      .where(and(eq(table.workspaceId, actor.workspace.id), eq(table.entity, name), eq(table.recordId, from)))
      .returning({ id: table.id })
    if (rows.length > 0) moved[key] = rows.map(({ id }) => String(id))
  }
  return moved
}

type Back = { from: string; to: string; moved: Moved }

/** Hangs rows back where they came from, those that are still where they went. */
export const giveBack = (context: Context, entity: Entity, back: Back): Promise<void> =>
  reachingPrivate(context.tx, () => moveBack(context, entity, back))

async function moveBack({ tx, actor }: Context, { name }: Entity, { from, to, moved }: Back): Promise<void> {
  for (const [key, ids] of Object.entries(moved)) {
    const table = Object.hasOwn(ATTACHED, key) ? ATTACHED[key] : undefined
    if (!table || ids.length === 0) continue
    await tx
      .update(table)
      .set({ recordId: from } as never)
      .where(
        and(
          eq(table.workspaceId, actor.workspace.id),
          eq(table.entity, name),
          eq(table.recordId, to),
          inArray(sql`${table.id}::text`, ids),
        ),
      )
  }
}

/** What hung on a record goes with it when it goes for ever. */
export const forgetAttached = (context: Context, entity: Entity, id: string): Promise<void> =>
  reachingPrivate(context.tx, () => forget(context, entity, id))

async function forget(context: Context, { name }: Entity, id: string): Promise<void> {
  const { tx, actor } = context
  await forgetNoteFiles(context, name, id)
  const keys = await keysOf(context, name, id)
  for (const table of Object.values(ATTACHED))
    await tx
      .delete(table)
      .where(and(eq(table.workspaceId, actor.workspace.id), eq(table.entity, name), eq(table.recordId, id)))
  await forgetFreed(context, keys)
}

/** Where the files of a record's mails are stored. */
async function keysOf({ tx, actor }: Context, name: string, id: string): Promise<string[]> {
  const mail = and(eq(message.workspaceId, attachment.workspaceId), eq(message.id, attachment.messageId))
  const rows = await tx
    .select({ key: attachment.storageKey })
    .from(attachment)
    .innerJoin(message, mail)
    .where(
      and(eq(message.workspaceId, actor.workspace.id), eq(message.entity, name), eq(message.recordId, id)),
    )
  return rows.map(({ key }) => key)
}
