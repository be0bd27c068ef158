import 'server-only'
import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { attachment } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import { database } from '@/lib/kernel/database'
import { reachingPrivate } from '@/lib/mail/private'
import { storage } from '@/lib/mail/storage'
import { forgetFile } from '@/lib/privacy/jobs'

/**
 * Forgets stored files that mails held, unless another mail still does: one file may have gone to many. The job looks,
 * as another transaction may be about to delete the other mail.
 */
export async function forgetFreed({ enqueue }: Pick<Context, 'enqueue'>, keys: readonly string[]) {
  for (const key of new Set(keys)) await enqueue(forgetFile, { key })
}

/** Deletes what is stored under a key that no mail holds. */
export async function forgetUnheld(workspaceId: string, key: string): Promise<void> {
  const held = await database().transact({ workspaceId }, (tx) => heldAmong(tx, workspaceId, [key]))
  if (held.size === 0) await storage.delete(key)
}

/** Which of these keys mails of a company hold, also those of somebody's own mailbox. */
export async function heldAmong(tx: Tx, here: string, keys: readonly string[]): Promise<Set<string>> {
  const { storageKey, workspaceId } = attachment
  const rows = await reachingPrivate(tx, () =>
    tx
      .selectDistinct({ key: storageKey })
      .from(attachment)
      .where(and(eq(workspaceId, here), inArray(storageKey, [...keys]))),
  )
  return new Set(rows.map(({ key }) => key))
}
