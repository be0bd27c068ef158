import { beforeEach, expect, test } from 'vitest'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { loadVisit } from '@/lib/kernel/session'
import { undo } from '@/lib/records/undo'
import { createGroup, deleteGroup, updateGroup } from '@/lib/rights/group-commands'
import { listGroups } from '@/lib/rights/group-queries'
import { asOwner, fingerprint } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'
import { refusals, signedIn, withPassword } from '../identity/people'

let world: World
beforeEach(async () => {
  world = await aWorld()
})

const group = async (id: string) =>
  (await reading(world.admin, (tx) => listGroups(tx, world.admin))).find((each) => each.id === id)

test('[CS-20] a group is made as a copy, changed, taken back and deleted; all of it is in the log', async () => {
  const copy = { name: 'Trợ lý', description: 'Hỗ trợ', copyOf: world.groups.representative }
  const { data } = await execute(createGroup, world.admin, copy)
  const patch = { grants: { 'opportunity:read': 'below' as const } }
  const { requestId } = await execute(updateGroup, world.admin, { id: data.id, version: 1, patch })
  expect(await group(data.id)).toMatchObject({
    grants: patch.grants,
    people: 0,
    isChanged: true,
    preset: null,
  })
  await execute(undo, world.admin, { requestId })
  expect((await group(data.id))?.grants).toMatchObject({ 'opportunity:read': 'own', 'message:send': 'own' })
  await execute(deleteGroup, world.admin, { id: data.id, version: 3 })
  expect(await group(data.id)).toBeUndefined()
  const events = await asOwner<{ type: string }>(
    `select type from event where workspace_id = $1 and record_id = $2 order by seq`,
    [world.workspace.id, data.id],
  )
  expect(events.map(({ type }) => type)).toEqual(['created', 'updated', 'undone', 'deleted'])
})

test('[CS-21] what a group gives or loses, its people have or lack at their very next request', async () => {
  const { sessionId } = await signedIn(await withPassword(world.rep.id))
  const grants = async () => (await loadVisit(sessionId))?.actor?.grants ?? {}
  expect((await grants())['opportunity:read']).toEqual(['own'])
  const id = world.groups.representative
  await execute(updateGroup, world.admin, {
    id,
    version: 1,
    patch: { grants: { 'opportunity:read': 'all' } },
  })
  expect((await grants())['opportunity:read']).toEqual(['all'])
  expect((await grants())['opportunity:write']).toBeUndefined()
  await execute(updateGroup, world.admin, { id, version: 2, patch: { grants: null } })
  expect((await grants())['opportunity:write']).toEqual(['own'])
})

test('people of a deleted group move to the replacement, or it stays', async () => {
  const id = world.groups.representative
  const before = await fingerprint()
  const attempt = execute(deleteGroup, world.admin, { id, version: 1 })
  await expect(attempt).rejects.toMatchObject({ words: { key: 'groupInUse', params: { count: 2 } } })
  expect(await fingerprint()).toEqual(before)
  await execute(deleteGroup, world.admin, { id, version: 1, replacementId: world.groups.read_only })
  const rows = await asOwner<{ group_id: string }>('select group_id from member_group where member_id = $1', [
    world.rep.id,
  ])
  expect(rows).toEqual([{ group_id: world.groups.read_only }])
})

test('the administrators’ group keeps every right and stays', async () => {
  const id = world.groups.administrator
  const before = await fingerprint()
  const attempts = [
    execute(updateGroup, world.admin, { id, version: 1, patch: { grants: {} } }),
    execute(updateGroup, world.admin, {
      id,
      version: 1,
      patch: { fieldRights: { opportunity: { amount: 'hidden' } } },
    }),
    execute(deleteGroup, world.admin, { id, version: 1, replacementId: world.groups.director }),
  ]
  expect(await refusals(attempts)).toEqual(attempts.map(() => 'forbidden: lockedGroup'))
  expect(await fingerprint()).toEqual(before)
})

test('nobody makes or changes a group beyond their own rights', async () => {
  const helper = { ...world.manager, grants: { ...world.manager.grants, 'group:write': ['all'] as const } }
  const before = await fingerprint()
  const { director, representative } = world.groups
  const patch = { grants: { 'member:write': 'all' as const } }
  const attempts = [
    execute(createGroup, helper, { name: 'X', copyOf: director }),
    execute(updateGroup, helper, { id: representative, version: 1, patch }),
    execute(updateGroup, helper, { id: director, version: 1, patch: { grants: {} } }),
    execute(deleteGroup, helper, { id: director, version: 1 }),
  ]
  expect(await refusals(attempts)).toEqual(attempts.map(() => 'forbidden: moreThanOwn'))
  for (const actor of [world.manager, world.rep, world.reader])
    await expect(execute(createGroup, actor, { name: 'Y' })).rejects.toMatchObject({ code: 'forbidden' })
  expect(await fingerprint()).toEqual(before)
})

test('unknown rights, reaches, fields and names that are taken are refused', async () => {
  const id = world.groups.representative
  const wrong: Record<string, unknown>[] = [
    { grants: { 'opportunity:fly': 'all' } },
    { grants: { 'opportunity:read': 'galaxy' } },
    { grants: { 'member:write': 'own' } },
    { grants: { 'profile:write': 'all' } },
    { fieldRights: { opportunity: { title: 'hidden' } } },
    { fieldRights: { opportunity: { stageId: 'hidden' } } },
    { fieldRights: { opportunity: { constructor: 'hidden' } } },
    { fieldRights: { nothing: { amount: 'hidden' } } },
    { name: '' },
    { name: 'giám đốc' },
    { preset: 'administrator' },
  ]
  const foreign = await aWorld()
  const before = await fingerprint()
  for (const patch of wrong)
    await expect(
      execute(updateGroup, world.admin, { id, version: 1, patch: patch as { name: string } }),
      JSON.stringify(patch),
    ).rejects.toMatchObject({ code: 'invalid' })
  const stale = execute(updateGroup, world.admin, { id, version: 7, patch: { name: 'Khác' } })
  await expect(stale).rejects.toMatchObject({ code: 'conflict' })
  const theirs = { id: foreign.groups.manager, version: 1, patch: { name: 'Của tôi' } }
  await expect(execute(updateGroup, world.admin, theirs)).rejects.toMatchObject({ code: 'not_found' })
  expect(await fingerprint()).toEqual(before)
})
