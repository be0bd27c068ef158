import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { activity, type TaskState } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import { invalidField } from '@/lib/kernel/errors'
import { taskStatuses } from './activity-entities'
import type { Rules } from './dictionary'
import { replaceIn } from './replace'

const hand = replaceIn(taskStatuses)

/** Tasks are closed or open by what their status means, also when that changes. */
export const taskStatusRules: Rules = {
  async settle(context, after, before) {
    if (before && before.state !== after.state) await closeBy(context, after.id, after.state as TaskState)
    return []
  },
  async replace(context, from, to) {
    if (from.id === to.id) throw invalidField('replacementId', 'invalidValue')
    const changes = await hand(context, from, to)
    await closeBy(context, to.id, to.state as TaskState)
    return changes
  },
}

async function closeBy({ tx, actor }: Context, statusId: string, state: TaskState): Promise<void> {
  const isClosed = state === 'done' || state === 'cancelled'
  await tx
    .update(activity)
    .set({ closedAt: isClosed ? sql`coalesce(${activity.closedAt}, now())` : null })
    .where(and(eq(activity.workspaceId, actor.workspace.id), eq(activity.statusId, statusId)))
}
