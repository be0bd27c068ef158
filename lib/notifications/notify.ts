import 'server-only'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { member, type NotificationKind, notification, notificationChoice, pushDevice } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { newId } from '@/lib/kernel/id'
import type { Enqueue } from '@/lib/kernel/job'
import { pushNotification } from '@/lib/push/jobs'
import { type Choice, chosenFor } from './choices'
import { postNotification } from './jobs'

type Place = { tx: Tx; actor: Actor; enqueue: Enqueue }

export type News = {
  memberId: string
  kind: NotificationKind
  message: string
  entity: string
  recordId: string | null
  count?: number
  groupKey?: string
  onceKey?: string
  params?: Record<string, string | number>
  popAt?: Date
}

/** How long a mail waits for more of the same. */
const PATIENCE = 60_000

/** Writes what members should know, as far as they want to; what is of a kind becomes one while it is unread. */
export async function notify({ tx, actor, enqueue }: Place, news: readonly News[]): Promise<void> {
  if (news.length === 0) return
  const wanted = await choicesOf(tx, actor, [...new Set(news.map(({ memberId }) => memberId))])
  const rows = news.flatMap((each) => {
    const choice = wanted.get(each.memberId)?.(each.kind)
    if (!choice || (!choice.isShown && choice.mail === 'none' && !choice.isPushed)) return []
    const stamp = { id: newId(), workspaceId: actor.workspace.id, actorName: actor.name }
    return [{ ...stamp, ...each, ...choice }]
  })
  if (rows.length === 0) return
  const target = [notification.workspaceId, notification.memberId, notification.groupKey]
  const grouped = rows.filter(({ groupKey }) => groupKey)
  const single = rows.filter(({ groupKey }) => !groupKey)
  const written = [
    ...(single.length > 0
      ? await tx.insert(notification).values(single).onConflictDoNothing().returning(POSTED)
      : []),
    ...(grouped.length > 0
      ? await tx
          .insert(notification)
          .values(grouped)
          .onConflictDoUpdate({ target, set: MORE })
          .returning(POSTED)
      : []),
  ]
  const runAt = new Date(Date.now() + PATIENCE)
  for (const { id, mail, isPushed } of written) {
    if (mail === 'at_once') await enqueue(postNotification, { id }, { key: `notification:${id}`, runAt })
    if (isPushed) await enqueue(pushNotification, { id }, { key: `push:${id}` })
  }
}

const POSTED = { id: notification.id, mail: notification.mail, isPushed: notification.isPushed }

const MORE = {
  count: sql`${notification.count} + excluded.count`,
  recordId: sql`case when ${notification.recordId} = excluded.record_id then excluded.record_id end`,
  actorName: sql`excluded.actor_name`,
  isShown: sql`excluded.is_shown`,
  mail: sql`excluded.mail`,
  mailedAt: null,
  isPushed: sql`excluded.is_pushed`,
  pushedAt: null,
  updatedAt: sql`now()`,
}

/** What each active member wants to hear of; others are not in it. */
async function choicesOf(tx: Tx, actor: Actor, ids: string[]) {
  const here = actor.workspace.id
  const active = await tx
    .select({ id: member.id, hasDevice: HAS_DEVICE })
    .from(member)
    .where(and(eq(member.workspaceId, here), inArray(member.id, ids), eq(member.isActive, true)))
  const { memberId, kind, isShown, mail, isPushed } = notificationChoice
  const chosen = await tx
    .select({ memberId, kind, isShown, mail, isPushed })
    .from(notificationChoice)
    .where(and(eq(notificationChoice.workspaceId, here), inArray(memberId, ids)))
  return new Map(
    active.map(({ id, hasDevice }) => {
      const own = chosen.filter((each) => each.memberId === id)
      return [
        id,
        (of: NotificationKind): Choice => {
          const choice = chosenFor(of, own)
          return { ...choice, isPushed: choice.isPushed && hasDevice }
        },
      ]
    }),
  )
}

const HAS_DEVICE = sql<boolean>`exists (select from ${pushDevice} where ${pushDevice.workspaceId} = ${member.workspaceId} and ${pushDevice.memberId} = ${member.id})`
