import { contactKind } from '@/lib/contacts/commands'
import { contacts } from '@/lib/contacts/entity'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { timelineOf } from '@/lib/records/timeline'
import { LOGIN } from '@/tests/support/imap-login'
import { anImapServer, type ImapServer } from '@/tests/support/imap-server'
import { letter } from '@/tests/support/mail'
import { connects } from '@/tests/support/mailboxes'
import { asOwner } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'

const running: ImapServer[] = []

export const AN = 'an@khach.example'

/** A representative with a contact, and a mailbox with mails from and to it, strangers and colleagues. */
export async function ownMailbox(more: Record<string, unknown> = {}) {
  const world = await aWorld()
  const server = await anImapServer()
  running.push(server)
  const { rep, teams } = world
  const { data } = await execute(contactKind.create, rep, {
    ...{ name: 'Nguyễn Văn An', email: AN, ownerId: rep.id, teamId: teams[0] },
  })
  const id = await connects(rep, server.port, more)
  return { world, rep, server, id, contactId: data.id }
}

/** Has a mail from An lie in a folder. */
export const from = (
  server: ImapServer,
  subject: string,
  headers: Record<string, string> = {},
  folder = 'INBOX',
) => server.lay(folder, letter({ From: `An <${AN}>`, To: LOGIN.username, Subject: subject, ...headers }))

/** What was filed from members' mailboxes. */
export const mailsOf = ({ workspace }: World) =>
  asOwner('select * from message where workspace_id = $1 and filed_from is not null order by sent_at, id', [
    workspace.id,
  ])

/** The subjects that somebody sees on a contact's page. */
export async function seenBy(actor: Actor, contactId: string): Promise<string[]> {
  const page = await reading(actor, (tx) => timelineOf(tx, actor, contacts, contactId, { strand: 'mail' }))
  return page.entries.flatMap((entry) => (entry.strand === 'mail' ? entry.message.subject : []))
}

/** For the end of a file whose tests leave their servers running. */
export const stopOwnMailboxes = () => Promise.all(running.splice(0).map((server) => server.stop()))
