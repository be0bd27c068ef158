import 'server-only'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { log } from '@/lib/kernel/log'
import { memberActor } from '@/lib/kernel/member-actor'
import { ImapTrouble } from '../imap/trouble'
import { mailActor } from '../mail-actor'
import { settleMailbox, type Taken, takeMailbox } from './progress-commands'
import { syncOwn } from './sync'
import { takeIn } from './take-in'

type Task = { workspaceId: string; id: string }

/**
 * Looks into a mailbox whose time has come and takes out what is new. What has been committed stays; a crash anywhere
 * leaves the rest for the next look.
 */
export async function lookInto({ workspaceId, id }: Task): Promise<void> {
  const actor = await mailActor(workspaceId)
  const taken = actor && (await execute(takeMailbox, actor, { id })).data
  if (!actor || !taken) return
  const { isMore, error, said } = await outcome(actor, taken)
  await execute(settleMailbox, actor, { id, takenUntil: taken.takenUntil, isMore, error, said })
}

async function outcome(actor: Actor, taken: Taken) {
  try {
    return { isMore: await look(actor, taken), error: null, said: '' }
  } catch (error) {
    if (!(error instanceof ImapTrouble)) log.error({ err: error, id: taken.box.id }, 'mailbox')
    const { kind, said } = error instanceof ImapTrouble ? error : new ImapTrouble('unexpected')
    return { isMore: false, error: kind, said }
  }
}

async function look(actor: Actor, taken: Taken): Promise<boolean> {
  const { memberId, workspaceId } = taken.box
  if (memberId === null) return takeIn(actor, taken)
  const member = await memberActor(workspaceId, memberId)
  return member ? syncOwn(actor, member, taken) : false
}
