import { Secret, TOTP } from 'otpauth'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { acceptInvitation } from '@/lib/identity/accept'
import { executeIdentity, type Visitor } from '@/lib/identity/identity-command'
import { inviteMember } from '@/lib/identity/invite'
import { resetMemberSecondFactor } from '@/lib/identity/member-access'
import { forgetPassword, resetPassword } from '@/lib/identity/reset'
import {
  confirmSecondFactor,
  offerSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
  secondFactorOf,
} from '@/lib/identity/second-factor-commands'
import { signIn } from '@/lib/identity/sign-in'
import { signUp } from '@/lib/identity/sign-up'
import { listOwnTries } from '@/lib/identity/tries'
import { execute } from '@/lib/kernel/command'
import { newId } from '@/lib/kernel/id'
import { loadVisit } from '@/lib/kernel/session'
import { asOwner } from '@/tests/support/owner'
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

const STEP = 30_000
let world: World
let email: string
let visitor: Visitor & { loginId: string; sessionId: string }

beforeEach(async () => {
  // Codes change every thirty seconds: the clock stands still, early in a step, so that none goes stale on the way.
  const now = Math.floor(Date.now() / STEP) * STEP + 5000
  vi.useFakeTimers({ toFake: ['Date'], now })
  world = await aWorld()
  email = await withPassword(world.rep.id)
  await asOwner('delete from rate_limit')
  await asOwner('delete from graphile_worker._private_jobs')
  visitor = await signedIn(email)
})

afterEach(() => {
  vi.useRealTimers()
})

/** The code an authenticator shows, `steps` of thirty seconds from now. */
const codeOf = (secret: string, steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * STEP })

async function turnOn() {
  const { offer, secret } = await executeIdentity(offerSecondFactor, visitor, {})
  const proof = { offer, code: codeOf(secret, -1), password: PASSWORD }
  return { secret, ...(await executeIdentity(confirmSecondFactor, visitor, proof)) }
}

const enter = (code?: string, password = PASSWORD) =>
  executeIdentity(signIn, stranger(), { email, password, ...(code && { code }) })

test('a password alone opens nothing once a second factor is on; password and code do', async () => {
  const { secret } = await turnOn()
  const before = await asOwner('select id from user_session')
  expect(await refusals([enter()])).toEqual(['forbidden: secondFactor'])
  expect(await refusals([enter(codeOf(secret), 'wrong password')])).toEqual(['forbidden: signIn'])
  expect(await asOwner('select id from user_session')).toEqual(before)
  const { sessionId } = await enter(codeOf(secret))
  expect((await loadVisit(sessionId))?.actor?.id).toBe(world.rep.id)
})

test('a code is good once, and one step of drift to both sides is forgiven', async () => {
  const { secret } = await turnOn()
  const now = codeOf(secret)
  await enter(now)
  expect(await refusals([enter(now), enter(codeOf(secret, -1))])).toEqual([
    'forbidden: wrongCode',
    'forbidden: wrongCode',
  ])
  await enter(codeOf(secret, 1))
  expect(await refusals([enter(codeOf(secret, 4)), enter(codeOf(secret, -4))])).toEqual([
    'forbidden: wrongCode',
    'forbidden: wrongCode',
  ])
})

test('[S5] of two who bring the same code at once one comes in, and after five guesses nobody', async () => {
  const { secret } = await turnOn()
  const code = codeOf(secret)
  const twins = await refusals([enter(code), enter(code)])
  expect(twins.sort()).toEqual(['accepted', 'forbidden: wrongCode'])
  await asOwner('delete from rate_limit')
  const guesses = await refusals(Array.from({ length: 20 }, (_, at) => enter(String(100_000 + at))))
  expect(guesses.filter((answer) => answer === 'forbidden: wrongCode').length).toBeLessThanOrEqual(5)
  expect(await refusals([enter(codeOf(secret, 1))])).toEqual(['limited: limited'])
})

test('a recovery code opens once, is in the log, and is kept only as a hash', async () => {
  const { codes } = await turnOn()
  expect(new Set(codes).size).toBe(10)
  const [code = ''] = codes
  await enter(code.toUpperCase().replaceAll('-', ' '))
  expect(await refusals([enter(code)])).toEqual(['forbidden: wrongCode'])
  expect((await secondFactorOf(visitor.loginId)).codesLeft).toBe(9)
  expect(await eventsOf(world.workspace.id, 'recovery_code_used')).toHaveLength(1)
  const kept = JSON.stringify(await asOwner('select * from recovery_code'))
  expect(codes.some((each) => kept.includes(each))).toBe(false)
})

test('new recovery codes end the old ones; password and code are asked for', async () => {
  const { secret, codes } = await turnOn()
  const renew = (password: string, code: string) =>
    executeIdentity(renewRecoveryCodes, visitor, { password, code })
  expect(await refusals([renew('wrong password', codeOf(secret)), renew(PASSWORD, '000000')])).toEqual([
    'invalid: invalid',
    'invalid: invalid',
  ])
  const renewed = await renew(PASSWORD, codeOf(secret))
  expect(await refusals([enter(codes[0])])).toEqual(['forbidden: wrongCode'])
  await enter(renewed.codes[0])
})

