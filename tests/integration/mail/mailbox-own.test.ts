import { afterAll, expect, test } from 'vitest'
import { accountKind } from '@/lib/accounts/commands'
import { accounts } from '@/lib/accounts/entity'
import { contactKind } from '@/lib/contacts/commands'
import { contacts } from '@/lib/contacts/entity'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import type { Entity } from '@/lib/kernel/entity'
import { keepInSent } from '@/lib/mail/mailbox/keep-sent'
import { markSeen } from '@/lib/mail/mailbox/message-commands'
import { deliverMessage } from '@/lib/mail/outbound/deliver'
import { listOutbox } from '@/lib/mail/outbound/outbox'
import { sendMessage } from '@/lib/mail/outbound/send-command'
import { timelineOf } from '@/lib/records/timeline'
import type { TimelineCursor, TimelinePage } from '@/lib/records/timeline-entry'
import { LOGIN } from '@/tests/support/imap-login'
import { anAlias, arrives, letter } from '@/tests/support/mail'
import { aMailServer, headerOf } from '@/tests/support/mail-server'
import { looks } from '@/tests/support/mailboxes'
import { AN, from, mailsOf, ownMailbox, seenBy, stopOwnMailboxes } from '@/tests/support/own-mailbox'
import { asOwner } from '@/tests/support/owner'

const stops: (() => Promise<void>)[] = []

afterAll(async () => {
  await stopOwnMailboxes()
  await Promise.all(stops.map((stop) => stop()))
})

test('[SB-46] mails from and to people who are known here are filed, each once; all others are left alone', async () => {
  const { world, rep, server, id, contactId } = await ownMailbox()
  from(server, 'Hỏi giá')
  from(server, 'Trả lời của tôi', { From: LOGIN.username, To: AN }, 'Da gui')
  from(server, 'Bí mật của người lạ', { From: 'la@nguoi.example' })
  from(server, 'Nội bộ', { From: `manager@${world.workspace.slug}.test` })
  server.lay('INBOX', letter({ From: AN, Subject: 'Quá cũ' }), { at: new Date(Date.now() - 31 * 86_400_000) })
  expect(await looks(rep, id)).toMatchObject({ error: null })
  await looks(rep, id)
  const mails = await mailsOf(world)
  expect(mails.map(({ subject, direction, entity }) => [subject, direction, entity]).sort()).toEqual([
    ['Hỏi giá', 'in', 'contact'],
    ['Trả lời của tôi', 'out', 'contact'],
  ])
  expect(server.mails('INBOX').flatMap(({ flags }) => flags)).toEqual([])
  expect((await seenBy(rep, contactId)).sort()).toEqual(['Hỏi giá', 'Trả lời của tôi'])
  const outbox = await reading(rep, (tx) => listOutbox(tx, rep, {}))
  expect(outbox.rows).toEqual([])
})

test('a mail in the inbox that only claims to be from its owner is neither sent nor verified', async () => {
  const { world, rep, server, id } = await ownMailbox()
  const results = { 'Authentication-Results': 'mx.google.com; dmarc=pass header.from=khach.example' }
  from(server, 'Giả mạo', { From: LOGIN.username, To: AN })
  from(server, 'Tự nhận', results)
  from(server, 'Của tôi', { From: LOGIN.username, To: AN }, 'Da gui')
  await looks(rep, id)
  const mails = (await mailsOf(world)).map((mail) => [
    mail.subject,
    mail.direction,
    mail.state,
    mail.is_verified,
  ])
  expect(mails.sort()).toEqual([
    ['Của tôi', 'out', 'sent', true],
    ['Giả mạo', 'in', 'received', false],
    ['Tự nhận', 'in', 'received', false],
  ])
})

test('[SB-46] read and unread go both ways', async () => {
  const { world, rep, server, id } = await ownMailbox()
  const uid = from(server, 'Đọc chưa')
  await looks(rep, id)
  const [mail] = await mailsOf(world)
  const isSeen = async () => (await mailsOf(world))[0]?.is_seen
  expect(await isSeen()).toBe(false)
  await execute(markSeen, rep, { id: String(mail?.id), isSeen: true })
  await looks(rep, id)
  expect(server.mails('INBOX').find((each) => each.uid === uid)?.flags).toEqual(['\\Seen'])
  const stored = server.mails('INBOX')[0]?.flags as string[]
  stored.splice(0)
  await looks(rep, id)
  expect(await isSeen()).toBe(false)
  await expect(execute(markSeen, world.admin, { id: String(mail?.id), isSeen: true })).rejects.toThrow()
})

