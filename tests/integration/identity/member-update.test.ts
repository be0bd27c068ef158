import { beforeEach, expect, test } from 'vitest'
import { executeIdentity } from '@/lib/identity/identity-command'
import { getMember, listMembers } from '@/lib/identity/member-queries'
import { updateMember } from '@/lib/identity/member-update'
import { switchWorkspace } from '@/lib/identity/session-commands'
import { signIn } from '@/lib/identity/sign-in'
import { listMemberTries } from '@/lib/identity/tries'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { asOwner, fingerprint } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'
import { eventsOf, PASSWORD, refusals, signedIn, stranger, withPassword } from './people'

let world: World

beforeEach(async () => {
  world = await aWorld()
  await asOwner('delete from rate_limit')
})

const update = (patch: object, actor = world.admin, member: Actor = world.rep) =>
  execute(updateMember, actor, { id: member.id ?? '', version: 1, ...patch })

test('[CS-23] a member is renamed here, and the login keeps its own name', async () => {
  await update({ name: 'Lê Thị Mới' })
  expect(await asOwner('select name, version from member where id = $1', [world.rep.id])).toEqual([
    { name: 'Lê Thị Mới', version: 2 },
  ])
  const [login] = await asOwner(
    'select l.name from login l join member m on m.login_id = l.id where m.id = $1',
    [world.rep.id],
  )
  expect(login).toEqual({ name: 'Rep' })
  expect(await eventsOf(world.workspace.id, 'updated')).toMatchObject([
    { entity: 'member', record_id: world.rep.id, before: { name: 'Rep' }, after: { name: 'Lê Thị Mới' } },
  ])
})

test('[CS-23] a member joins and leaves teams, which the teams’ own history tells', async () => {
  const [north, south] = world.teams
  await update({ teamIds: [south] })
  const found = await reading(world.admin, (tx) => getMember(tx, world.admin, world.rep.id ?? ''))
  expect(found?.teams.map(({ id }) => id)).toEqual([south])
  const changes = await eventsOf(world.workspace.id, 'updated')
  expect(changes.map(({ entity, record_id }) => [entity, record_id]).sort()).toEqual(
    [north, south].map((id) => ['sales_team', id]).sort(),
  )
  const again = await update({ teamIds: [south] })
  expect(again.changed).toBe(false)
})

test('[CS-23] strangers to the right, to the workspace, to the present are refused', async () => {
  const other = await aWorld()
  const before = await fingerprint()
  for (const actor of [world.manager, world.rep, world.reader])
    await expect(update({ name: 'Khác' }, actor)).rejects.toMatchObject({ code: 'forbidden' })
  expect(
    await refusals([
      update({ name: 'Khác' }, world.admin, other.rep),
      update({ teamIds: [other.teams[0]] }),
      update({ name: '' }),
      update({ email: 'another@example.test' }),
      update({ name: 'Khác', version: 7 }),
    ]),
  ).toEqual([
    'not_found: notFound',
    'invalid: invalid',
    'invalid: invalid',
    'invalid: invalid',
    'conflict: stale',
  ])
  expect(await fingerprint()).toEqual(before)
})

test('[CS-22] the list tells who was last here and whence, and who has a second factor', async () => {
  const email = await withPassword(world.rep.id)
  await executeIdentity(signIn, stranger({ ip: '203.0.113.7' }), { email, password: PASSWORD })
  await asOwner(`update login set second_factor = 'v1.a.b.c' where lower(email) = $1`, [email])
  const members = await reading(world.admin, (tx) => listMembers(tx, world.admin))
  expect(members).toHaveLength(5)
  expect(members.find(({ id }) => id === world.rep.id)?.login).toMatchObject({
    ip: '203.0.113.7',
    seenAt: expect.any(Date),
    sessions: 1,
    hasSecondFactor: true,
    isElsewhere: false,
  })
  expect(members.find(({ id }) => id === world.reader.id)?.login).toMatchObject({ seenAt: null, sessions: 0 })
})

test('an administrator sees the tries of a login that is theirs alone, and of others what led here', async () => {
  const email = await withPassword(world.rep.id)
  const seen = async (from = world) => {
    const id = from === world ? world.rep.id : other.reader.id
    const tries = await reading(from.admin, (tx) => listMemberTries(tx, id ?? ''))
    return tries.map(({ result }) => result)
  }
  const other = await aWorld()
  await refusals([executeIdentity(signIn, stranger(), { email, password: 'wrong password' })])
  const visitor = await signedIn(email)
  expect(await seen()).toEqual(['success', 'wrong_password'])
  expect(await reading(other.admin, (tx) => listMemberTries(tx, world.rep.id ?? ''))).toEqual([])

  await asOwner('update member set login_id = $1 where id = $2', [visitor.loginId, other.reader.id])
  expect(await seen()).toEqual(['success'])
  expect(await seen(other)).toEqual([])
  await executeIdentity(switchWorkspace, visitor, { workspaceId: other.workspace.id })
  expect(await seen(other)).toEqual(['success'])
})
