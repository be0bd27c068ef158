import 'server-only'
import { and, eq } from 'drizzle-orm'
import { notification } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { database } from '@/lib/kernel/database'
import { memberActor } from '@/lib/kernel/member-actor'
import { productActor } from '@/lib/kernel/product-actor'

/** Whom a notification is for, with the rights they have now; null once there is nobody to tell. */
export async function receiverOf(workspaceId: string, id: string): Promise<Actor | null> {
  if (!(await productActor(workspaceId))) return null
  const [row] = await database().transact({ workspaceId }, (tx) =>
    tx
      .select({ memberId: notification.memberId })
      .from(notification)
      .where(and(eq(notification.workspaceId, workspaceId), eq(notification.id, id))),
  )
  return row ? memberActor(workspaceId, row.memberId) : null
}
