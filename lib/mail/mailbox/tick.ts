import 'server-only'
import { sql } from 'drizzle-orm'
import { database } from '@/lib/kernel/database'
import { enqueueIn } from '@/lib/kernel/job'
import { fetchMailbox } from './jobs'

type Due = { workspace_id: string; mailbox_id: string }

/** Each mailbox gets a job of its own, so that a slow server keeps nobody waiting. */
export async function wakeMailboxes(): Promise<void> {
  const { rows } = await database().transact('identity', (tx) =>
    tx.execute<Due>(sql`select workspace_id, mailbox_id from cohoi_mailboxes_due()`),
  )
  for (const { workspace_id: workspaceId, mailbox_id: id } of rows)
    await database().transact({ workspaceId }, (tx) =>
      enqueueIn(tx)(fetchMailbox, { id }, { key: `mailbox:${id}` }),
    )
}
