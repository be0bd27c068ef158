import { beforeEach, expect, test } from 'vitest'
import { deactivateMember, reactivateMember, setGroups } from '@/lib/identity/members'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { loadVisit } from '@/lib/kernel/session'
import { asOwner, fingerprint } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'
import { eventsOf, refusals, signedIn, withPassword, workspaceOf } from './people'

let world: World

beforeEach(async () => {
  world = await aWorld()
})

const ref = ({ id }: Actor, version = 1) => ({ id: id ?? '', version })
const administrators = () =>
  asOwner(
    `select from member m join member_group mg on mg.workspace_id = m.workspace_id and mg.member_id = m.id
     where m.workspace_id = $1 and mg.group_id = $2 and m.is_active`,
    [world.workspace.id, world.groups.administrator],
  )

test('[CS-25] another group holds from the next request on, and is in the log', async () => {
  const { sessionId } = await signedIn(await withPassword(world.rep.id))
  await execute(setGroups, world.admin, { ...ref(world.rep), groupIds: [world.groups.read_only] })
  expect((await loadVisit(sessionId))?.actor).toMatchObject({ groups: ['Chỉ xem'] })
  expect((await loadVisit(sessionId))?.actor?.grants['opportunity:create']).toBeUndefined()
  expect(await eventsOf(world.workspace.id, 'updated')).toMatchObject([
    {
      entity: 'member',
      record_id: world.rep.id,
      actor_id: world.admin.id,
      before: { groupIds: [world.groups.representative] },
      after: { groupIds: [world.groups.read_only], version: 2 },
    },
  ])
})

test('[S3] who is deactivated is out at the very next request, and back in when reactivated', async () => {
  const email = await withPassword(world.rep.id)
  const { sessionId } = await signedIn(email)
  await execute(deactivateMember, world.admin, ref(world.rep))
  expect(await loadVisit(sessionId)).toBeNull()
  const later = await signedIn(email)
  expect(await loadVisit(later.sessionId)).toMatchObject({ actor: null })
  expect(await eventsOf(world.workspace.id, 'deactivated')).toMatchObject([{ record_id: world.rep.id }])

  await execute(reactivateMember, world.admin, ref(world.rep, 2))
  expect(await workspaceOf((await signedIn(email)).sessionId)).toBe(world.workspace.id)
  expect(await eventsOf(world.workspace.id, 'reactivated')).toMatchObject([{ record_id: world.rep.id }])
})

test("a deactivated member's session never slips into another of their companies", async () => {
  const email = await withPassword(world.rep.id)
  const elsewhere = await aWorld()
  await asOwner('update member set login_id = (select login_id from member where id = $1) where id = $2', [
    world.rep.id,
    elsewhere.reader.id,
  ])
  const here = await signedIn(email)
  await asOwner('update user_session set workspace_id = $2 where id = $1', [
    here.sessionId,
    world.workspace.id,
  ])
  const there = await signedIn(email)
  await asOwner('update user_session set workspace_id = $2 where id = $1', [
    there.sessionId,
    elsewhere.workspace.id,
  ])
  await execute(deactivateMember, world.admin, ref(world.rep))
  expect(await loadVisit(here.sessionId)).toBeNull()
  expect(await workspaceOf(there.sessionId)).toBe(elsewhere.workspace.id)
})

test('the last administrator can be neither demoted nor shut out', async () => {
  const before = await fingerprint()
  const attempts = [
    execute(setGroups, world.admin, { ...ref(world.admin), groupIds: [world.groups.manager] }),
    execute(deactivateMember, world.admin, ref(world.admin)),
  ]
  expect(await refusals(attempts)).toEqual(attempts.map(() => 'conflict: lastAdministrator'))
  expect(await fingerprint()).toEqual(before)
})

test('two administrators who remove each other at once: one stays', async () => {
  await execute(setGroups, world.admin, { ...ref(world.manager), groupIds: [world.groups.administrator] })
  const second = { ...world.admin, id: world.manager.id, name: world.manager.name }
  const results = await Promise.allSettled([
    execute(deactivateMember, world.admin, ref(world.manager, 2)),
    execute(setGroups, second, { ...ref(world.admin), groupIds: [world.groups.representative] }),
  ])
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { words: { key: 'lastAdministrator' } },
  })
  expect(await administrators()).toHaveLength(1)
})

test('a second look at the same groups changes nothing', async () => {
  const { changed } = await execute(setGroups, world.admin, {
    ...ref(world.rep),
    groupIds: [world.groups.representative],
  })
  expect(changed).toBe(false)
})

test('managers, representatives and readers administer nobody', async () => {
  const before = await fingerprint()
  for (const actor of [world.manager, world.rep, world.reader]) {
    await expect(
      execute(setGroups, actor, { ...ref(actor), groupIds: [world.groups.administrator] }),
    ).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(execute(deactivateMember, actor, ref(world.stranger))).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(execute(reactivateMember, actor, ref(world.stranger))).rejects.toMatchObject({
      code: 'forbidden',
    })
  }
  expect(await fingerprint()).toEqual(before)
})

test("another workspace's people are not found", async () => {
  const other = await aWorld()
  const { sessionId } = await signedIn(await withPassword(other.rep.id))
  const before = await fingerprint()
  const attempts = [
    execute(setGroups, world.admin, { ...ref(other.rep), groupIds: [world.groups.administrator] }),
    execute(deactivateMember, world.admin, ref(other.rep)),
    execute(reactivateMember, world.admin, ref(other.rep)),
  ]
  expect(await refusals(attempts)).toEqual(attempts.map(() => 'not_found: notFound'))
  expect(await fingerprint()).toEqual(before)
  expect(await loadVisit(sessionId)).not.toBeNull()
})

test('what was changed meanwhile, and what is no group, is refused', async () => {
  await execute(setGroups, world.admin, { ...ref(world.rep), groupIds: [world.groups.manager] })
  await expect(execute(deactivateMember, world.admin, ref(world.rep))).rejects.toMatchObject({
    code: 'conflict',
    words: { key: 'stale', params: { name: 'Founder' } },
  })
  const { manager } = world.groups
  const wrong = [
    { groupIds: [] },
    { groupIds: ['system'] },
    { groupIds: [world.workspace.id] },
    { groupIds: [manager], isActive: true },
  ]
  for (const bad of wrong)
    await expect(
      execute(setGroups, world.admin, { ...ref(world.rep, 2), ...(bad as { groupIds: string[] }) }),
    ).rejects.toMatchObject({
      code: 'invalid',
    })
})

test('nobody gives rights beyond their own, not even to themselves', async () => {
  const grants = { ...world.rep.grants, 'member:write': ['all'] as const }
  const helper = { ...world.rep, grants }
  const before = await fingerprint()
  for (const preset of ['administrator', 'director', 'manager'] as const)
    await expect(
      execute(setGroups, helper, { ...ref(world.rep), groupIds: [world.groups[preset]] }),
    ).rejects.toMatchObject({ words: { key: 'moreThanOwn' } })
  await expect(
    execute(setGroups, helper, { ...ref(world.admin), groupIds: [world.groups.representative] }),
  ).rejects.toMatchObject({ code: 'forbidden' })
  expect(await fingerprint()).toEqual(before)
})
