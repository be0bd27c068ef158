import { beforeAll, beforeEach, expect, test } from 'vitest'
import { acceptInvitation, getInvitation } from '@/lib/identity/accept'
import { executeIdentity } from '@/lib/identity/identity-command'
import { inviteMember, resendInvitation, withdrawInvitation } from '@/lib/identity/invite'
import { listInvitations, listMembers } from '@/lib/identity/member-queries'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { loadVisit } from '@/lib/kernel/session'
import { unitCommands } from '@/lib/organisation/commands'
import { asOwner, fingerprint } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'
import { eventsOf, mailedSecret, PASSWORD, signedIn, stranger, waitingMails, withPassword } from './people'

let world: World
let other: World

const invite = (email: string, more: Record<string, unknown> = {}, actor = world.admin) =>
  execute(inviteMember, actor, {
    email,
    groupIds: [world.groups.representative],
    teamIds: [world.teams[0]],
    ...more,
  })

const accept = (token: string, more: Record<string, unknown> = {}, visitor = stranger()) =>
  executeIdentity(acceptInvitation, visitor, { token, locale: 'vi', ...more })

const newcomer = { name: 'Đặng Văn Mới', password: PASSWORD }

beforeAll(async () => {
  world = await aWorld()
  other = await aWorld()
})

beforeEach(() => asOwner('delete from rate_limit'))

test('[CS-06] an invited newcomer sets name and password and is in, with groups and teams', async () => {
  const { data } = await invite('Moi@Example.test')
  const secret = await mailedSecret('invite', 'moi@example.test')
  expect(await getInvitation(secret)).toEqual({
    workspace: world.workspace.name,
    inviter: 'Founder',
    email: 'moi@example.test',
    hasLogin: false,
  })
  const { sessionId } = await accept(secret, newcomer)
  const visit = await loadVisit(sessionId)
  expect(visit?.actor).toMatchObject({
    name: 'Đặng Văn Mới',
    groups: ['Nhân viên kinh doanh'],
    teamIds: [world.teams[0]],
    workspace: { id: world.workspace.id },
  })
  await signedIn('moi@example.test')
  expect(await eventsOf(world.workspace.id, 'invited')).toMatchObject([
    {
      entity: 'invitation',
      record_id: data.id,
      after: { email: 'moi@example.test' },
    },
  ])
  expect(await eventsOf(world.workspace.id, 'joined')).toMatchObject([
    { entity: 'member', record_id: visit?.actor?.id, actor_id: visit?.actor?.id },
  ])
  await expect(accept(secret, newcomer)).rejects.toMatchObject({ words: { key: 'linkExpired' } })
  expect(await getInvitation(secret)).toBeUndefined()
})

