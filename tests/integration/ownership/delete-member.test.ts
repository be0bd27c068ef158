import { beforeEach, expect, test } from 'vitest'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { loadVisit } from '@/lib/kernel/session'
import { startHandOver } from '@/lib/ownership/commands'
import { deleteMember } from '@/lib/ownership/delete-member'
import { saveView } from '@/lib/records/views'
import { asOwner, fingerprint } from '@/tests/support/owner'
import { aCard, aWorld, type World } from '@/tests/support/world'
import { eventsOf, refusals, signedIn, withPassword } from '../identity/people'

let world: World

beforeEach(async () => {
  world = await aWorld()
})

const remove = (member: Actor, version = 1, actor = world.admin) =>
  execute(deleteMember, actor, { id: member.id ?? '', version })

test('[CS-27] who owns a customer’s card is not deleted, and told how many', async () => {
  await aCard(world.rep)
  await aCard(world.rep)
  const before = await fingerprint()
  await expect(remove(world.rep)).rejects.toMatchObject({
    code: 'conflict',
    words: { key: 'memberOwns', params: { name: 'Rep' } },
    details: { owned: [{ key: 'opportunity.ownerId', total: 2, open: 2 }] },
  })
  expect(await fingerprint()).toEqual(before)
})

test('[CS-27] once everything is handed over the member goes, and their name stays in the history', async () => {
  const email = await withPassword(world.rep.id)
  const { sessionId } = await signedIn(email)
  const card = await aCard(world.rep)
  const view = {
    query: '',
    entity: 'opportunity',
    layout: 'list',
    isPinned: false,
    isDefault: false,
    teamId: null,
  }
  await execute(saveView, world.rep, { ...view, name: 'Riêng', share: 'mine' })
  const to = { kind: 'member', id: world.manager.id }
  await execute(startHandOver, world.admin, { memberId: world.rep.id, to, onlyOpen: false })
  await remove(world.rep)

  expect(await asOwner('select id from member where id = $1', [world.rep.id])).toEqual([])
  expect(await asOwner('select id from saved_view where owner_id = $1', [world.rep.id])).toEqual([])
  expect(await loadVisit(sessionId)).toBeNull()
  const told = await asOwner('select actor_name from event where record_id = $1 and type = $2', [
    card,
    'created',
  ])
  expect(told).toEqual([{ actor_name: 'Rep' }])
  expect(await eventsOf(world.workspace.id, 'deleted')).toMatchObject([
    { entity: 'member', record_id: world.rep.id, before: { name: 'Rep' } },
  ])
  const later = await signedIn(email)
  expect(await loadVisit(later.sessionId)).toMatchObject({ actor: null })
})

test('[CS-27] a card given while its new owner is deleted: one of the two is refused', async () => {
  const results = await Promise.allSettled([aCard(world.admin, { ownerId: world.rep.id }), remove(world.rep)])
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('[CS-27] nobody deletes themselves, the stronger, strangers or without the right', async () => {
  const other = await aWorld()
  const helper: Actor = { ...world.manager, grants: { ...world.manager.grants, 'member:write': ['all'] } }
  const before = await fingerprint()
  expect(
    await refusals([
      remove(world.admin),
      remove(world.admin, 1, helper),
      remove(other.rep),
      remove(world.rep, 4),
      remove(world.reader, 1, world.manager),
      remove(world.reader, 1, world.rep),
    ]),
  ).toEqual([
    'forbidden: ownAccount',
    'forbidden: strongerMember',
    'not_found: notFound',
    'conflict: stale',
    'forbidden: forbidden',
    'forbidden: forbidden',
  ])
  expect(await fingerprint()).toEqual(before)
})
