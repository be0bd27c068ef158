import { expect, test } from 'vitest'
import { executeIdentity } from '@/lib/identity/identity-command'
import { endSession } from '@/lib/identity/session-commands'
import { execute } from '@/lib/kernel/command'
import { database } from '@/lib/kernel/database'
import { registerDevice, removeDevice } from '@/lib/push/commands'
import { storedKeys } from '@/lib/push/stored-keys'
import { asOwner } from '@/tests/support/owner'
import { aBrowser } from '@/tests/support/push-service'
import { pushing, type Service } from '@/tests/support/pushing'
import type { World } from '@/tests/support/world'

let world: World
let service: Service
const { renew, onDevice, work, remind, devices } = pushing((made, at) => {
  world = made
  service = at
})

test('who owes a new password or a second factor hears nothing meanwhile', async () => {
  const owing = {
    password: `update login set must_change_password = true where id = (select login_id from user_session where id = $1)`,
    factor: `update permission_group set needs_second_factor = true where id in (select group_id from member_group
      where member_id = (select member_id from push_device where session_id = $1))`,
  }
  for (const [what, statement] of Object.entries(owing)) {
    await renew()
    const { sessionId, read } = await onDevice(world.rep)
    await remind()
    await asOwner(statement, [sessionId])
    await work()
    expect(read(), what).toEqual([])
  }
})

test.each([404, 410])('a device that its service answers with %i is forgotten', async (status) => {
  const { actor, path, read } = await onDevice(world.rep)
  const other = await onDevice(world.rep)
  service.answer(path, status)
  await remind()
  expect(await work()).toEqual([])
  expect((await devices(actor)).map(({ sessionId }) => sessionId)).toEqual([other.sessionId])
  await remind()
  await work()
  expect(read()).toHaveLength(1)
  expect(other.read()).toHaveLength(2)
})

test('signing out, by whichever way, ends it and forgets the device', async () => {
  const { actor, sessionId, read } = await onDevice(world.rep)
  await remind()
  const [row] = await asOwner<{ login_id: string }>('select login_id from member where id = $1', [actor.id])
  const visitor = { ip: null, userAgent: '', loginId: row?.login_id ?? null, sessionId }
  await executeIdentity(endSession, visitor, {})
  await work()
  expect(read()).toEqual([])
  expect(await asOwner('select from push_device where session_id = $1', [sessionId])).toEqual([])

  const admin = await onDevice(world.rep)
  await database().transact({ workspaceId: world.workspace.id }, (tx) =>
    tx.execute(`select cohoi_end_sessions('${world.rep.id}')`),
  )
  expect(await asOwner('select from push_device where session_id = $1', [admin.sessionId])).toEqual([])
})

test('a session that has expired, stands in another company, or whose member is shut out gets nothing', async () => {
  const cut = {
    expired: `update user_session set expires_at = now() where id = $1`,
    elsewhere: `update user_session set workspace_id = gen_random_uuid() where id = $1`,
    inactive: `update member set is_active = false where id = (select member_id from push_device where session_id = $1)`,
  }
  for (const [way, statement] of Object.entries(cut)) {
    const { sessionId, read } = await onDevice(world.rep)
    await remind()
    await asOwner(statement, [sessionId])
    await work()
    expect(read(), way).toEqual([])
  }
})

test('one removes one of the own devices, and nobody another’s', async () => {
  const { actor, sessionId } = await onDevice(world.rep)
  await expect(execute(removeDevice, world.admin, { sessionId })).rejects.toMatchObject({ code: 'not_found' })
  await execute(removeDevice, actor, { sessionId })
  expect(await devices(actor)).toEqual([])
  const told = await asOwner<{ type: string }>(
    `select type from event where entity = 'push_device' and record_id = $1 order by seq`,
    [actor.id],
  )
  expect(told.map(({ type }) => type)).toEqual(['created', 'revoked'])
  const viewing = { ...actor, viewer: { id: world.admin.id ?? '', name: 'Founder' } }
  const { address } = aBrowser(service.url, '/x')
  await expect(execute(registerDevice, viewing, address)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(execute(registerDevice, world.rep, address)).rejects.toMatchObject({ code: 'forbidden' })
})

test('registering anew takes the place of what the session had', async () => {
  const { actor, read } = await onDevice(world.rep)
  const again = aBrowser(service.url, '/again')
  await execute(registerDevice, actor, again.address)
  await remind()
  await work()
  expect(read()).toEqual([])
  expect(service.at('/again').map(again.read)).toHaveLength(1)
})

test('addresses and keys of devices are sealed at rest, each to its session', async () => {
  const { address, sessionId } = await onDevice(world.rep)
  const { publicKey, privateKey } = await storedKeys()
  const [stored] = await asOwner<{ all: string }>(
    `select string_agg(t, ' ') as all from (select d::text as t from push_device d union all select k::text from push_keys k
     union all select e::text from event e where entity = 'push_device') as x`,
  )
  expect(stored?.all).toContain(publicKey)
  for (const secret of [address.endpoint, address.keys.auth, privateKey])
    expect(stored?.all).not.toContain(secret)
  const other = await onDevice(world.stranger)
  await asOwner(
    `update push_device set sealed = (select sealed from push_device where session_id = $1) where session_id = $2`,
    [sessionId, other.sessionId],
  )
  await remind({}, world.stranger)
  await work()
  expect(service.at(new URL(address.endpoint).pathname)).toEqual([])
  expect(await devices(other.actor)).toEqual([])
})

test('processes that need the keys at the same time share one pair', async () => {
  await asOwner('delete from push_keys')
  const all = await Promise.all(Array.from({ length: 8 }, () => storedKeys()))
  expect(new Set(all.map(({ privateKey }) => privateKey)).size).toBe(1)
  expect(await asOwner('select from push_keys')).toHaveLength(1)
  await asOwner(`update push_keys set private_key_sealed = 'v1.of.another.key'`)
  const renewed = await Promise.all(Array.from({ length: 8 }, () => storedKeys()))
  expect(new Set(renewed.map(({ privateKey }) => privateKey)).size).toBe(1)
  expect(renewed[0]?.publicKey).not.toBe(all[0]?.publicKey)
})
