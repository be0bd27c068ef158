import 'server-only'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { message, note, recordShare } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import type { Entity } from '@/lib/kernel/entity'

type Attached = PgTable & { workspaceId: PgColumn; id: PgColumn; entity: PgColumn; recordId: PgColumn }

/** What hangs on a record by the name of its kind and its id. A new table of that sort is a line here. */
const ATTACHED: Readonly<Record<string, Attached>> = { message, note, recordShare }

/** Which rows went from one record to another, by table. */
export type Moved = Record<string, string[]>

/** Hangs everything that hangs on one record on another. */
export async function moveAttached(
  { tx, actor }: Context,
  { name }: Entity,
  from: string,
  to: string,
): Promise<Moved> {
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

/** Hangs rows back where they came from, those that are still where they went. */
export async function giveBack(
  { tx, actor }: Context,
  { name }: Entity,
  { from, to, moved }: { from: string; to: string; moved: Moved },
): Promise<void> {
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
export async function forgetAttached({ tx, actor }: Context, { name }: Entity, id: string): Promise<void> {
  for (const table of Object.values(ATTACHED))
    await tx
      .delete(table)
      .where(and(eq(table.workspaceId, actor.workspace.id), eq(table.entity, name), eq(table.recordId, id)))
}
