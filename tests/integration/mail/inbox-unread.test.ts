import { expect, test } from 'vitest'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { answer } from '@/lib/kernel/read'
import { markMail } from '@/lib/mail/inbox/commands'
import { unreadMail } from '@/lib/mail/inbox/reads'
import { anInbox } from '@/tests/support/inbox'
import { leaves, writes } from '@/tests/support/mail-out'
import { asOwner } from '@/tests/support/owner'
import type { World } from '@/tests/support/world'

let world: World
const { shown, from } = anInbox((made) => {
  world = made
})

/** Of each conversation how many mails somebody has not read, and how many such conversations are their concern. */
const unread = async (by: Actor) => [
  ...(await shown(by, { view: 'all' })).rows.map((row) => row.unread),
  await answer(unreadMail, by, {}),
]

const NOW = '2030-01-01 00:00:00+00'

test('a conversation is unread by each until they open it, and once more when they say so or the customer writes', async () => {
  const { rep, manager, stranger, reader } = world
  await from('an', { 'Message-ID': '<unread@khach.example>' })
  await from('an', { Subject: 'Re: an', 'In-Reply-To': '<unread@khach.example>' })
  const [row] = (await shown(rep)).rows
  const id = String(row?.id)
  const reads = async (by: Actor) =>
    execute(markMail, by, { id, readTo: (await shown(by, { view: 'all' })).rows[0]?.newest ?? null })
  expect([await unread(rep), await unread(manager)]).toEqual([
    [2, 1],
    [2, 1],
  ])
  await reads(rep)
  await reads(rep)
  expect([await unread(rep), await unread(manager), await unread(reader)]).toEqual([
    [0, 0],
    [2, 1],
    [2, 1],
  ])
  await execute(markMail, rep, { id, readTo: null })
  expect(await unread(rep)).toEqual([1, 1])
  await reads(rep)
  await from('an', { Subject: 'Re: Re: an', 'In-Reply-To': '<unread@khach.example>' })
  expect(await unread(rep)).toEqual([1, 1])
  await leaves(world, await writes(rep, String(row?.recordId)))
  await from('an', { Subject: 'Re: Re: Re: an', 'In-Reply-To': '<unread@khach.example>' })
  expect([await unread(manager), await unread(stranger)]).toEqual([[1, 1], [0]])
  await asOwner('update opportunity set owner_id = $1 where id = $2', [manager.id, row?.recordId])
  expect([await answer(unreadMail, rep, {}), await answer(unreadMail, manager, {})]).toEqual([0, 1])
  await expect(execute(markMail, stranger, { id, readTo: NOW })).rejects.toMatchObject({ code: 'not_found' })
  await expect(execute(markMail, rep, { id: 'x', readTo: NOW })).rejects.toMatchObject({ code: 'invalid' })
  const { 'message:read': _, ...grants } = rep.grants
  await expect(execute(markMail, { ...rep, grants }, { id, readTo: NOW })).rejects.toMatchObject({
    code: 'forbidden',
  })
})

test('only what was shown is read: what comes while somebody opens a conversation stays new', async () => {
  const { rep } = world
  await from('an', { 'Message-ID': '<shown@khach.example>' })
  await from('an', { Subject: 'Re: an', 'In-Reply-To': '<shown@khach.example>' })
  const [row] = (await shown(rep)).rows
  await from('an', { Subject: 'Re: Re: an', 'In-Reply-To': '<shown@khach.example>' })
  await execute(markMail, rep, { id: row?.id, readTo: row?.newest })
  expect(await unread(rep)).toEqual([1, 1])
  await expect(execute(markMail, rep, { id: row?.id, readTo: '99:99 99-99-99 99:99' })).rejects.toMatchObject(
    {
      code: 'invalid',
    },
  )
})

test('an answer that failed or leaves another day, and what is filed from own mailboxes, ends nothing and is nothing new', async () => {
  const { rep } = world
  await from('an')
  const [row] = (await shown(rep)).rows
  const written = await writes(rep, String(row?.recordId))
  const set = (what: string) => asOwner(`update message set ${what} where id = $1`, [written])
  await set(`state = 'failed'`)
  expect(await unread(rep)).toEqual([1, 1])
  await set(`state = 'queued', leaves_at = now() + interval '7 days'`)
  expect(await unread(rep)).toEqual([1, 1])
  await set('leaves_at = null')
  expect(await unread(rep)).toEqual([0, 0])
  await set(`filed_from = 'sent', state = 'sent'`)
  expect(await unread(rep)).toEqual([1, 1])
  await asOwner(`update message set filed_from = 'inbox' where id = $1`, [row?.id])
  expect(await unread(rep)).toEqual([0, 0])
})
