import { afterAll, expect, test } from 'vitest'
import { contactKind } from '@/lib/contacts/commands'
import { contacts } from '@/lib/contacts/entity'
import { execute } from '@/lib/kernel/command'
import { database, reading } from '@/lib/kernel/database'
import { answer } from '@/lib/kernel/read'
import { mailboxState, removeMailbox } from '@/lib/mail/mailbox/commands'
import { shareMail } from '@/lib/mail/mailbox/message-commands'
import { getMessage } from '@/lib/mail/outbound/messages'
import { sendMessage } from '@/lib/mail/outbound/send-command'
import { eraseAll } from '@/lib/privacy/erase'
import { erasePerson } from '@/lib/privacy/erase-commands'
import { findPerson } from '@/lib/privacy/holdings'
import { LOGIN } from '@/tests/support/imap-login'
import { deleteRecord } from '@/tests/support/kinds'
import { connects, looks, stateOf } from '@/tests/support/mailboxes'
import { AN, from, mailsOf, ownMailbox, seenBy, stopOwnMailboxes } from '@/tests/support/own-mailbox'
import { asOwner } from '@/tests/support/owner'

afterAll(stopOwnMailboxes)

test('a private mail is quoted in an answer from the own mailbox alone', async () => {
  const { world, rep, server, id, contactId } = await ownMailbox({ smtpHost: '127.0.0.1', smtpPort: 2525 })
  from(server, 'Kín đáo')
  await looks(rep, id)
  const [mail] = await mailsOf(world)
  const quotedBy = async (more: Record<string, unknown>) => {
    const to = [{ name: 'An', address: AN }]
    const answer = {
      entity: 'contact' as const,
      recordId: contactId,
      to,
      subject: 'Re: Kín đáo',
      text: 'Vâng',
    }
    const asked = { ...answer, answersId: String(mail?.id), isQuoting: true, ...more }
    const { data } = await execute(sendMessage, rep, asked)
    const [sent] = await asOwner('select quoted from message where id = $1', [data.id])
    return String(sent?.quoted)
  }
  expect(await quotedBy({ isOwn: true })).toContain(AN)
  expect(await quotedBy({ isOwn: false })).toBe('')
  await asOwner('update mailbox set is_shared = true where id = $1', [id])
  expect(await quotedBy({ isOwn: true })).toBe('')
  await execute(shareMail, rep, { id: String(mail?.id), isShared: true })
  expect(await quotedBy({ isOwn: false })).toContain(AN)
})

test('[SB-46] what is private is seen by its owner alone, and by everybody once it is shared', async () => {
  const { world, rep, server, id, contactId } = await ownMailbox()
  from(server, 'Riêng tư')
  await looks(rep, id)
  const [mail] = await mailsOf(world)
  const messageId = String(mail?.id)
  const { admin, manager } = world
  for (const other of [admin, manager, { ...rep, viewer: { id: String(admin.id), name: 'Founder' } }]) {
    expect(await seenBy(other, contactId)).toEqual([])
    expect(await reading(other, (tx) => getMessage(tx, other, messageId))).toBeUndefined()
    await expect(execute(shareMail, other, { id: messageId, isShared: true })).rejects.toThrow()
  }
  // Not even a query that forgets to ask who asks.
  const rows = (memberId: string | null) =>
    database().transact({ workspaceId: world.workspace.id, memberId }, async (tx) => {
      const found = await tx.execute(`select id from message where id = '${messageId}'`)
      return found.rows.length
    })
  expect([await rows(null), await rows(admin.id), await rows(rep.id)]).toEqual([0, 0, 1])
  const person = await answer(findPerson, admin, { email: AN, phone: '' })
  expect(JSON.stringify(person)).not.toContain('Riêng tư')
  expect(JSON.stringify(await asOwner('select * from event'))).not.toContain('Riêng tư')

  await execute(shareMail, rep, { id: messageId, isShared: true })
  expect(await seenBy(manager, contactId)).toEqual(['Riêng tư'])
  await execute(shareMail, rep, { id: messageId, isShared: false })
  expect(await seenBy(manager, contactId)).toEqual([])
  expect(await seenBy(rep, contactId)).toEqual(['Riêng tư'])
  expect((await mailsOf(world))[0]?.id).not.toBe(messageId)
})

test('[SB-46] a mailbox that is shared files for everybody', async () => {
  const { world, rep, server, id, contactId } = await ownMailbox({ isShared: true })
  from(server, 'Cho cả nhóm')
  await looks(rep, id)
  expect(await seenBy(world.manager, contactId)).toEqual(['Cho cả nhóm'])
})

test('[SB-46] giving a mailbox up takes its password, and its mails if wished', async () => {
  for (const keepsMails of [true, false]) {
    const { world, rep, server, id } = await ownMailbox()
    from(server, 'Một')
    await looks(rep, id)
    await expect(execute(removeMailbox, world.admin, { id, keepsMails })).rejects.toMatchObject({
      code: 'not_found',
    })
    await execute(removeMailbox, rep, { id, keepsMails })
    expect(await stateOf(id)).toEqual({})
    expect(await mailsOf(world)).toHaveLength(keepsMails ? 1 : 0)
  }
})

test('[SB-46] a password is told to nobody and goes to no other server', async () => {
  const { world, rep, server, id } = await ownMailbox()
  const state = await answer(mailboxState, rep, { id })
  await expect(answer(mailboxState, world.admin, { id })).rejects.toMatchObject({ code: 'not_found' })
  const kept = JSON.stringify([state, await asOwner('select * from event'), await stateOf(id)])
  expect(kept).not.toContain(LOGIN.password)
  const again = { version: 1, password: null }
  await expect(connects(rep, server.port, { ...again, host: 'imap.khac.example' })).rejects.toMatchObject({
    fields: { password: expect.anything() },
  })
  await connects(rep, server.port, { ...again, isShared: true })
  await expect(connects(rep, server.port, again)).rejects.toMatchObject({ code: 'conflict' })
})

test('private mails go along when records are merged, and go when their record goes', async () => {
  const { world, rep, server, id, contactId } = await ownMailbox()
  from(server, 'Riêng tư')
  await looks(rep, id)
  const { admin } = world
  const other = (await execute(contactKind.create, admin, { name: 'An kia', ownerId: rep.id })).data.id
  const items = [other, contactId].map((each) => ({ id: each, version: 1 }))
  await execute(contactKind.merge, admin, { items })
  expect((await mailsOf(world)).map(({ record_id }) => record_id)).toEqual([other])
  expect(await seenBy(rep, other)).toEqual(['Riêng tư'])
  await deleteRecord(contacts, admin, other, true)
  expect(await mailsOf(world)).toEqual([])
})

test('private mails go with the person they are from, though nobody who erases can see them', async () => {
  const { world, rep, server, id } = await ownMailbox()
  from(server, 'Riêng tư')
  await looks(rep, id)
  const erasing = { email: AN, confirmation: AN }
  const { data } = await execute(erasePerson, world.admin, erasing)
  await eraseAll(world.workspace.id, data.id)
  expect(await mailsOf(world)).toMatchObject([{ text: '', from_address: 'erased@removed.invalid' }])
})
