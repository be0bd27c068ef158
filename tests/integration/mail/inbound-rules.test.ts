import { expect, test } from 'vitest'
import { execute } from '@/lib/kernel/command'
import { newId } from '@/lib/kernel/id'
import { accept } from '@/lib/mail/inbound/accept'
import { blockSender, releaseInbound, replayInbound, uploadInbound } from '@/lib/mail/inbound/log-commands'
import { processMessage } from '@/lib/mail/inbound/process'
import { messageIdFor } from '@/lib/mail/thread'
import { aDelivery, anAlias, arrives, cardsOf, letter, logged, processed, steps } from '@/tests/support/mail'
import { asOwner } from '@/tests/support/owner'
import { aWorld } from '@/tests/support/world'

const NEWS = { 'List-Id': '<news.example>', Precedence: 'bulk' }

test.each([
  ['create', 'created', 'bulkCreate', 1],
  ['hold', 'held', 'bulkHold', 0],
  ['drop', 'rejected', 'bulkDrop', 0],
] as const)('bulk mail to an alias that says %s is %s', async (policy, outcome, step, cards) => {
  const world = await aWorld()
  const to = await anAlias(world, `sales@${policy}.example`, { bulk_policy: policy })
  const arrived = await arrives(letter(NEWS), to)

  expect(arrived.outcome).toBe(outcome)
  expect(steps(arrived)).toContain(step)
  expect(await cardsOf(world)).toHaveLength(cards)
})

test('a held message is let through by one click', async () => {
  const world = await aWorld()
  const { id } = await arrives(letter(NEWS), await anAlias(world, 'sales@release.example'))
  await execute(releaseInbound, world.admin, { id })
  await processMessage({ workspaceId: world.workspace.id, id, isReleased: true, isLastAttempt: true })

  const released = await logged(id)
  expect(released.outcome).toBe('created')
  expect(steps(released)).toEqual(expect.arrayContaining(['bulkHold', 'released', 'create']))
  await expect(execute(releaseInbound, world.admin, { id })).rejects.toMatchObject({ code: 'conflict' })
  await expect(execute(releaseInbound, world.manager, { id })).rejects.toMatchObject({ code: 'forbidden' })
})

test('mail of an unknown alias is replayed once the alias is mended', async () => {
  const world = await aWorld()
  const to = 'sales@mended.example'
  const { rejected } = await accept(aDelivery(letter(), to, { workspaceId: world.workspace.id }))
  const id = rejected ?? ''
  expect(await logged(id)).toMatchObject({ outcome: 'rejected' })

  await anAlias(world, to)
  await execute(replayInbound, world.admin, { id })
  await processed({ workspaceId: world.workspace.id, id })
  expect(await logged(id)).toMatchObject({ outcome: 'created' })
  await expect(execute(replayInbound, world.admin, { id })).rejects.toMatchObject({ code: 'conflict' })
  await expect(execute(replayInbound, world.admin, { id: newId() })).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('a blocked address and a blocked domain are refused, in any case', async () => {
  const world = await aWorld()
  const to = await anAlias(world, 'sales@block.example')
  const { id } = await arrives(letter({ From: 'Spam <spam@bad.example>' }), to)
  await execute(blockSender, world.admin, { id })
  await asOwner('insert into blocked_sender (workspace_id, id, name) values ($1, $2, $3)', [
    world.workspace.id,
    newId(),
    '@worse.example',
  ])
  for (const from of ['SPAM@Bad.example', 'anyone@worse.example']) {
    const refused = await arrives(letter({ From: from }), to)
    expect(refused.outcome).toBe('rejected')
    expect(steps(refused)).toContain('blocked')
  }
  expect((await arrives(letter({ From: 'fine@bad.example' }), to)).outcome).toBe('created')
})

test('our own alias and our own message are never a customer', async () => {
  const world = await aWorld()
  const to = await anAlias(world, 'sales@self.example')
  const other = await anAlias(world, 'support@self.example', {}, 1)
  const fromAlias = await arrives(letter({ From: `Support <${other}>` }), to)
  const own = messageIdFor(world.workspace.id, newId(), 'self.example')
  const cameBack = await arrives(letter({ 'Message-ID': `<${own}>` }), to)

  expect([fromAlias.outcome, cameBack.outcome]).toEqual(['loop', 'loop'])
  expect(steps(fromAlias)).toContain('ownAlias')
  expect(steps(cameBack)).toContain('ownMessage')
  expect(await cardsOf(world)).toEqual([])
})

test('[EV-09] machines that answer each other without any marking end after twenty', async () => {
  const world = await aWorld()
  const to = await anAlias(world, 'sales@flood.example')
  const outcomes = []
  for (let round = 0; round < 22; round++) outcomes.push((await arrives(letter(), to)).outcome)

  expect(outcomes).toEqual([...Array(20).fill('created'), 'loop', 'loop'])
  expect((await arrives(letter({ From: 'other@khach.example' }), to)).outcome).toBe('created')
})

test('a dry run tells the path and leaves nothing else', async () => {
  const world = await aWorld()
  const alias = await anAlias(world, 'sales@dry.example')
  const before = await asOwner('select count(*)::int as n from event where entity = $1', ['opportunity'])
  const { data } = await execute(uploadInbound, world.admin, { source: letter(), alias, isDryRun: true })
  await processed({ workspaceId: world.workspace.id, id: data.id })

  const tried = await logged(data.id)
  expect(tried).toMatchObject({ outcome: 'created', opportunityIds: [] })
  expect(steps(tried)).toContain('dryRun')
  expect(await cardsOf(world)).toEqual([])
  expect(await asOwner('select count(*)::int as n from event where entity = $1', ['opportunity'])).toEqual(
    before,
  )
  expect(await asOwner('select status from alias where address = $1', [alias])).toEqual([
    { status: 'not_tested' },
  ])
})

test('an uploaded file is delivered once, by its own recipients when no alias is chosen', async () => {
  const world = await aWorld()
  const alias = await anAlias(world, 'sales@upload.example')
  const source = new Blob([letter({ To: `Team <${alias}>` })])
  const first = await execute(uploadInbound, world.admin, { source, alias: null, isDryRun: false })
  const again = await execute(uploadInbound, world.admin, { source, alias: null, isDryRun: false })
  await processed({ workspaceId: world.workspace.id, id: first.data.id })

  expect(again.data).toEqual({ id: first.data.id, isNew: false })
  expect(await cardsOf(world)).toHaveLength(1)
  const refused = execute(uploadInbound, world.admin, { source: ' \n ', alias: null, isDryRun: false })
  await expect(refused).rejects.toMatchObject({ code: 'invalid' })
  const foreign = execute(uploadInbound, world.rep, { source, alias: null, isDryRun: false })
  await expect(foreign).rejects.toMatchObject({ code: 'forbidden' })
})

test('a message is processed once, however often its job runs', async () => {
  const world = await aWorld()
  const { id } = await arrives(letter(), await anAlias(world, 'sales@twice.example'))
  const ref = { workspaceId: world.workspace.id, id }
  await Promise.all([processed(ref), processed(ref), processed(ref)])

  expect(await cardsOf(world)).toHaveLength(1)
})
