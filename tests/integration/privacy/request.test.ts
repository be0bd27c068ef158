import { beforeAll, expect, test } from 'vitest'
import { execute } from '@/lib/kernel/command'
import {
  answerRequest,
  assignRequest,
  extendRequest,
  finishRequest,
  openRequest,
  refuseRequest,
} from '@/lib/privacy/commands'
import { undo } from '@/lib/records/undo'
import { asOwner } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'
import { eventsOf } from '../identity/people'

const asked = { kind: 'withdraw', name: 'Trần Bình', email: 'binh@khach.test', receivedOn: '2026-11-27' }

let world: World
beforeAll(async () => {
  world = await aWorld()
})

const opened = async (more: object = {}) =>
  (await execute(openRequest, world.admin, { ...asked, ...more })).data.id
const rowOf = async (id: string) =>
  (
    await asOwner(
      `select state, answer_by::text, done_by::text, extension_reason, refusal_reason, handler_id, person_mark
       from data_request where id = $1`,
      [id],
    )
  )[0]

test('a request gets its dates and a mark of the person', async () => {
  const id = await opened()
  expect(await rowOf(id)).toMatchObject({
    state: 'received',
    answer_by: '2026-12-01',
    done_by: '2026-12-12',
    person_mark: expect.stringMatching(/^[0-9a-f]{32}$/),
  })
  const byProcessors = await rowOf(await opened({ hasProcessors: true }))
  expect(byProcessors).toMatchObject({ done_by: '2026-12-17' })
})

test('it is given to somebody, answered, extended once and done, each in the log', async () => {
  const id = await opened()
  await execute(assignRequest, world.admin, { id, version: 1, handlerId: world.manager.id })
  await execute(answerRequest, world.admin, { id, version: 2 })
  await execute(extendRequest, world.admin, { id, version: 3, reason: 'Nhiều hồ sơ' })
  expect(await rowOf(id)).toMatchObject({
    state: 'answered',
    done_by: '2026-12-27',
    extension_reason: 'Nhiều hồ sơ',
    handler_id: world.manager.id,
  })
  const twice = execute(extendRequest, world.admin, { id, version: 4, reason: 'Nữa' })
  await expect(twice).rejects.toMatchObject({ words: { key: 'notExtendable' } })
  await execute(finishRequest, world.admin, { id, version: 4 })
  expect(await rowOf(id)).toMatchObject({ state: 'done' })
  for (const type of ['assigned', 'answered', 'extended', 'finished'])
    expect(await eventsOf(world.workspace.id, type), type).toMatchObject([{ record_id: id }])
  for (const step of [answerRequest, finishRequest])
    await expect(execute(step, world.admin, { id, version: 5 })).rejects.toMatchObject({ code: 'conflict' })
})

test('a refusal needs a reason, and can be taken back at once', async () => {
  const id = await opened({ kind: 'access' })
  const without = execute(refuseRequest, world.admin, { id, version: 1, reason: ' ' })
  await expect(without).rejects.toMatchObject({ fields: { reason: expect.anything() } })
  const { requestId } = await execute(refuseRequest, world.admin, { id, version: 1, reason: 'Không phải họ' })
  expect(await rowOf(id)).toMatchObject({ state: 'refused', refusal_reason: 'Không phải họ' })
  await execute(undo, world.admin, { requestId })
  expect(await rowOf(id)).toMatchObject({ state: 'received', refusal_reason: null })
  const untimed = execute(extendRequest, world.admin, { id, version: 3, reason: 'x' })
  await expect(untimed).rejects.toMatchObject({ words: { key: 'notExtendable' } })
})

test('only who has the right, only of the own workspace, and no nonsense', async () => {
  const id = await opened()
  const other = await aWorld()
  const steps = [answerRequest, finishRequest]
  for (const actor of [world.manager, world.rep, world.reader]) {
    await expect(execute(openRequest, actor, asked)).rejects.toMatchObject({ code: 'forbidden' })
    for (const step of steps)
      await expect(execute(step, actor, { id, version: 1 })).rejects.toMatchObject({ code: 'forbidden' })
  }
  for (const step of steps)
    await expect(execute(step, other.admin, { id, version: 1 })).rejects.toMatchObject({ code: 'not_found' })
  const stranger = execute(assignRequest, world.admin, { id, version: 1, handlerId: other.admin.id })
  await expect(stranger).rejects.toMatchObject({ fields: { handlerId: expect.anything() } })
  const nobody = execute(openRequest, world.admin, { ...asked, email: null })
  await expect(nobody).rejects.toMatchObject({ fields: { email: expect.anything() } })
  const unknown = execute(openRequest, world.admin, { ...asked, kind: 'forget' })
  await expect(unknown).rejects.toMatchObject({ code: 'invalid' })
})
