import 'server-only'
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { type Context, sqlState } from '@/lib/kernel/command'
import type { Entity } from '@/lib/kernel/entity'
import { conflict } from '@/lib/kernel/errors'

// A reference may go between its check and the write.
export const fitting = <T>(write: () => Promise<T>) =>
  refusing({ '23505': 'duplicate', '23503': 'unknownReference' }, write)
export const used = <T>(write: () => Promise<T>) => refusing({ '23503': 'inUse' }, write)

async function refusing<T>(keys: Record<string, string>, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    const key = keys[sqlState(error) ?? '']
    if (key) throw conflict(key)
    throw error
  }
}

/** Takes rows in one order, so that whoever comes second waits instead of locking up. */
export async function lockRows({ tx, actor }: Context, { table }: Entity, ids: string[]): Promise<void> {
  await tx
    .select({ id: table.id })
    .from(table as PgTable)
    .where(and(eq(table.workspaceId, actor.workspace.id), inArray(table.id, ids)))
    .orderBy(asc(table.id))
    .for('update')
}
