import { beforeEach, expect, test } from 'vitest'
import { executeIdentity } from '@/lib/identity/identity-command'
import { setGroups } from '@/lib/identity/members'
import { execute } from '@/lib/kernel/command'
import { loadVisit } from '@/lib/kernel/session'
import { createOpportunity } from '@/lib/opportunities/commands'
import { viewAs } from '@/lib/rights/view-as'
import { asOwner, fingerprint } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'
import { signedIn, withPassword } from '../identity/people'

let world: World
let sessionId: string

beforeEach(async () => {
  world = await aWorld()
  sessionId = (await signedIn(await withPassword(world.admin.id))).sessionId
})

const look = async (memberId: string | null, session = sessionId) => {
  const visit = await loadVisit(session)
  const visitor = { ip: null, userAgent: '', loginId: visit?.person.id ?? null, sessionId: session }
  return executeIdentity(viewAs, visitor, { memberId })
}
const actorNow = async () => (await loadVisit(sessionId))?.actor

test('an administrator sees with a colleague’s eyes, writes nothing, and comes back; the log has both', async () => {
  await look(world.rep.id)
  const seen = await actorNow()
  expect(seen).toMatchObject({ id: world.rep.id, name: 'Rep', viewer: { id: world.admin.id } })
  expect(seen?.grants).toEqual((await asRep())?.grants)
  const before = await fingerprint()
  if (!seen) throw new Error('signed out')
  await expect(execute(createOpportunity, seen, { title: 'No' })).rejects.toMatchObject({
    words: { key: 'viewingAs' },
  })
  expect(await fingerprint()).toEqual(before)
  await look(null)
  expect(await actorNow()).toMatchObject({ id: world.admin.id, viewer: null })
  const events = await asOwner<{ type: string; actor_id: string; record_id: string }>(
    `select type, actor_id, record_id from event where workspace_id = $1 and type like 'view%' order by seq`,
    [world.workspace.id],
  )
  const both = { actor_id: world.admin.id, record_id: world.rep.id }
  expect(events).toEqual([
    { type: 'viewed_as', ...both },
    { type: 'view_ended', ...both },
  ])
})

async function asRep() {
  const own = await signedIn(await withPassword(world.rep.id))
  return (await loadVisit(own.sessionId))?.actor
}

test('nobody looks beyond their own rights, at strangers, or at who is gone', async () => {
  const manager = (await signedIn(await withPassword(world.manager.id))).sessionId
  const other = await aWorld()
  await asOwner('update member set is_active = false where id = $1', [world.reader.id])
  const before = await fingerprint()
  await expect(look(world.rep.id, manager)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(look(other.rep.id)).rejects.toMatchObject({ code: 'not_found' })
  await expect(look(world.reader.id)).rejects.toMatchObject({ code: 'not_found' })
  await expect(look(world.admin.id)).rejects.toMatchObject({ code: 'conflict' })
  expect(await fingerprint()).toEqual(before)
})

test('the right to look is lost at the very next request', async () => {
  await execute(setGroups, world.admin, {
    id: world.manager.id ?? '',
    version: 1,
    groupIds: [world.groups.administrator],
  })
  await look(world.rep.id)
  await asOwner('update member_group set group_id = $2 where member_id = $1', [
    world.admin.id,
    world.groups.representative,
  ])
  expect(await actorNow()).toMatchObject({ id: world.admin.id, viewer: null })
})
