import { beforeAll, beforeEach, expect, test } from 'vitest'
import { executeIdentity } from '@/lib/identity/identity-command'
import { listSessions } from '@/lib/identity/queries'
import {
  endSession,
  revokeOtherSessions,
  revokeSession,
  switchWorkspace,
} from '@/lib/identity/session-commands'
import { loadVisit } from '@/lib/kernel/session'
import { asOwner, fingerprint } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'
import { eventsOf, refusals, signedIn, stranger, withPassword, workspaceOf } from './people'

let world: World
let second: World
let email: string

beforeAll(async () => {
  world = await aWorld()
  second = await aWorld()
  email = await withPassword(world.rep.id)
  await asOwner('update member set login_id = (select login_id from member where id = $1) where id = $2', [
    world.rep.id,
    second.manager.id,
  ])
})

beforeEach(() => asOwner('update user_session set revoked_at = now()'))

test('a session goes to another workspace of the person, which sees who came', async () => {
  const visitor = await signedIn(email)
  for (const { workspace } of [world, second, world]) {
    await executeIdentity(switchWorkspace, visitor, { workspaceId: workspace.id })
    expect(await workspaceOf(visitor.sessionId)).toBe(workspace.id)
  }
  expect((await eventsOf(second.workspace.id, 'signed_in')).at(-1)).toMatchObject({
    actor_id: second.manager.id,
  })
})

test('nobody goes where they do not belong, or no longer', async () => {
  const visitor = await signedIn(email)
  const foreign = await aWorld()
  const before = await fingerprint()
  const go = (workspaceId: string) => executeIdentity(switchWorkspace, visitor, { workspaceId })
  await expect(go(foreign.workspace.id)).rejects.toMatchObject({ code: 'not_found' })
  await expect(go(crypto.randomUUID())).rejects.toMatchObject({ code: 'not_found' })
  await expect(go('x')).rejects.toMatchObject({ code: 'invalid' })
  expect(await fingerprint()).toEqual(before)
  await asOwner('update member set is_active = false where id = $1', [second.manager.id])
  await expect(go(second.workspace.id)).rejects.toMatchObject({ code: 'not_found' })
  await asOwner('update member set is_active = true where id = $1', [second.manager.id])
})

test('a person sees and ends their own sessions, one or all others', async () => {
  const [phone, laptop, tablet] = [await signedIn(email), await signedIn(email), await signedIn(email)]
  expect((await listSessions(laptop.loginId)).map(({ id }) => id).sort()).toEqual(
    [phone.sessionId, laptop.sessionId, tablet.sessionId].sort(),
  )
  await executeIdentity(revokeSession, laptop, { sessionId: phone.sessionId })
  expect(await loadVisit(phone.sessionId)).toBeNull()
  expect(await executeIdentity(revokeOtherSessions, laptop, {})).toEqual({ ended: 1 })
  expect(await loadVisit(tablet.sessionId)).toBeNull()
  expect(await loadVisit(laptop.sessionId)).not.toBeNull()
  await executeIdentity(endSession, laptop, {})
  expect(await listSessions(laptop.loginId)).toEqual([])
})

test("nobody ends another's session, and nobody ends the same one twice", async () => {
  const mine = await signedIn(email)
  const theirs = await signedIn(await withPassword(world.stranger.id))
  const end = (sessionId: string) => executeIdentity(revokeSession, mine, { sessionId })
  await expect(end(theirs.sessionId)).rejects.toMatchObject({ code: 'not_found' })
  await expect(end(crypto.randomUUID())).rejects.toMatchObject({ code: 'not_found' })
  await executeIdentity(revokeOtherSessions, mine, {})
  expect(await loadVisit(theirs.sessionId)).not.toBeNull()
})

test('without a session none of it is possible', async () => {
  const attempts = [
    executeIdentity(endSession, stranger(), {}),
    executeIdentity(revokeSession, stranger(), { sessionId: crypto.randomUUID() }),
    executeIdentity(revokeOtherSessions, stranger(), {}),
    executeIdentity(switchWorkspace, stranger(), { workspaceId: world.workspace.id }),
  ]
  expect(await refusals(attempts)).toEqual(attempts.map(() => 'signed_out: signedOut'))
})
