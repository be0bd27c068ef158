import 'server-only'
import type { Tx } from '@/db/client'
import type { Actor } from '@/lib/kernel/actor'
import type { Change } from '@/lib/kernel/event'
import { enqueueIn } from '@/lib/kernel/job'
import { type News, notify } from './notify'
import { RULES } from './rules'

/** Tells members of what a command changed, in its transaction; nobody is told of what they did themselves. */
export async function hear(tx: Tx, actor: Actor, changes: readonly Change[]): Promise<void> {
  const made = new Set(changes.flatMap(({ type, recordId }) => (type === 'created' ? [recordId] : [])))
  const news = new Map<string, News>()
  for (const change of changes) {
    for (const rule of RULES) {
      if (!rule.of(change)) continue
      // Whoever is given a new card need not be told of the mail that made it.
      if (rule.kind === 'mail' && made.has(change.recordId)) continue
      for (const memberId of await rule.to({ tx, actor }, change)) {
        if (memberId === actor.id && !rule.tellsActor) continue
        const { kind, message } = rule
        const { entity, recordId } = change
        const of = rule.groups === 'record' ? recordId : actor.id
        const groupKey = rule.groups === 'never' ? undefined : `${message}:${entity}:${of}`
        const key = `${memberId} ${groupKey ?? `${message} ${recordId}`}`
        const before = news.get(key)
        news.set(key, {
          ...{ memberId, kind, message, entity, groupKey, params: rule.params?.(change) },
          recordId: !before || before.recordId === recordId ? recordId : null,
          count: (before?.count ?? 0) + 1,
        })
      }
    }
  }
  // Always in one order, so that two who tell the same people do not wait for each other.
  const inOrder = [...news.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each)
  await notify({ tx, actor, enqueue: enqueueIn(tx) }, inOrder)
}
