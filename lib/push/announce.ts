import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { notification } from '@/db/schema'
import { command, execute } from '@/lib/kernel/command'
import { isTimely, mine } from '@/lib/notifications/queries'
import { receiverOf } from '@/lib/notifications/receiver'
import { listDevices } from './devices'
import { pushToDevice } from './jobs'

/** Hands a notification to the devices that its member has now, once, unless it was read or done meanwhile. */
export const announceNotification = command({
  name: 'notification.push',
  permission: 'profile:write',
  input: z.strictObject({ id: z.uuid() }),
  async run({ tx, actor, enqueue }, { id }) {
    const [row] = await tx
      .update(notification)
      .set({ pushedAt: new Date() })
      .where(
        and(
          mine(actor),
          eq(notification.id, id),
          eq(notification.isPushed, true),
          isNull(notification.readAt),
          isNull(notification.pushedAt),
          isTimely(actor),
        ),
      )
      .returning({ memberId: notification.memberId })
    if (!row) return { data: null, events: [] }
    // Each has a job of its own, so that a slow service keeps none of the others waiting.
    for (const { sessionId } of await listDevices(tx, actor))
      await enqueue(
        pushToDevice,
        { id, memberId: row.memberId, sessionId },
        { key: `push:${id}:${sessionId}` },
      )
    return { data: null, events: [] }
  },
})

export async function announce(workspaceId: string, id: string): Promise<void> {
  const actor = await receiverOf(workspaceId, id)
  if (actor) await execute(announceNotification, actor, { id })
}
