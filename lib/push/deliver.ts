import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { notification } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { log } from '@/lib/kernel/log'
import { isTimely, mine, shownTo } from '@/lib/notifications/queries'
import { readersOf } from '@/lib/notifications/readers'
import { receiverOf } from '@/lib/notifications/receiver'
import { wordsFor } from '@/lib/notifications/texts'
import { dropDevice } from './commands'
import { addressOf, listDevices } from './devices'
import { type PushMessage, sendPush } from './send'

const MOST_LETTERS = 180
const HOUR = 3600
const GONE: ReadonlySet<number> = new Set([404, 410])

/** Takes one notification to one device; throws when its service is to be asked again. */
export async function deliver(
  workspaceId: string,
  { id, sessionId }: { id: string; sessionId: string },
): Promise<void> {
  const actor = await receiverOf(workspaceId, id)
  if (!actor) return
  const { message, device } = await reading(actor, async (tx) => ({
    message: await messageOf(tx, actor, id),
    device: (await listDevices(tx, actor)).find((each) => each.sessionId === sessionId),
  }))
  if (!message || !device) return
  const address = addressOf(device)
  const status = address ? await sendPush(address, message) : 410
  if (GONE.has(status)) await execute(dropDevice, actor, { sessionId, sealed: device.sealed })
  else if (status === 429 || status >= 500) throw new Error(`the push service answered ${status}`)
  else if (status >= 300) log.warn({ status }, 'a push service took no message')
}

/** What the reader may see of it at this moment; null once it was read, or is done. */
async function messageOf(
  tx: Parameters<typeof shownTo>[0],
  actor: Actor,
  id: string,
): Promise<PushMessage | null> {
  const [reader] = await readersOf(tx, [actor.id ?? ''])
  const [row] = await tx
    .select()
    .from(notification)
    .where(and(mine(actor), eq(notification.id, id), isNull(notification.readAt), isTimely(actor)))
  const [shown] = row && reader ? await shownTo(tx, actor, reader, [row]) : []
  if (!row || !reader || !shown) return null
  const isReminder = row.kind === 'reminder'
  return {
    tag: id,
    title: wordsFor(reader.locale)(`choices.kinds.${row.kind}`),
    body: shown.text.length > MOST_LETTERS ? `${shown.text.slice(0, MOST_LETTERS)}…` : shown.text,
    path: shown.path ?? '/notifications',
    urgency: isReminder ? 'high' : 'normal',
    ttl: isReminder ? HOUR : 24 * HOUR,
  }
}