test('turning on takes the password and a code of this very offer, ends other sessions and is told by mail', async () => {
  const elsewhere = await signedIn(email)
  const { offer, secret } = await executeIdentity(offerSecondFactor, visitor, {})
  const confirm = (given: object) =>
    executeIdentity(confirmSecondFactor, visitor, {
      offer,
      code: codeOf(secret),
      password: PASSWORD,
      ...given,
    })
  const foreign = await executeIdentity(offerSecondFactor, await other(), {})
  const attempts = [
    confirm({ password: 'wrong password' }),
    confirm({ code: '000000' }),
    confirm({ offer: 'v1.a.b.c' }),
    confirm({ offer: foreign.offer }),
  ]
  expect(await refusals(attempts)).toEqual(attempts.map(() => 'invalid: invalid'))
  await confirm({})
  expect(await refusals([confirm({})])).toEqual(['conflict: secondFactorOn'])
  expect(await loadVisit(elsewhere.sessionId)).toBeNull()
  expect(await loadVisit(visitor.sessionId)).not.toBeNull()
  expect(await eventsOf(world.workspace.id, 'second_factor_on')).toMatchObject([{ record_id: world.rep.id }])
  expect((await waitingMails()).at(-1)?.subject).toBe('Đã bật xác thực hai lớp cho tài khoản Cohoi')
  const [stored] = await asOwner<{ second_factor: string }>('select second_factor from login where id = $1', [
    visitor.loginId,
  ])
  expect(stored?.second_factor).not.toContain(secret)
})

const other = async () => signedIn(await withPassword(world.manager.id))

test('turning off takes both, and then the password is enough', async () => {
  const { secret } = await turnOn()
  const remove = (password: string, code: string) =>
    executeIdentity(removeSecondFactor, visitor, { password, code })
  expect(await refusals([remove('wrong password', codeOf(secret)), remove(PASSWORD, '')])).toEqual([
    'invalid: invalid',
    'invalid: invalid',
  ])
  await remove(PASSWORD, codeOf(secret))
  await enter()
  expect(await secondFactorOf(visitor.loginId)).toEqual({ since: null, codesLeft: 0 })
  expect(await refusals([remove(PASSWORD, codeOf(secret))])).toEqual(['conflict: secondFactorIsOff'])
})

test('neither mailbox nor invitation nor trial form stands for the second factor', async () => {
  const { secret } = await turnOn()
  await executeIdentity(forgetPassword, stranger(), { email, locale: 'vi' })
  const token = await mailedSecret('reset', email)
  const { sessionId } = await executeIdentity(resetPassword, stranger(), { token, password: PASSWORD })
  expect(sessionId).toBeNull()

  const elsewhere = await aWorld()
  await execute(inviteMember, elsewhere.admin, { email, groupIds: [elsewhere.groups.manager] })
  const invitation = { token: await mailedSecret('invite', email), locale: 'vi', password: PASSWORD }
  const found = { company: 'Ba', name: 'Rep', email, phone: '0912345678', password: PASSWORD, locale: 'vi' }
  expect(
    await refusals([
      executeIdentity(acceptInvitation, stranger(), invitation),
      executeIdentity(signUp, stranger(), found),
    ]),
  ).toEqual(['conflict: signInFirst', 'conflict: signInFirst'])
  const inside = { ...stranger(), ...(await enter(codeOf(secret))) }
  const accepted = { token: invitation.token, locale: 'vi' }
  const { workspaceId } = await executeIdentity(acceptInvitation, inside, accepted)
  expect(workspaceId).toBe(elsewhere.workspace.id)
})

test('an administrator takes a lost second factor off, which is recorded and told by mail', async () => {
  await turnOn()
  await execute(resetMemberSecondFactor, world.admin, { id: world.rep.id ?? '' })
  await enter()
  expect(await eventsOf(world.workspace.id, 'second_factor_reset')).toMatchObject([
    { record_id: world.rep.id, actor_id: world.admin.id },
  ])
  expect((await waitingMails()).at(-1)).toMatchObject({
    to: email,
    subject: 'Quản trị viên đã tắt xác thực hai lớp của bạn',
  })
  const again = await execute(resetMemberSecondFactor, world.admin, { id: world.rep.id ?? '' })
  expect(again.changed).toBe(false)
})

test('a group that needs a second factor lets its members do nothing else before', async () => {
  const groupId = newId()
  await asOwner(
    `insert into permission_group (workspace_id, id, name, needs_second_factor) values ($1, $2, 'Kế toán', true)`,
    [world.workspace.id, groupId],
  )
  await asOwner('insert into member_group (workspace_id, group_id, member_id) values ($1, $2, $3)', [
    world.workspace.id,
    groupId,
    world.rep.id,
  ])
  expect(await loadVisit(visitor.sessionId)).toMatchObject({ actor: null, duty: 'secondFactor' })
  await turnOn()
  expect(await loadVisit(visitor.sessionId)).toMatchObject({ actor: { id: world.rep.id }, duty: null })
})

test('a person sees the tries at their own door, failed ones too', async () => {
  const { secret } = await turnOn()
  await refusals([enter(undefined, 'wrong password')])
  await refusals([enter()])
  await refusals([enter('000000')])
  await enter(codeOf(secret))
  const tries = await listOwnTries(visitor.loginId)
  expect(tries.map(({ result }) => result)).toEqual([
    'success',
    'wrong_code',
    'code_asked',
    'wrong_password',
    'success',
  ])
  expect(tries[0]).toMatchObject({ userAgent: expect.stringContaining('Firefox') })
})
