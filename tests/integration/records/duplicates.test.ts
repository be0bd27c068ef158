import { beforeEach, expect, test } from 'vitest'
import { accountKind } from '@/lib/accounts/commands'
import { accounts } from '@/lib/accounts/entity'
import { contactKind } from '@/lib/contacts/commands'
import { contacts } from '@/lib/contacts/entity'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import type { Entity } from '@/lib/kernel/entity'
import { saveRules } from '@/lib/record-rules/commands'
import { twinsOf } from '@/lib/records/alike'
import { listDuplicates } from '@/lib/records/duplicates'
import { getRecord } from '@/lib/records/query'
import { findTwinsOf, searchAll } from '@/lib/records/twin-search'
import { asOwner } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'
import { eventsOf } from '../identity/people'

let world: World
beforeEach(async () => {
  world = await aWorld()
})

/** Runs the jobs that wait for this workspace, as a worker would. */
async function work() {
  const waiting = await asOwner<{ id: string; payload: { entity: string; ids: string[] } }>(
    `select j.id, j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = 'twins.find' and j.payload->>'workspaceId' = $1 order by j.id`,
    [world.workspace.id],
  )
  for (const { payload } of waiting) await findTwinsOf(world.workspace.id, payload.entity, payload.ids)
  await asOwner('delete from graphile_worker._private_jobs where id = any($1)', [waiting.map(({ id }) => id)])
  return waiting.length
}

const customer = async (values: Record<string, unknown>, by = world.admin) =>
  (await execute(accountKind.create, by, { kind: 'organization', ...values })).data
const groups = async (by: Actor = world.admin, entity: Entity = accounts, dismissed = false) =>
  (await reading(by, (tx) => listDuplicates(tx, by, entity, { dismissed }))).groups.map(
    ({ records, why }) => ({
      names: records.map(({ name }) => name),
      why,
    }),
  )

test('groups are found after each write, and go with what made them', async () => {
  const phone = '0912333444'
  await customer({ name: 'Công ty Hoa Sen', phone })
  const second = await customer({ name: 'Cty Hoa Sen', phone, emails: ['a@sen.test'] })
  await customer({ name: 'Sen Vàng', emails: ['b@sen.test', 'a@sen.test'] })
  await customer({ name: 'Hoa Hồng' })
  expect(await work()).toBe(4)
  expect(await groups()).toEqual([
    {
      names: ['Sen Vàng', 'Cty Hoa Sen', 'Công ty Hoa Sen'],
      why: expect.arrayContaining(['phone', 'email']),
    },
  ])
  await execute(accountKind.update, world.admin, { ...second, patch: { emails: [] } })
  await work()
  expect(await groups()).toEqual([{ names: ['Cty Hoa Sen', 'Công ty Hoa Sen'], why: ['phone'] }])
  const read = await reading(world.admin, (tx) => getRecord(tx, world.admin, accounts, second.id))
  const version = Number(read?.version)
  await execute(accountKind.remove, world.admin, { id: second.id, version })
  expect(await groups()).toEqual([])
  await execute(accountKind.purge, world.admin, { items: [{ id: second.id, version: version + 1 }] })
  const left = await asOwner('select from record_twin where workspace_id = $1', [world.workspace.id])
  expect(left).toHaveLength(0)
})

test('a change that makes no twins asks for no work', async () => {
  const { id, version } = await customer({ name: 'Hoa Sen' })
  await work()
  await execute(accountKind.update, world.admin, { id, version, patch: { description: 'x' } })
  expect(await work()).toBe(0)
})

test('people of the same name are twins if they share something else', async () => {
  const { id: accountId } = await customer({ name: 'Hoa Sen' })
  for (const values of [{ accountId }, {}, { accountId }])
    await execute(contactKind.create, world.admin, { name: 'Trần Lan', ...values })
  await work()
  expect(await groups(world.admin, contacts)).toEqual([
    { names: ['Trần Lan', 'Trần Lan'], why: ['name', 'accountId'] },
  ])
})

test('the rules of the company decide too, and all is compared anew when they change', async () => {
  for (const name of ['Hoa Sen', 'HOA SEN']) await customer({ name })
  await work()
  expect(await groups()).toEqual([])
  await execute(saveRules, world.admin, { kind: 'account', required: [], distinct: ['name'], version: 0 })
  const [job] = await asOwner<{ payload: { entity: string } }>(
    `select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = 'twins.find_all' and payload->>'workspaceId' = $1`,
    [world.workspace.id],
  )
  expect(job?.payload.entity).toBe('account')
  await searchAll(world.workspace.id, 'account')
  expect(await groups()).toEqual([{ names: ['HOA SEN', 'Hoa Sen'], why: ['name'] }])
})

