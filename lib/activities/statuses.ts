import 'server-only'
import { asc, eq, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { type TaskState, taskStatus } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import type { Row } from '@/lib/records/query'
import { isTimed } from './times'

type Status = { id: string; state: TaskState; isArchived: boolean }

/** The statuses of tasks in their order, and what each means. */
export async function statusesOf(tx: Tx, actor: Actor): Promise<Status[]> {
  return tx
    .select({
      id: taskStatus.id,
      state: taskStatus.state,
      isArchived: sql<boolean>`${taskStatus.archivedAt} is not null`,
    })
    .from(taskStatus)
    .where(eq(taskStatus.workspaceId, actor.workspace.id))
    .orderBy(asc(taskStatus.position), asc(taskStatus.id))
}

/** Whether an activity was done, and not missed or given up. */
export async function isDone(
  { tx, actor }: { tx: Tx; actor: Actor },
  { isOpen, kind, status, statusId }: Row,
): Promise<boolean> {
  if (isOpen) return false
  if (isTimed(kind)) return status === 'held'
  return (await statusesOf(tx, actor)).some(({ id, state }) => id === statusId && state === 'done')
}
