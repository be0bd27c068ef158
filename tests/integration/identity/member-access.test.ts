import { beforeEach, expect, test } from 'vitest'
import { acceptInvitation } from '@/lib/identity/accept'
import { executeIdentity } from '@/lib/identity/identity-command'
import { inviteMember } from '@/lib/identity/invite'
import {
  endMemberSessions,
  resetMemberSecondFactor,
  sendPasswordLink,
  setMemberPassword,
} from '@/lib/identity/member-access'
import { setGroups } from '@/lib/identity/members'
import { changePassword, renewPassword } from '@/lib/identity/profile'
import { resetPassword } from '@/lib/identity/reset'
import { signUp } from '@/lib/identity/sign-up'
import { type Actor, grantsOf } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { loadVisit } from '@/lib/kernel/session'
import { asOwner, fingerprint } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'
import {
  eventsOf,
  mailedSecret,
  PASSWORD,
  refusals,
  signedIn,
  stranger,
  waitingMails,
  withPassword,
} from './people'

process.env.SIGNUP = 'open'

const GIVEN = 'tạm thời thôi nhé'
const OWN = 'chỉ mình tôi biết'

let world: World
let email: string

beforeEach(async () => {
  world = await aWorld()
  email = await withPassword(world.rep.id)
  await asOwner('delete from rate_limit')
  await asOwner('delete from graphile_worker._private_jobs')
})

const idOf = ({ id }: Actor) => ({ id: id ?? '' })
const setFor = (member: Actor, password?: string, actor = world.admin) =>
  execute(setMemberPassword, actor, { ...idOf(member), ...(password && { password }) })

/** Makes the login of a member a member of another workspace too. */
async function alsoIn(other: World, member: Actor): Promise<void> {
  await asOwner('update member set login_id = (select login_id from member where id = $1) where id = $2', [
    member.id,
    other.reader.id,
  ])
}

async function invitedTo(other: World): Promise<string> {
  await execute(inviteMember, other.admin, { email, groupIds: [other.groups.representative] })
  return mailedSecret('invite', email)
}

test('[CS-24] a temporary password ends every session and lets its owner do nothing but choose another', async () => {
  const before = await signedIn(email)
  await setFor(world.rep, GIVEN)
  expect(await loadVisit(before.sessionId)).toBeNull()
  await expect(signedIn(email)).rejects.toMatchObject({ words: { key: 'signIn' } })

  const visitor = await signedIn(email, GIVEN)
  expect(await loadVisit(visitor.sessionId)).toMatchObject({ actor: null, duty: 'password' })
  await expect(executeIdentity(renewPassword, visitor, { password: GIVEN })).rejects.toMatchObject({
    fields: { password: { key: 'samePassword' } },
  })
  await executeIdentity(renewPassword, visitor, { password: OWN })
  expect(await loadVisit(visitor.sessionId)).toMatchObject({ actor: { id: world.rep.id }, duty: null })
  await signedIn(email, OWN)
  await expect(executeIdentity(renewPassword, visitor, { password: PASSWORD })).rejects.toMatchObject({
    words: { key: 'passwordNotTemporary' },
  })
})

test('[CS-24] a password that is made up is told once, and nowhere kept', async () => {
  const { data } = await setFor(world.rep)
  expect(data.password).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/)
  await signedIn(email, data.password)
  const [event] = await eventsOf(world.workspace.id, 'password_set')
  expect(event).toMatchObject({
    record_id: world.rep.id,
    actor_id: world.admin.id,
    before: null,
    after: null,
  })
  const [mail] = await waitingMails()
  expect(mail).toMatchObject({ to: email, subject: 'Quản trị viên đã đặt mật khẩu Cohoi mới cho bạn' })
  expect(mail?.text).not.toContain(data.password)
})

test('[CS-24] whoever administers one company cannot get into another through a person of both', async () => {
  const other = await aWorld()
  await alsoIn(other, world.rep)
  const { sessionId } = await signedIn(email)
  const before = await fingerprint()
  const attempts = [setFor(world.rep, GIVEN), execute(setMemberPassword, other.admin, idOf(other.reader))]
  expect(await refusals(attempts)).toEqual(attempts.map(() => 'conflict: passwordElsewhere'))
  await asOwner('update login set second_factor = $2 where lower(email) = $1', [email, 'v1.a.b.c'])
  expect(await refusals([execute(resetMemberSecondFactor, world.admin, idOf(world.rep))])).toEqual([
    'conflict: secondFactorElsewhere',
  ])
  await asOwner('update login set second_factor = null where lower(email) = $1', [email])
  expect(await fingerprint()).toEqual(before)
  expect(await loadVisit(sessionId)).not.toBeNull()
})

test('[CS-24] even a membership that has ended elsewhere keeps the password its owner’s', async () => {
  const other = await aWorld()
  await alsoIn(other, world.rep)
  await asOwner('update member set is_active = false where id = $1', [other.reader.id])
  expect(await refusals([setFor(world.rep, GIVEN)])).toEqual(['conflict: passwordElsewhere'])
})

