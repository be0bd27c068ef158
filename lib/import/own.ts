import 'server-only'
import { and, eq, inArray, type SQL } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { type ImportState, recordImport } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import type { Context } from '@/lib/kernel/command'
import { conflict, notFound } from '@/lib/kernel/errors'
import type { ImportRun } from './plan'

/** An import is its maker's alone: its rows tell what they may see. */
export const ownImport = (actor: Actor, id: string): SQL =>
  and(
    eq(recordImport.workspaceId, actor.workspace.id),
    eq(recordImport.id, id),
    eq(recordImport.memberId, actor.id ?? ''),
  ) as SQL

export async function getImport(tx: Tx, actor: Actor, id: string): Promise<ImportRun | undefined> {
  if (!actor.id) return undefined
  const [row] = await tx.select().from(recordImport).where(ownImport(actor, id))
  return row
}

/** Takes an import for this transaction; refuses when it is not there, or no longer in one of these states. */
export async function lockImport(
  { tx, actor }: Context,
  id: string,
  states: readonly ImportState[],
): Promise<ImportRun> {
  if (!actor.id) throw notFound()
  const [row] = await tx.select().from(recordImport).where(ownImport(actor, id)).for('update')
  if (!row) throw notFound()
  if (!states.includes(row.state)) throw conflict('importMoved')
  return row
}

type Patch = Partial<typeof recordImport.$inferInsert>

/** Writes of an import, as long as it is in one of these states; answers whether it was. */
export async function writeImport(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  id: string,
  states: readonly ImportState[],
  patch: Patch,
): Promise<boolean> {
  const rows = await tx
    .update(recordImport)
    .set(patch)
    .where(and(ownImport(actor, id), inArray(recordImport.state, [...states])))
    .returning({ id: recordImport.id })
  return rows.length > 0
}
