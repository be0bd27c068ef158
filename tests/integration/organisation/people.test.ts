import { beforeEach, expect, test } from 'vitest'
import { setGroups } from '@/lib/identity/members'
import { execute } from '@/lib/kernel/command'
import { unitCommands } from '@/lib/organisation/commands'
import { placeMembers } from '@/lib/organisation/people'
import { undo } from '@/lib/records/undo'
import { asOwner, fingerprint } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'

let world: World
let unitId: string

beforeEach(async () => {
  world = await aWorld()
  const unit = { name: 'Kinh doanh', kind: 'department', parentId: world.units[1] }
  unitId = (await execute(unitCommands.create, world.admin, unit)).data.id
})

const placeOf = async (id: string | null) =>
  (await asOwner<{ unit_id: string }>('select unit_id from member where id = $1', [id]))[0]?.unit_id

test('[CS-18] several people are placed at once, each in the log, and go back by undo', async () => {
  const { admin, manager, rep, units } = world
  const memberIds = [manager.id, rep.id, rep.id]
  const { data, requestId } = await execute(placeMembers, admin, { memberIds, unitId })
  expect(data).toEqual({ placed: 2 })
  expect(await placeOf(rep.id)).toBe(unitId)
  const events = await asOwner('select type, before, after from event where record_id = $1', [rep.id])
  expect(events).toEqual([{ type: 'updated', before: { unitId: units[0] }, after: { unitId, version: 2 } }])
  await execute(undo, admin, { requestId })
  expect(await placeOf(rep.id)).toBe(units[0])
  expect(await placeOf(manager.id)).toBe(units[0])
})

test('of a person only the place is taken back, never a right', async () => {
  const { admin, rep } = world
  const { requestId } = await execute(setGroups, admin, {
    id: rep.id,
    version: 1,
    groupIds: [world.groups.manager],
  })
  await expect(execute(undo, admin, { requestId })).rejects.toMatchObject({ words: { key: 'notUndoable' } })
  expect(await asOwner('select group_id from member_group where member_id = $1', [rep.id])).toEqual([
    { group_id: world.groups.manager },
  ])
})

test('nobody is placed in what is archived, foreign or gone, nor a stranger anywhere', async () => {
  const { admin, manager, rep } = world
  const other = await aWorld()
  await execute(unitCommands.archive, admin, { id: unitId, version: 1 })
  const before = await fingerprint()
  const into = (id: string, person = rep.id, actor = admin) =>
    execute(placeMembers, actor, { memberIds: [person], unitId: id })
  await expect(into(unitId)).rejects.toMatchObject({ fields: { unitId: { key: 'archivedReference' } } })
  await expect(into(other.units[1])).rejects.toMatchObject({
    fields: { unitId: { key: 'unknownReference' } },
  })
  await expect(into(world.units[1], other.rep.id)).rejects.toMatchObject({ code: 'not_found' })
  await expect(into(world.units[1], rep.id, manager)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(execute(placeMembers, admin, { memberIds: [], unitId })).rejects.toMatchObject({
    code: 'invalid',
  })
  expect(await fingerprint()).toEqual(before)
})
