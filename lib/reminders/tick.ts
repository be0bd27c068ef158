import 'server-only'
import { sql } from 'drizzle-orm'
import { database } from '@/lib/kernel/database'
import { enqueueIn } from '@/lib/kernel/job'
import { sendDue } from './jobs'

/** Each company gets a job of its own, so that none waits for another. */
export async function wakeCompanies(): Promise<void> {
  const { rows } = await database().transact('identity', (tx) =>
    tx.execute<{ id: string }>(sql`select cohoi_workspaces_due() as id`),
  )
  for (const { id: workspaceId } of rows)
    await database().transact({ workspaceId }, (tx) => enqueueIn(tx)(sendDue, {}, { key: 'reminder.send' }))
}
