import { beforeAll, expect, test } from 'vitest'
import { accountKind } from '@/lib/accounts/commands'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { answer } from '@/lib/kernel/read'
import { carryOut } from '@/lib/mass-change/carry-out'
import { beginMassChange, massChangeState, stepMassChange, stopMassChange } from '@/lib/mass-change/commands'
import { saveRules } from '@/lib/record-rules/commands'
import { asOwner } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

const create = async (name: string, values: Record<string, unknown> = {}, by = world.admin) =>
  (await execute(accountKind.create, by, { kind: 'organization', name, ...values })).data.id
const many = async (name: string, count: number, values = {}) => {
  for (let each = 0; each < count; each++) await create(`${name} ${each}`, values)
}
const edit = (patch: Record<string, unknown>) => ({ patch, addTags: [], removeTags: [] })
const begin = (search: string, change: object, by: Actor = world.admin) =>
  execute(beginMassChange, by, { kind: 'account', query: { search }, edit: change as never })
const run = (id: string, by: Actor = world.admin) =>
  carryOut({ workspaceId: world.workspace.id, id, memberId: by.id ?? '', isLastAttempt: true })
const state = (id: string, by: Actor = world.admin) => answer(massChangeState, by, { id })
const held = (search: string, where: string) =>
  asOwner(
    `select from account where workspace_id = '${world.workspace.id}' and name like '${search} %' and ${where}`,
  ).then((rows) => rows.length)

test('everything that was asked for is changed, in portions, each record with its own entry', async () => {
  await many('Lan', 120)
  const { data } = await begin('lan', edit({ description: 'Đã xem' }))
  expect(data.total).toBe(120)
  await run(data.id)
  expect(await state(data.id)).toEqual({ state: 'done', total: 120, done: 120, skipped: 0 })
  expect(await held('Lan', `description = 'Đã xem' and version = 2`)).toBe(120)
  const told = await asOwner(
    `select distinct actor_id from event where type = 'updated' and entity = 'account'`,
  )
  expect(told).toEqual([{ actor_id: world.admin.id }])
})

test('a change that takes records out of the question still meets all of them, and what it adds no more', async () => {
  await many('Cúc', 60)
  const { data } = await execute(beginMassChange, world.admin, {
    kind: 'account',
    query: { search: 'cuc', filter: ['ownerId', 'is', 'me'] },
    edit: edit({ ownerId: world.rep.id }),
  })
  await run(data.id)
  expect(await held('Cúc', `owner_id = '${world.rep.id}'`)).toBe(60)
  const { data: again } = await begin('cuc', { ...edit({}), isArchived: true })
  await run(again.id)
  expect(await held('Cúc', 'archived_at is not null')).toBe(60)
})

test('a record that refuses stays as it is, and the others go on', async () => {
  await many('Mai', 3, { phone: '0912000111' })
  await create('Mai 9', { phone: null })
  await execute(saveRules, world.admin, { kind: 'account', required: ['taxCode'], distinct: [], version: 0 })
  const { data } = await begin('mai', edit({ phone: '0912000222', taxCode: null }))
  await run(data.id)
  expect(await state(data.id)).toMatchObject({ state: 'done', done: 0, skipped: 4 })
  await execute(saveRules, world.admin, { kind: 'account', required: [], distinct: ['phone'], version: 1 })
  const { data: next } = await begin('mai', edit({ phone: '0912000333' }))
  await run(next.id)
  expect(await state(next.id)).toMatchObject({ state: 'done', done: 1, skipped: 3 })
  await execute(saveRules, world.admin, { kind: 'account', required: [], distinct: [], version: 2 })
})

test('it reaches what its beginner reaches, and is theirs alone to see and to stop', async () => {
  await create('Đào 1', { ownerId: world.stranger.id, teamId: world.teams[1] })
  await create('Đào 2', { ownerId: world.manager.id, teamId: world.teams[0] })
  const { data } = await begin('dao', edit({ description: 'Của đội' }), world.manager)
  await run(data.id, world.manager)
  expect(await held('Đào', `description = 'Của đội'`)).toBe(1)
  await expect(state(data.id, world.admin)).rejects.toMatchObject({ code: 'not_found' })
  await expect(execute(stopMassChange, world.admin, { id: data.id })).rejects.toMatchObject({
    code: 'not_found',
  })
  await expect(begin('dao', edit({ description: 'x' }), world.reader)).rejects.toMatchObject({
    code: 'forbidden',
  })
})

test('what is stopped goes no further, and goes on from where it was after a crash', async () => {
  await many('Huệ', 70)
  const { data } = await begin('hue', edit({ description: 'một' }))
  await execute(stepMassChange, world.admin, { id: data.id }) // and then the worker dies
  expect(await state(data.id)).toMatchObject({ state: 'running', done: 50 })
  await run(data.id)
  expect(await held('Huệ', `description = 'một' and version = 2`)).toBe(70)
  const { data: other } = await begin('hue', edit({ description: 'hai' }))
  await execute(stopMassChange, world.admin, { id: other.id })
  await run(other.id)
  expect(await state(other.id)).toMatchObject({ state: 'stopped', done: 0 })
  expect(await reading(world.admin, async () => held('Huệ', `description = 'hai'`))).toBe(0)
})

test('what cannot be written or asked is refused before anything begins', async () => {
  await expect(begin('x', edit({ phone: 'mười' }))).rejects.toMatchObject({ code: 'invalid' })
  const limited: Actor = { ...world.admin, fieldRights: { account: { phone: 'readOnly', tagIds: 'hidden' } } }
  await expect(begin('x', edit({ phone: '0912000000' }), limited)).rejects.toMatchObject({ code: 'invalid' })
  await expect(begin('x', { ...edit({}), addTags: [world.tags[0]] }, limited)).rejects.toMatchObject({
    code: 'invalid',
  })
  await expect(begin('x', edit({ createdBy: world.rep.id }))).rejects.toMatchObject({ code: 'invalid' })
  await expect(
    execute(beginMassChange, world.admin, { kind: 'member', query: {}, edit: edit({}) }),
  ).rejects.toMatchObject({ code: 'not_found' })
})
