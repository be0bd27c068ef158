import 'server-only'
import { and, count, eq, inArray, isNull, max } from 'drizzle-orm'
import { notification } from '@/db/schema'
import { database } from '@/lib/kernel/database'
import type { Unread } from './change'

/** How many notifications each of these members has not read: one look into an index of unread ones. */
export async function unreadOfAll(
  workspaceId: string,
  memberIds: readonly string[],
): Promise<ReadonlyMap<string, Unread>> {
  if (memberIds.length === 0) return new Map()
  const { memberId, updatedAt, isShown, readAt } = notification
  const rows = await database().transact(
    { workspaceId },
    (tx) =>
      tx
        .select({ memberId, unread: count(), stamp: max(updatedAt) })
        .from(notification)
        .where(
          and(
            eq(notification.workspaceId, workspaceId),
            inArray(memberId, [...memberIds]),
            isNull(readAt),
            eq(isShown, true),
          ),
        )
        .groupBy(memberId),
    { readOnly: true },
  )
  return new Map(
    rows.map(({ memberId, unread, stamp }) => [memberId, { unread, stamp: stamp?.toISOString() ?? '' }]),
  )
}
