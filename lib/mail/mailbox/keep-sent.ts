import 'server-only'
import { and, eq } from 'drizzle-orm'
import { createTransport } from 'nodemailer'
import { message } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { withImap } from '../imap/client'
import { openFolder, ownFolders } from '../imap/folder'
import { ImapTrouble } from '../imap/trouble'
import { mailActor } from '../mail-actor'
import { mailOf } from '../outbound/by-smtp'
import { letterOf } from '../outbound/deliver'
import { type Claimed, filesOf } from '../outbound/deliver-commands'
import { mailboxOf, serverOf } from './mailboxes'

/** These lay what is sent through them among the sent mails by themselves. */
const KEEPS_ITSELF = /(^|\.)(gmail\.com|googlemail\.com|office365\.com|outlook\.com)$/

/** Appends a mail that has left to the folder of sent mails, unless it is there: after a crash it is looked for first. */
export async function keepInSent(task: { workspaceId: string; id: string; memberId: string }): Promise<void> {
  const { workspaceId, id, memberId } = task
  const actor = await mailActor(workspaceId, memberId)
  const box = actor && (await reading(actor, (tx) => mailboxOf(tx, actor, memberId)))
  if (!actor || !box || KEEPS_ITSELF.test(box.smtpHost ?? '')) return
  const sent = await sentMail(actor, id)
  const letter = sent && (await letterOf(sent))
  if (!letter) return
  const raw = await rawOf(mailOf(letter))
  await withImap(serverOf(box), async (client) => {
    const { sent: path } = await ownFolders(client)
    if (!path) return
    await openFolder(client, path, false)
    const found = await client.search({ header: { 'message-id': `<${letter.messageId}>` } }, { uid: true })
    // No answer is not the answer that it is missing.
    if (!Array.isArray(found)) throw new ImapTrouble('refused')
    if (found.length === 0) await client.append(path, raw, ['\\Seen'])
  })
}

async function sentMail(actor: Actor, id: string): Promise<Claimed | null> {
  const own = and(eq(message.workspaceId, actor.workspace.id), eq(message.id, id), eq(message.state, 'sent'))
  return reading(actor, async (tx) => {
    const [row] = await tx.select().from(message).where(own)
    return row ? { message: row, files: await filesOf(tx, row) } : null
  })
}

/** The bytes of a mail, made as they are made for sending, but sent to nobody. */
async function rawOf(mail: Parameters<ReturnType<typeof createTransport>['sendMail']>[0]): Promise<Buffer> {
  const made = await createTransport({ streamTransport: true, buffer: true, newline: 'windows' }).sendMail(
    mail,
  )
  return made.message as Buffer
}
