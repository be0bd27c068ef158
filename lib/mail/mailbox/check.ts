import 'server-only'
import { and, eq } from 'drizzle-orm'
import { mailbox } from '@/db/schema'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { log } from '@/lib/kernel/log'
import { withImap } from '../imap/client'
import { openFolder } from '../imap/folder'
import { ImapTrouble } from '../imap/trouble'
import { mailActor } from '../mail-actor'
import { canSendBy } from '../outbound/by-smtp'
import { type Mailbox, ownWayOf, serverOf } from './mailboxes'
import { noteCheck } from './progress-commands'

/** Logs in, opens the folders and counts what is there; of a member's mailbox it tries to log in for sending too. */
export async function check({ workspaceId, id }: { workspaceId: string; id: string }): Promise<void> {
  const actor = await mailActor(workspaceId)
  if (!actor) return
  const [box] = await reading(actor, (tx) =>
    tx
      .select()
      .from(mailbox)
      .where(and(eq(mailbox.workspaceId, workspaceId), eq(mailbox.id, id))),
  )
  if (!box) return
  const found = { error: null, said: '', messages: 0 }
  try {
    const messages = await look(box)
    const way = box.smtpHost
      ? ownWayOf({ ...actor, workspace: { ...actor.workspace, isDemo: false } }, box)
      : null
    const refusal = way?.provider === 'smtp' ? await canSendBy(way) : null
    if (refusal !== null) throw new ImapTrouble('sending', refusal)
    await execute(noteCheck, actor, { ...found, id, messages })
  } catch (error) {
    if (!(error instanceof ImapTrouble)) log.error({ err: error, id }, 'mailbox')
    const { kind, said } = error instanceof ImapTrouble ? error : new ImapTrouble('unexpected')
    await execute(noteCheck, actor, { ...found, id, error: kind, said })
  }
}

const look = (box: Mailbox): Promise<number> =>
  withImap(
    serverOf(box),
    async (client) => {
      await openFolder(client, box.folder)
      const count = client.mailbox ? client.mailbox.exists : 0
      if (box.afterwards === 'move' && box.moveTo) await openFolder(client, box.moveTo)
      return count
    },
    { milliseconds: 40_000 },
  )
