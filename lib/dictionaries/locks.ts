import 'server-only'
import { and, asc, inArray } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Context } from '@/lib/kernel/command'
import type { Entity } from '@/lib/kernel/entity'
import { invalidField, notFound } from '@/lib/kernel/errors'
import { scope } from '@/lib/kernel/scope'
import type { Row } from '@/lib/records/query'

/**
 * Takes a row that goes and the one that takes over, in id order, against every write that refers to them.
 * Two people replacing the same pair either way wait for each other instead of locking up.
 */
export async function lockPair(
  { tx, actor }: Context,
  { table, permissions }: Entity,
  id: string,
  replacementId: string | undefined,
): Promise<{ from: Row; to: Row | undefined }> {
  if (replacementId === id) throw invalidField('replacementId', 'invalidValue')
  const ids = replacementId ? [id, replacementId] : [id]
  const rows = (await tx
    .select()
    .from(table as PgTable)
    .where(and(scope(actor, table, permissions.delete), inArray(table.id, ids)))
    .orderBy(asc(table.id))
    .for('update')) as Row[]
  const from = rows.find((row) => row.id === id)
  const to = rows.find((row) => row.id === replacementId)
  if (!from) throw notFound()
  if (replacementId && !to) throw invalidField('replacementId', 'unknownReference')
  if (to?.archivedAt) throw invalidField('replacementId', 'archivedReference')
  return { from, to }
}
