import 'server-only'
import type { Tx } from '@/db/client'
import { type Actor, can } from '@/lib/kernel/actor'
import { opportunities } from '@/lib/opportunities/entity'
import { getRecord } from '@/lib/records/query'
import { messagesOf } from './messages'
import { MOST_ATTACHED } from './schema'
import { isCapturing } from './settings'

/** The mail of an opportunity, and what the actor may do with it. */
export async function recordMail(tx: Tx, actor: Actor, id: string) {
  const reached =
    can(actor, 'message:send') &&
    (await getRecord(tx, actor, opportunities, id, 'message:send')) !== undefined
  return {
    messages: await messagesOf(tx, actor, opportunities.name, id),
    rights: {
      memberId: actor.id ?? '',
      canSend: reached,
      isCapturing: await isCapturing(tx, actor),
      mostAttached: MOST_ATTACHED,
    },
  }
}