test('[CS-24] a login whose password an administrator gave joins no other company before its owner resets it by mail', async () => {
  const other = await aWorld()
  const invitation = await invitedTo(other)
  await setFor(world.rep, GIVEN)
  const visitor = await signedIn(email, GIVEN)
  await executeIdentity(renewPassword, visitor, { password: OWN })
  await executeIdentity(changePassword, visitor, { current: OWN, password: PASSWORD })

  const accept = (given: object, who = stranger()) =>
    executeIdentity(acceptInvitation, who, { token: invitation, locale: 'vi', ...given })
  const found = { company: 'Ba', name: 'Rep', email, phone: '0912345678', password: PASSWORD, locale: 'vi' }
  const attempts = [
    accept({ password: PASSWORD }),
    accept({}, visitor),
    executeIdentity(signUp, stranger(), found),
  ]
  expect(await refusals(attempts)).toEqual(attempts.map(() => 'conflict: sharedPassword'))

  await execute(sendPasswordLink, world.admin, idOf(world.rep))
  await executeIdentity(resetPassword, stranger(), {
    token: await mailedSecret('reset', email),
    password: OWN,
  })
  const joined = await accept({ password: OWN })
  expect((await loadVisit(joined.sessionId))?.actor?.workspace.id).toBe(other.workspace.id)
})

test('[CS-24] a password set while its owner joins elsewhere: one of the two waits and is refused', async () => {
  for (let round = 0; round < 4; round++) {
    const other = await aWorld()
    const invitation = await invitedTo(other)
    const visitor = await signedIn(email, PASSWORD)
    const results = await Promise.allSettled([
      executeIdentity(acceptInvitation, visitor, { token: invitation, locale: 'vi' }),
      setFor(world.rep, GIVEN),
    ])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    world = await aWorld()
    email = await withPassword(world.rep.id)
  }
})

test('[CS-24] the link that an administrator sends lets its owner choose, five times an hour at most', async () => {
  for (let sent = 0; sent < 5; sent++) await execute(sendPasswordLink, world.admin, idOf(world.rep))
  expect(await refusals([execute(sendPasswordLink, world.admin, idOf(world.rep))])).toEqual([
    'limited: limited',
  ])
  const link = { token: await mailedSecret('reset', email), password: OWN }
  await executeIdentity(resetPassword, stranger(), link)
  await signedIn(email, OWN)
  expect(await eventsOf(world.workspace.id, 'password_link_sent')).toHaveLength(5)
})

test('[CS-24] nobody reaches rights above their own through somebody’s password', async () => {
  const helper: Actor = { ...world.manager, grants: { ...world.manager.grants, 'member:write': ['all'] } }
  const before = await fingerprint()
  const attempts = [
    setFor(world.admin, GIVEN, helper),
    execute(sendPasswordLink, helper, idOf(world.admin)),
    execute(resetMemberSecondFactor, helper, idOf(world.admin)),
    execute(endMemberSessions, helper, idOf(world.admin)),
  ]
  expect(await refusals(attempts)).toEqual(attempts.map(() => 'forbidden: strongerMember'))
  expect(await refusals([setFor(world.admin, GIVEN)])).toEqual(['forbidden: ownAccount'])
  // Not even a representative's: their records may lie beyond the helper's team.
  expect(await refusals([setFor(world.rep, GIVEN, helper)])).toEqual(['forbidden: strongerMember'])
  expect(await fingerprint()).toEqual(before)
  const director = { ...helper, grants: { ...grantsOf('director'), 'member:write': ['all'] as const } }
  await setFor(world.rep, GIVEN, director)
})

test('[CS-24] only administrators, only their own people, only passwords worth the name', async () => {
  const other = await aWorld()
  const before = await fingerprint()
  for (const actor of [world.manager, world.rep, world.reader])
    await expect(setFor(world.stranger, GIVEN, actor)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(setFor(other.rep, GIVEN)).rejects.toMatchObject({ code: 'not_found' })
  await expect(setFor(world.rep, '1234567890')).rejects.toMatchObject({ code: 'invalid' })
  await expect(setFor(world.rep, 'ngắn')).rejects.toMatchObject({ code: 'invalid' })
  expect(await fingerprint()).toEqual(before)
})

test('an administrator ends the sessions of a member here, not those elsewhere', async () => {
  const other = await aWorld()
  await alsoIn(other, world.rep)
  const [here, there] = [await signedIn(email), await signedIn(email)]
  for (const [session, { workspace }] of [
    [here, world],
    [there, other],
  ] as const)
    await asOwner('update user_session set workspace_id = $2 where id = $1', [
      session.sessionId,
      workspace.id,
    ])
  const { data } = await execute(endMemberSessions, world.admin, idOf(world.rep))
  expect(data.ended).toBe(1)
  expect(await loadVisit(here.sessionId)).toBeNull()
  expect(await loadVisit(there.sessionId)).not.toBeNull()
  expect(await eventsOf(world.workspace.id, 'sessions_ended')).toMatchObject([{ record_id: world.rep.id }])
})

test('an administrator may set the password of another administrator', async () => {
  await execute(setGroups, world.admin, {
    ...idOf(world.manager),
    version: 1,
    groupIds: [world.groups.administrator],
  })
  const address = await withPassword(world.manager.id)
  await setFor(world.manager, GIVEN)
  await signedIn(address, GIVEN)
})
