import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { defaultView, deleteView, listViews, saveView, updateView } from '@/lib/records/views'
import { asOwner, fingerprint } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'

let world: World
let other: World

beforeAll(async () => {
  world = await aWorld()
  other = await aWorld()
})

const view = (more: Record<string, unknown> = {}) => ({
  entity: 'opportunity',
  layout: 'list',
  name: 'A view',
  query: 'q=an',
  share: 'mine',
  teamId: null,
  isPinned: false,
  isDefault: false,
  ...more,
})

const save = async (actor: Actor, more?: Record<string, unknown>) =>
  (await execute(saveView, actor, view(more))).data.id

const seenBy = async (actor: Actor) =>
  (await reading(actor, (tx) => listViews(tx, actor, 'opportunity', 'list'))).map(({ id }) => id)

test('a view of one’s own is seen by nobody else, and is recorded', async () => {
  const id = await save(world.rep)
  expect(await seenBy(world.rep)).toContain(id)
  for (const actor of [world.admin, world.manager, world.stranger, other.admin])
    expect(await seenBy(actor)).not.toContain(id)
  const events = await asOwner('select type, entity from event where record_id = $1', [id])
  expect(events).toEqual([{ type: 'created', entity: 'saved_view' }])
})

test('a team’s view is for its members, the company’s for all of the workspace', async () => {
  const team = await save(world.manager, { share: 'team', teamId: world.teams[0] })
  const company = await save(world.admin, { share: 'company' })
  expect(await seenBy(world.rep)).toEqual(expect.arrayContaining([team, company]))
  expect(await seenBy(world.stranger)).not.toContain(team)
  expect(await seenBy(world.stranger)).toContain(company)
  expect(await seenBy(other.admin)).not.toContain(company)
})

test.each([
  ['a representative with the team', 'rep', { share: 'team' }],
  ['a representative with the company', 'rep', { share: 'company' }],
  ['a manager with the company', 'manager', { share: 'company' }],
] as const)('%s may not share', async (_, who, share) => {
  const before = await fingerprint()
  const teamId = share.share === 'team' ? world.teams[0] : null
  await expect(save(world[who], { ...share, teamId })).rejects.toMatchObject({ code: 'forbidden' })
  expect(await fingerprint()).toEqual(before)
})

test('a manager may not share with a team that is not theirs, nor with one of another workspace', async () => {
  await expect(save(world.manager, { share: 'team', teamId: world.teams[1] })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(save(world.admin, { share: 'team', teamId: other.teams[0] })).rejects.toMatchObject({
    code: 'invalid',
  })
})

test('one may not widen a view by changing it, nor touch another’s', async () => {
  const id = await save(world.rep)
  const widened = { id, version: 1, patch: { share: 'company' } }
  await expect(execute(updateView, world.rep, widened)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(execute(updateView, world.admin, widened)).rejects.toMatchObject({ code: 'not_found' })
  await expect(execute(deleteView, world.admin, { id, version: 1 })).rejects.toMatchObject({
    code: 'not_found',
  })
  const company = await save(world.admin, { share: 'company' })
  const renamed = { id: company, version: 1, patch: { name: 'Theirs' } }
  await expect(execute(updateView, world.rep, renamed)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(execute(deleteView, world.rep, { id: company, version: 1 })).rejects.toMatchObject({
    code: 'forbidden',
  })
})

test('a view is renamed and removed; a stale edit is refused', async () => {
  const id = await save(world.rep)
  await execute(updateView, world.rep, { id, version: 1, patch: { name: 'Renamed', isPinned: true } })
  const stale = { id, version: 1, patch: { name: 'Too late' } }
  await expect(execute(updateView, world.rep, stale)).rejects.toMatchObject({ code: 'conflict' })
  const found = await reading(world.rep, (tx) => listViews(tx, world.rep, 'opportunity', 'list'))
  expect(found[0]).toMatchObject({ id, name: 'Renamed', version: 2, isMine: true, canChange: true })
  await execute(deleteView, world.rep, { id, version: 2 })
  expect(await seenBy(world.rep)).not.toContain(id)
})

test('there is one default for each reader, and one’s own comes first', async () => {
  await save(world.admin, { share: 'company', isDefault: true, name: 'Company' })
  const first = await save(world.stranger, { isDefault: true, name: 'First' })
  const opensWith = async (actor: Actor) =>
    defaultView(await reading(actor, (tx) => listViews(tx, actor, 'opportunity', 'list')))?.name
  expect(await opensWith(world.reader)).toBe('Company')
  expect(await opensWith(world.stranger)).toBe('First')
  await save(world.stranger, { isDefault: true, name: 'Second' })
  expect(await opensWith(world.stranger)).toBe('Second')
  expect(await asOwner('select is_default from saved_view where id = $1', [first])).toEqual([
    { is_default: false },
  ])
})

test.each([
  ['an empty name', { name: ' ' }],
  ['an unknown entity', { entity: 'nothing' }],
  ['an unknown layout', { layout: 'map' }],
  ['a field that is not asked for', { ownerId: '00000000-0000-7000-8000-000000000000' }],
])('%s is refused', async (_, more) => {
  await expect(save(world.rep, more)).rejects.toMatchObject({ code: 'invalid' })
})