test('what more than twenty share tells nothing', async () => {
  for (let n = 0; n < 21; n++) await customer({ name: `Chi nhánh ${n}`, phone: '02438123456' })
  await work()
  await searchAll(world.workspace.id)
  expect(await groups()).toEqual([])
})

test('nobody sees a record or a field there that is hidden from them', async () => {
  const { rep, stranger, manager } = world
  await customer({ name: 'Của tôi', phone: '0912333444' }, rep)
  await customer({ name: 'Của người khác', phone: '0912333444' }, stranger)
  await customer({ name: 'Cũng của tôi', emails: ['a@x.test'] }, rep)
  await customer({ name: 'Vẫn của tôi', emails: ['a@x.test'] }, rep)
  await work()
  const mine = { names: ['Vẫn của tôi', 'Cũng của tôi'], why: ['email'] }
  expect(await groups()).toHaveLength(2)
  expect(await groups(rep)).toEqual([mine])
  expect(await groups(manager)).toEqual([mine])
  expect(await groups({ ...rep, fieldRights: { account: { email: 'hidden' } } })).toEqual([])
  expect(await groups(stranger)).toEqual([])
})

test('pages follow each other without a gap', async () => {
  for (let n = 0; n < 23; n++)
    for (const side of ['A', 'B']) await customer({ name: `${side} ${n}`, phone: `09123334${10 + n}` })
  await work()
  const seen: string[] = []
  let after: string | null = null
  do {
    const page = await reading(world.admin, (tx) => listDuplicates(tx, world.admin, accounts, { after }))
    seen.push(...page.groups.flatMap(({ records }) => records.map(({ name }) => String(name))))
    after = page.next
  } while (after)
  expect(seen).toHaveLength(46)
  expect(new Set(seen).size).toBe(46)
})

test('what somebody says are two stays so, on the record too, until it is brought back', async () => {
  const phone = '0912333444'
  const a = await customer({ name: 'Hoa Sen', phone })
  const b = await customer({ name: 'Hoa Hồng', phone })
  await work()
  const pairs: [string, string][] = [[a.id, b.id]]
  const twins = async () => {
    const row = await reading(world.admin, (tx) => getRecord(tx, world.admin, accounts, a.id))
    return (await reading(world.admin, (tx) => twinsOf(tx, world.admin, accounts, row ?? a))).map(
      ({ id }) => id,
    )
  }
  expect(await twins()).toEqual([b.id])
  await execute(accountKind.dismissTwins, world.admin, { pairs })
  expect((await execute(accountKind.dismissTwins, world.admin, { pairs })).changed).toBe(false)
  expect(await groups()).toEqual([])
  expect(await twins()).toEqual([])
  expect(await eventsOf(world.workspace.id, 'twin_dismissed')).toHaveLength(2)
  await searchAll(world.workspace.id)
  expect(await groups()).toEqual([])
  expect(await groups(world.admin, accounts, true)).toEqual([
    { names: ['Hoa Hồng', 'Hoa Sen'], why: ['phone'] },
  ])
  await execute(accountKind.recallTwins, world.admin, { pairs })
  await work()
  expect(await groups()).toHaveLength(1)
  expect(await twins()).toEqual([b.id])
})

test('only who may change both says so', async () => {
  const phone = '0912333444'
  const mine = await customer({ name: 'Của tôi', phone }, world.rep)
  const theirs = await customer({ name: 'Của họ', phone }, world.stranger)
  const pairs: [string, string][] = [[mine.id, theirs.id]]
  for (const verdict of [accountKind.dismissTwins, accountKind.recallTwins]) {
    await expect(execute(verdict, world.rep, { pairs })).rejects.toMatchObject({ code: 'not_found' })
    await expect(execute(verdict, world.reader, { pairs })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(execute(verdict, world.admin, { pairs: [[mine.id, mine.id]] })).rejects.toMatchObject({
      code: 'invalid',
    })
  }
})

test('two workers that find the same find it once', async () => {
  const phone = '0912333444'
  const ids = []
  for (let n = 0; n < 6; n++) ids.push((await customer({ name: `Sen ${n}`, phone })).id)
  await Promise.all(
    [ids, [...ids].reverse(), ids].map((each) => findTwinsOf(world.workspace.id, 'account', each)),
  )
  const kept = await asOwner('select from record_twin where workspace_id = $1', [world.workspace.id])
  expect(kept).toHaveLength(15)
})