test('[SB-46] what the gateway has is not filed again, and an answer joins the record of what it answers', async () => {
  const { world, rep, server, id, contactId } = await ownMailbox()
  const alias = await anAlias(world, `sales@${world.workspace.slug}.example`)
  const raw = letter({
    From: `An <${AN}>`,
    To: alias,
    Cc: LOGIN.username,
    'Message-ID': '<dau@khach.example>',
  })
  const { opportunityIds } = await arrives(raw, alias)
  await asOwner('update opportunity set owner_id = $2 where id = $1', [opportunityIds[0], rep.id])
  server.lay('INBOX', raw)
  from(server, 'Re: Hỏi giá', { 'In-Reply-To': '<dau@khach.example>' })
  await looks(rep, id)
  expect((await mailsOf(world)).map(({ subject, record_id }) => [subject, record_id])).toEqual([
    ['Re: Hỏi giá', opportunityIds[0]],
  ])
  expect(await seenBy(rep, contactId)).toContain('Re: Hỏi giá') // through the card, which is about the contact
})

test('a mail to two people of a customer is told once on its page, on whatever page of the timeline', async () => {
  const { world, rep, server, id, contactId } = await ownMailbox()
  const account = await execute(accountKind.create, rep, {
    ...{ kind: 'organization', name: 'Công ty Khách', ownerId: rep.id },
  })
  const accountId = account.data.id
  const second = { name: 'Bình', email: 'binh@khach.example', ownerId: rep.id, accountId }
  const { data } = await execute(contactKind.create, rep, second)
  await asOwner('update contact set account_id = $2 where id = $1', [contactId, accountId])
  const both = `${AN}, binh@khach.example`
  from(server, 'Gửi cả hai', { From: LOGIN.username, To: both }, 'Da gui')
  for (let at = 0; at < 31; at++)
    from(server, `Thư ${at}`, { Cc: 'binh@khach.example', Date: `Sat, 14 Nov 2026 10:${at + 10}:00 +0700` })
  await looks(rep, id)
  expect(await mailsOf(world)).toHaveLength(64)
  const told = async (entity: Entity, recordId: string) => {
    const subjects: string[] = []
    let before: TimelineCursor | null = null
    do {
      const page: TimelinePage = await reading(rep, (tx) =>
        timelineOf(tx, rep, entity, recordId, { strand: 'mail', before }),
      )
      subjects.push(...page.entries.flatMap((each) => (each.strand === 'mail' ? each.message.subject : [])))
      before = page.next
    } while (before)
    return { all: subjects.length, different: new Set(subjects).size }
  }
  expect(await told(accounts, accountId)).toEqual({ all: 32, different: 32 })
  const items = [contactId, data.id].map((each) => ({ id: each, version: 1 }))
  await execute(contactKind.merge, rep, { items })
  expect(await told(contacts, contactId)).toEqual({ all: 32, different: 32 })
})

test('[SB-46] what is written here leaves by the own server and lies among the sent mails there, once', async () => {
  const smtp = await aMailServer({ login: { user: LOGIN.username, password: LOGIN.password } })
  stops.push(smtp.stop)
  const { world, rep, server, id, contactId } = await ownMailbox({
    smtpHost: '127.0.0.1',
    smtpPort: smtp.port,
  })
  const mail = {
    ...{ entity: 'contact', recordId: contactId, to: [{ name: 'An', address: AN }], isOwn: true },
    ...{ subject: 'Báo giá riêng', text: 'Chào anh' },
  }
  const { data } = await execute(sendMessage, rep, mail)
  const task = { workspaceId: world.workspace.id, id: data.id, memberId: String(rep.id) }
  await deliverMessage({ ...task, isLastAttempt: true })
  expect(smtp.taken.map(({ from, to, user }) => [from, to, user])).toEqual([
    [LOGIN.username, [AN], LOGIN.username],
  ])
  await keepInSent(task)
  await keepInSent(task)
  const sent = server.mails('Da gui')
  expect(sent).toHaveLength(1)
  expect(sent[0]?.flags).toEqual(['\\Seen'])
  const name = headerOf(smtp.taken[0]?.raw ?? '', 'Message-ID')
  expect(headerOf(sent[0]?.raw ?? '', 'Message-ID')).toBe(name)
  await looks(rep, id)
  expect(await mailsOf(world)).toEqual([])
  expect(await seenBy(rep, contactId)).toEqual(['Báo giá riêng'])
  expect(await seenBy(world.manager, contactId)).toEqual([])
  await expect(execute(sendMessage, world.manager, mail)).rejects.toMatchObject({ code: 'conflict' })
})
