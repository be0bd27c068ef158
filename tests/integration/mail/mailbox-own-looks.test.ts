import { ImapFlow } from 'imapflow'
import { afterAll, expect, test, vi } from 'vitest'
import { contactKind } from '@/lib/contacts/commands'
import { execute } from '@/lib/kernel/command'
import { mailActor } from '@/lib/mail/mail-actor'
import { readAgain, removeMailbox } from '@/lib/mail/mailbox/commands'
import { keepInSent } from '@/lib/mail/mailbox/keep-sent'
import { markSeen } from '@/lib/mail/mailbox/message-commands'
import { advanceMailbox, settleMailbox, takeMailbox } from '@/lib/mail/mailbox/progress-commands'
import { deliverMessage } from '@/lib/mail/outbound/deliver'
import { sendMessage } from '@/lib/mail/outbound/send-command'
import { LOGIN } from '@/tests/support/imap-login'
import { anImapServer } from '@/tests/support/imap-server'
import { aMailServer } from '@/tests/support/mail-server'
import { connects, looks, stateOf } from '@/tests/support/mailboxes'
import { AN, from, mailsOf, ownMailbox, stopOwnMailboxes } from '@/tests/support/own-mailbox'
import { asOwner } from '@/tests/support/owner'

const stops: (() => Promise<void>)[] = []

afterAll(async () => {
  await stopOwnMailboxes()
  await Promise.all(stops.map((stop) => stop()))
})

test('[SB-46] numbers that mean other mails are forgotten, and known mails are found by their names', async () => {
  const { world, rep, server, id } = await ownMailbox()
  from(server, 'Một')
  await looks(rep, id)
  server.renumber('INBOX')
  from(server, 'Hai')
  await looks(rep, id)
  const mails = await mailsOf(world)
  expect(mails.map(({ subject }) => subject)).toEqual(['Một', 'Hai'])
  expect(mails.map(({ uid }) => Number(uid))).toEqual(server.mails('INBOX').map(({ uid }) => uid))
})

test('[SB-46] whom one gets to know later is found by reading once more', async () => {
  const { world, rep, server, id } = await ownMailbox()
  from(server, 'Làm quen', { From: 'binh@khach.example' })
  await looks(rep, id)
  await execute(contactKind.create, rep, { name: 'Bình', email: 'binh@khach.example', ownerId: rep.id })
  await looks(rep, id)
  expect(await mailsOf(world)).toEqual([])
  await execute(readAgain, rep, { id })
  await looks(rep, id)
  expect(await mailsOf(world)).toHaveLength(1)
})

test('in another account, or in none, the numbers of mails mean nothing', async () => {
  const { world, rep, server, id } = await ownMailbox()
  from(server, 'Cũ')
  await looks(rep, id)
  const [mail] = await mailsOf(world)
  await execute(markSeen, rep, { id: String(mail?.id), isSeen: true })
  const numbers = async () => (await mailsOf(world)).map(({ uid, is_seen_news }) => [uid, is_seen_news])
  expect(await numbers()).toEqual([[expect.anything(), true]])
  const other = await anImapServer()
  stops.push(other.stop)
  await connects(rep, other.port, { version: 1, host: 'localhost' })
  expect(await numbers()).toEqual([[null, false]])
  await connects(rep, server.port, { version: 2 })
  await looks(rep, id)
  expect(await numbers()).toEqual([[mail?.uid, false]]) // it is known again by its name
  await execute(markSeen, rep, { id: String(mail?.id), isSeen: false })
  await execute(removeMailbox, rep, { id, keepsMails: true })
  expect(await numbers()).toEqual([[null, false]])
})

test('a look that is under way says nothing of what was saved or asked for meanwhile', async () => {
  const { world, rep, server, id } = await ownMailbox()
  const product = await mailActor(world.workspace.id)
  if (!product) throw new Error('nobody')
  const takes = async () => {
    await asOwner('update mailbox set due_at = now(), taken_until = null where id = $1', [id])
    const { data } = await execute(takeMailbox, product, { id })
    return data?.takenUntil ?? new Date(0)
  }
  const ended = (takenUntil: Date) =>
    execute(settleMailbox, product, { id, takenUntil, error: 'login', said: '', isMore: false })
  const first = await takes()
  await connects(rep, server.port, { version: 1, password: 'khác' })
  await ended(first)
  expect(await stateOf(id)).toMatchObject({ error: null, failures: 0 })
  const second = await takes()
  await execute(readAgain, rep, { id })
  const folder = { role: 'inbox' as const, path: 'INBOX', uidValidity: '1', lastUid: 9 }
  await execute(advanceMailbox, product, { id, takenUntil: second, ...folder })
  expect(await asOwner('select 1 from mailbox_folder where mailbox_id = $1', [id])).toEqual([])
  const third = await takes()
  await execute(advanceMailbox, product, { id, takenUntil: third, ...folder })
  expect(await asOwner('select 1 from mailbox_folder where mailbox_id = $1', [id])).toHaveLength(1)
  await ended(third)
  expect(await stateOf(id)).toMatchObject({ error: 'login', failures: 1 })
})

test('a mail that cannot be filed holds up none behind it', async () => {
  const { world, rep, server, id } = await ownMailbox()
  from(server, 'Tên quá dài', { 'Message-ID': `<${'x'.repeat(1500)}@khach.example>` })
  from(server, 'Sau đó')
  expect(await looks(rep, id)).toMatchObject({ error: null })
  expect((await mailsOf(world)).map(({ subject }) => subject).sort()).toEqual(['Sau đó', 'Tên quá dài'])
})

test('a server that does not say whether a mail is there gets it later, not twice', async () => {
  const smtp = await aMailServer({ login: { user: LOGIN.username, password: LOGIN.password } })
  stops.push(smtp.stop)
  const { world, rep, server, contactId } = await ownMailbox({ smtpHost: '127.0.0.1', smtpPort: smtp.port })
  const to = [{ name: 'An', address: AN }]
  const mail = { entity: 'contact' as const, recordId: contactId, to, subject: 'Một lần', text: 'Chào anh' }
  const { data } = await execute(sendMessage, rep, { ...mail, isOwn: true })
  const task = { workspaceId: world.workspace.id, id: data.id, memberId: String(rep.id) }
  await deliverMessage({ ...task, isLastAttempt: true })
  await keepInSent(task)
  const search = vi.spyOn(ImapFlow.prototype, 'search').mockResolvedValueOnce(false)
  await expect(keepInSent(task)).rejects.toMatchObject({ kind: 'refused' })
  search.mockRestore()
  expect(server.mails('Da gui')).toHaveLength(1)
})
