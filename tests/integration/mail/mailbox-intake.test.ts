import { afterAll, expect, test } from 'vitest'
import { execute } from '@/lib/kernel/command'
import { check } from '@/lib/mail/mailbox/check'
import { removeMailbox, testMailbox } from '@/lib/mail/mailbox/commands'
import { lookInto } from '@/lib/mail/mailbox/look'
import { LOGIN } from '@/tests/support/imap-login'
import { anImapServer, type ImapServer } from '@/tests/support/imap-server'
import { anAlias, cardsOf, letter, processed } from '@/tests/support/mail'
import { looks, stateOf, takesInFrom } from '@/tests/support/mailboxes'
import { asOwner } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'

const servers: ImapServer[] = []
afterAll(() => Promise.all(servers.map((server) => server.stop())))

async function place() {
  const world = await aWorld()
  const server = await anImapServer()
  servers.push(server)
  const alias = await anAlias(world, `sales@${world.workspace.slug}.example`)
  return { world, server, alias }
}

const taken = ({ workspace }: World) =>
  asOwner('select * from inbound_message where workspace_id = $1 order by received_at, id', [workspace.id])

async function all(world: World) {
  for (const { id } of await taken(world))
    await processed({ workspaceId: world.workspace.id, id: String(id) })
  return taken(world)
}

test('mails of a mailbox become records by the one pipeline, each once, and stay unread there', async () => {
  const { world, server, alias } = await place()
  server.lay('INBOX', letter({ To: alias, Subject: 'Từ trước', Date: 'Sat, 03 Oct 2026 10:00:00 +0700' }), {
    at: new Date(Date.now() - 40 * 86_400_000),
  })
  server.lay('INBOX', letter({ To: alias, Subject: 'Hỏi giá máy in' }))
  const id = await takesInFrom(world.admin, server.port)
  await looks(world.admin, id)
  server.lay('INBOX', letter({ To: `An <${alias}>`, Subject: 'Hỏi giá mực' }))
  await looks(world.admin, id)
  await looks(world.admin, id)
  const logged = await all(world)
  expect(logged.map(({ intake, outcome, subject }) => [intake, outcome, subject])).toEqual([
    ['imap', 'created', 'Hỏi giá máy in'],
    ['imap', 'created', 'Hỏi giá mực'],
  ])
  expect((await cardsOf(world)).map(({ title }) => title)).toEqual(['Hỏi giá máy in', 'Hỏi giá mực'])
  expect(server.mails('INBOX').map(({ flags }) => flags)).toEqual([[], [], []])
  expect(await stateOf(id)).toMatchObject({ error: null, failures: 0, last_good_at: expect.any(Date) })
})

test('a mail is marked as read or put away at its server, if wished', async () => {
  const { world, server, alias } = await place()
  const id = await takesInFrom(world.admin, server.port, { afterwards: 'seen' })
  server.lay('INBOX', letter({ To: alias }))
  await looks(world.admin, id)
  expect(server.mails('INBOX')[0]?.flags).toEqual(['\\Seen'])
  await asOwner("update mailbox set afterwards = 'move', move_to = 'Done' where id = $1", [id])
  server.lay('INBOX', letter({ To: alias }))
  await looks(world.admin, id)
  expect(server.mails('INBOX')).toHaveLength(1)
  expect(server.mails('Done')).toHaveLength(1)
  await asOwner("update mailbox set move_to = 'Nowhere' where id = $1", [id])
  server.lay('INBOX', letter({ To: alias }))
  server.lay('INBOX', letter({ To: alias }))
  expect(await looks(world.admin, id)).toMatchObject({ error: 'move', said: 'Nowhere' })
  expect(await taken(world)).toHaveLength(4) // what cannot be put away holds nothing up
  await looks(world.admin, id)
  expect(await taken(world)).toHaveLength(4)
})

test('when a server counts anew nothing comes twice and nothing is missed', async () => {
  const { world, server, alias } = await place()
  const id = await takesInFrom(world.admin, server.port)
  for (const subject of ['Một', 'Hai']) server.lay('INBOX', letter({ To: alias, Subject: subject }))
  await looks(world.admin, id)
  server.renumber('INBOX')
  server.lay('INBOX', letter({ To: alias, Subject: 'Ba' }))
  await looks(world.admin, id)
  expect((await all(world)).map(({ subject }) => subject)).toEqual(['Một', 'Hai', 'Ba'])
})

test('a mail that was sent to the alias in secret goes where the company says', async () => {
  const { world, server, alias } = await place()
  const id = await takesInFrom(world.admin, server.port)
  const secret = () => letter({ To: 'undisclosed-recipients:;', Subject: 'Thư kín' })
  server.lay('INBOX', secret())
  await looks(world.admin, id)
  await all(world)
  await asOwner('update mailbox set fallback = $2 where id = $1', [id, alias])
  server.lay('INBOX', secret())
  await looks(world.admin, id)
  expect((await all(world)).map(({ outcome }) => outcome)).toEqual(['rejected', 'created'])
})

test('trouble is noted with its time, waited out longer and longer, and told of once after six hours', async () => {
  const { world, server } = await place()
  const id = await takesInFrom(world.admin, server.port)
  await looks(world.admin, id)
  const { last_good_at } = await stateOf(id)
  await asOwner("update mailbox set username = 'nobody@doi.example' where id = $1", [id])
  const first = await looks(world.admin, id)
  expect(first).toMatchObject({ error: 'login', failures: 1, last_good_at })
  await lookInto({ workspaceId: world.workspace.id, id }) // not due yet
  expect(await stateOf(id)).toMatchObject({ failures: 1 })
  const second = await looks(world.admin, id)
  const wait = ({ due_at, updated_at }: Record<string, unknown>) => Number(due_at) - Number(updated_at)
  expect(wait(second)).toBeGreaterThan(wait(first))
  const news = () =>
    asOwner("select member_id from notification where workspace_id = $1 and message = 'mailbox_failing'", [
      world.workspace.id,
    ])
  expect(await news()).toEqual([])
  await asOwner("update mailbox set failing_since = now() - interval '7 hours' where id = $1", [id])
  await looks(world.admin, id)
  await looks(world.admin, id)
  expect(await news()).toEqual([{ member_id: world.admin.id }])
  await asOwner('update mailbox set username = $2 where id = $1', [id, LOGIN.username])
  expect(await looks(world.admin, id)).toMatchObject({ error: null, failures: 0, failing_since: null })
})

test('a test looks and changes nothing; only who administers mail may ask for one', async () => {
  const { world, server } = await place()
  server.lay('INBOX', letter())
  const id = await takesInFrom(world.admin, server.port, { firstDays: 0 })
  await execute(testMailbox, world.admin, { id })
  await check({ workspaceId: world.workspace.id, id })
  expect(await stateOf(id)).toMatchObject({ checked: { error: null, messages: 1 } })
  await asOwner("update mailbox set folder = 'Không có' where id = $1", [id])
  await check({ workspaceId: world.workspace.id, id })
  expect(await stateOf(id)).toMatchObject({ checked: { error: 'folder' } })
  expect(await taken(world)).toEqual([])
  const gone = { code: 'not_found' }
  await expect(execute(testMailbox, world.rep, { id })).rejects.toMatchObject(gone)
  await expect(execute(removeMailbox, world.rep, { id, keepsMails: true })).rejects.toMatchObject(gone)
})