test('a person of another company joins with the password, or at once when signed in', async () => {
  const byPassword = await withPassword(other.rep.id)
  await invite(byPassword)
  const first = await mailedSecret('invite', byPassword)
  expect(await getInvitation(first)).toMatchObject({ hasLogin: true })
  await expect(accept(first, { password: 'not the password' })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(accept(first, { name: 'Thief' })).rejects.toMatchObject({
    fields: { password: { key: 'required' } },
  })
  const { sessionId } = await accept(first, { password: PASSWORD })
  expect((await loadVisit(sessionId))?.actor?.workspace.id).toBe(world.workspace.id)

  const signed = await withPassword(other.stranger.id)
  await invite(signed, { groupIds: [world.groups.manager] })
  const visitor = await signedIn(signed)
  const joined = await accept(await mailedSecret('invite', signed), {}, visitor)
  expect((await loadVisit(joined.sessionId))?.actor).toMatchObject({ groups: ['Trưởng phòng'] })
  expect(await loadVisit(visitor.sessionId)).toBeNull()
})

test('signed in as somebody else is not enough', async () => {
  const invited = await withPassword(other.reader.id)
  await invite(invited)
  const visitor = await signedIn(await withPassword(world.rep.id))
  await expect(accept(await mailedSecret('invite', invited), {}, visitor)).rejects.toMatchObject({
    fields: { password: { key: 'required' } },
  })
})

test('sent again, only the newest link works; withdrawn, none does', async () => {
  const { data } = await invite('again@example.test')
  const old = await mailedSecret('invite', 'again@example.test')
  await execute(resendInvitation, world.admin, data)
  const fresh = await mailedSecret('invite', 'again@example.test')
  expect(fresh).not.toBe(old)
  expect(await getInvitation(old)).toBeUndefined()
  expect(await getInvitation(fresh)).toMatchObject({ email: 'again@example.test' })
  await execute(withdrawInvitation, world.admin, data)
  await expect(accept(fresh, newcomer)).rejects.toMatchObject({ words: { key: 'linkExpired' } })
  expect(await eventsOf(world.workspace.id, 'withdrawn')).toMatchObject([{ record_id: data.id }])
})

test('an invitation lasts seven days', async () => {
  const { data } = await invite('late@example.test')
  const secret = await mailedSecret('invite', 'late@example.test')
  const [row] = await asOwner<{ days: number }>(
    'select extract(epoch from expires_at - now()) / 86400 as days from login_token where id = $1',
    [data.id],
  )
  expect(Number(row?.days)).toBeGreaterThan(6.99)
  expect(Number(row?.days)).toBeLessThanOrEqual(7)
  await asOwner('update login_token set expires_at = now() where id = $1', [data.id])
  await expect(accept(secret, newcomer)).rejects.toMatchObject({ words: { key: 'linkExpired' } })
  await execute(resendInvitation, world.admin, data)
  await accept(await mailedSecret('invite', 'late@example.test'), newcomer)
})

test('of two who use one invitation at once one gets in', async () => {
  await invite('twice@example.test')
  const secret = await mailedSecret('invite', 'twice@example.test')
  const results = await Promise.allSettled([accept(secret, newcomer), accept(secret, newcomer)])
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('a team that went in the meantime is left out', async () => {
  await invite('team@example.test', { teamIds: world.teams })
  await asOwner('update sales_team set archived_at = now() where id = $1', [world.teams[1]])
  const { sessionId } = await accept(await mailedSecret('invite', 'team@example.test'), newcomer)
  expect((await loadVisit(sessionId))?.actor?.teamIds).toEqual([world.teams[0]])
  await asOwner('update sales_team set archived_at = null where id = $1', [world.teams[1]])
})

test('[CS-18] who is invited into a unit works there, and at the root once it is gone', async () => {
  const { admin, units } = world
  const unit = { name: 'Đào tạo', kind: 'department', parentId: units[1] }
  const { data } = await execute(unitCommands.create, admin, unit)
  const standing = async (email: string) => {
    const { sessionId } = await accept(await mailedSecret('invite', email), newcomer)
    return (await loadVisit(sessionId))?.actor?.standing.unitId
  }
  await invite('there@example.test', { unitId: data.id })
  expect(await standing('there@example.test')).toBe(data.id)
  await invite('root@example.test', { unitId: data.id })
  await asOwner('update org_unit set archived_at = now() where id = $1', [data.id])
  expect(await standing('root@example.test')).toBe(units[0])
  await expect(invite('gone@example.test', { unitId: data.id })).rejects.toMatchObject({
    fields: { unitId: { key: 'unknownReference' } },
  })
})

test('only administrators invite, resend and withdraw, and only in their own workspace', async () => {
  const { data } = await invite('kept@example.test')
  const before = await fingerprint()
  for (const actor of [world.manager, world.rep, world.reader]) {
    await expect(invite('no@example.test', {}, actor)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(execute(resendInvitation, actor, data)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(execute(withdrawInvitation, actor, data)).rejects.toMatchObject({ code: 'forbidden' })
  }
  for (const command of [resendInvitation, withdrawInvitation])
    await expect(execute(command, other.admin, data)).rejects.toMatchObject({ code: 'not_found' })
  await expect(invite('no@example.test', { teamIds: [other.teams[0]] })).rejects.toMatchObject({
    fields: { teamIds: { key: 'unknownReference' } },
  })
  expect(await fingerprint()).toEqual(before)
})

test.each([
  ['nonsense', {}, { email: { key: 'email' } }],
  ['admin＠example.test', {}, { email: { key: 'email' } }],
  ['group@example.test', { groupIds: ['owner'] }, { 'groupIds.0': { key: 'invalidValue' } }],
  ['kept@example.test', {}, { email: { key: 'alreadyInvited' } }],
])('inviting %s with %j is refused', async (email, more, fields) => {
  await expect(invite(email, more)).rejects.toMatchObject({ fields })
})

test('who is there already is not invited again, and sees it at the door', async () => {
  const [row] = await asOwner<{ email: string }>('select email from member where id = $1', [world.rep.id])
  await expect(invite(row?.email ?? '')).rejects.toMatchObject({
    fields: { email: { key: 'alreadyMember' } },
  })
})

test('one workspace mails at most two hundred invitations in a day', async () => {
  await asOwner(
    `insert into event (workspace_id, id, actor_name, entity, record_id, type, request_id)
     select $1, gen_random_uuid(), 'x', 'invitation', gen_random_uuid(), 'invited', gen_random_uuid()
     from generate_series(1, 200)`,
    [other.workspace.id],
  )
  const mails = (await waitingMails()).length
  await expect(invite('one.more@example.test', { teamIds: [] }, other.admin)).rejects.toMatchObject({
    code: 'limited',
  })
  expect(await waitingMails()).toHaveLength(mails)
})

test('names in a mail become neither links nor header lines', async () => {
  const named = { ...world.admin, name: 'Evil\r\nBcc: x@evil.test http://evil.test/a www.evil.test' }
  await invite('names@example.test', {}, named)
  const mail = (await waitingMails()).at(-1)
  expect(mail?.subject).not.toMatch(/[\r\n]/)
  expect(`${mail?.subject} ${mail?.text}`).not.toMatch(/evil\.test|http:\/\/evil|www\./)
})

test('the list shows who was invited, to administrators only', async () => {
  const shown = await reading(world.admin, (tx) => listInvitations(tx, world.admin))
  expect(shown.find(({ email }) => email === 'kept@example.test')).toMatchObject({
    groups: ['Nhân viên kinh doanh'],
  })
  expect(await reading(world.rep, (tx) => listInvitations(tx, world.rep))).toEqual([])
  const foreign = await reading(other.admin, (tx) => listInvitations(tx, other.admin))
  expect(foreign.map(({ email }) => email)).not.toContain('kept@example.test')
  const members = await reading(world.admin, (tx) => listMembers(tx, world.admin))
  expect(members.find(({ email }) => email === 'moi@example.test')).toMatchObject({
    isActive: true,
    teams: [{ name: 'Kinh doanh' }],
    login: { seenAt: expect.any(Date) },
  })
})
