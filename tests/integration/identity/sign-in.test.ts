import { encode } from 'next-auth/jwt'
import { beforeAll, expect, test, vi } from 'vitest'
import { executeIdentity } from '@/lib/identity/identity-command'
import { signIn } from '@/lib/identity/sign-in'
import { authSecret, loadVisit, sessionIdOf } from '@/lib/kernel/session'
import { asOwner } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'
import { eventsOf, PASSWORD, signedIn, stranger, withPassword } from './people'

const argon = vi.hoisted(() => ({ verified: 0 }))
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>()
  return {
    ...real,
    verify: (...args: Parameters<typeof real.verify>) => {
      argon.verified += 1
      return real.verify(...args)
    },
  }
})

let world: World
let email: string

const attempt = (given: { email: string; password: string }, ip: string | null = null) =>
  executeIdentity(signIn, stranger({ ip }), given)

const forgetTries = () => asOwner('delete from rate_limit')

beforeAll(async () => {
  world = await aWorld()
  email = await withPassword(world.rep.id)
})

test('[CS-06] the right password opens a session, and the workspace sees who came', async () => {
  const { sessionId } = await signedIn(email.toUpperCase())
  const visit = await loadVisit(sessionId)
  expect(visit?.person.email).toBe(email)
  expect(visit?.actor).toMatchObject({
    id: world.rep.id,
    groups: ['Nhân viên kinh doanh'],
    teamIds: [world.teams[0]],
  })
  expect(await eventsOf(world.workspace.id, 'signed_in')).toMatchObject([
    { entity: 'member', record_id: world.rep.id, actor_id: world.rep.id },
  ])
})

test('known and unknown addresses get the same answer for the same work', async () => {
  await forgetTries()
  const answers: string[] = []
  for (const each of [email, 'nobody@example.test']) {
    argon.verified = 0
    await attempt({ email: each, password: 'wrong password' }).catch((error) => answers.push(String(error)))
    answers.push(`${argon.verified} verified`)
  }
  expect(answers).toEqual([
    'Error: forbidden: signIn',
    '1 verified',
    'Error: forbidden: signIn',
    '1 verified',
  ])
})

test('[S5] of a hundred guesses at once at most five are verified, wherever they come from', async () => {
  await forgetTries()
  argon.verified = 0
  const guesses = Array.from({ length: 100 }, (_, at) =>
    attempt({ email, password: `guess number ${at}` }, `203.0.113.${at}`),
  )
  const results = await Promise.allSettled(guesses)
  const codes = results.map((result) => (result.status === 'rejected' ? result.reason.code : 'opened'))
  expect(argon.verified).toBe(5)
  expect(codes.filter((code) => code === 'limited')).toHaveLength(95)
  expect(codes.filter((code) => code === 'forbidden')).toHaveLength(5)
  await expect(attempt({ email, password: PASSWORD })).rejects.toMatchObject({
    code: 'limited',
    words: { key: 'limited', params: { seconds: expect.any(Number) } },
  })
})

test('thirty wrong guesses from one address close the door to it; right ones do not count', async () => {
  await forgetTries()
  for (let at = 0; at < 31; at++) await attempt({ email, password: PASSWORD }, '198.51.100.4')
  const wrong = (at: number) =>
    attempt({ email: `x${at}@example.test`, password: 'wrong password' }, '198.51.100.4').catch(
      ({ code }) => code,
    )
  const codes = await Promise.all(Array.from({ length: 31 }, (_, at) => wrong(at)))
  expect(codes.filter((code) => code === 'forbidden')).toHaveLength(30)
  await expect(attempt({ email, password: PASSWORD }, '198.51.100.4')).rejects.toMatchObject({
    code: 'limited',
  })
  await attempt({ email, password: PASSWORD }, '198.51.100.5')
})

test('[S5] a password of a megabyte is refused unread', async () => {
  await forgetTries()
  argon.verified = 0
  await expect(attempt({ email, password: 'x'.repeat(1_000_000) })).rejects.toMatchObject({ code: 'invalid' })
  await expect(attempt({ email, password: 'x'.repeat(900) })).rejects.toMatchObject({ code: 'forbidden' })
  expect(argon.verified).toBe(0)
})

test('a password is the same however the keyboard composes its letters', async () => {
  await forgetTries()
  await signedIn(email, PASSWORD.normalize('NFD'))
})

test('[S5] signing in ends the session the browser had; its cookie is never good again', async () => {
  await forgetTries()
  const before = await signedIn(email)
  const after = await executeIdentity(signIn, stranger({ sessionId: before.sessionId }), {
    email,
    password: PASSWORD,
  })
  expect(await loadVisit(before.sessionId)).toBeNull()
  expect(await loadVisit(after.sessionId)).not.toBeNull()
})

test('a cookie that this installation did not seal is nobody', async () => {
  const token = { sub: 'x', sid: crypto.randomUUID() }
  const forged = await encode({ token, secret: 'another secret of some length, not ours' })
  const own = await encode({ token, secret: authSecret() })
  expect(await sessionIdOf(forged)).toBeNull()
  expect(await sessionIdOf('rubbish')).toBeNull()
  expect(await sessionIdOf(own)).toBe(token.sid)
  expect(await loadVisit(token.sid)).toBeNull()
})

test('expired and revoked sessions are nobody', async () => {
  await forgetTries()
  const one = await signedIn(email)
  await asOwner(`update user_session set expires_at = now() - interval '1 second' where id = $1`, [
    one.sessionId,
  ])
  expect(await loadVisit(one.sessionId)).toBeNull()
})

test('a session in use is noted at most every five minutes', async () => {
  await forgetTries()
  const { sessionId } = await signedIn(email)
  const seenAfter = async (ago: string) => {
    await asOwner('update user_session set last_seen_at = now() - $2::interval where id = $1', [
      sessionId,
      ago,
    ])
    await loadVisit(sessionId)
    const [row] = await asOwner<{ recent: boolean }>(
      `select last_seen_at > now() - interval '1 minute' as recent from user_session where id = $1`,
      [sessionId],
    )
    return row?.recent
  }
  expect(await seenAfter('4 minutes')).toBe(false)
  expect(await seenAfter('6 minutes')).toBe(true)
})

test('[S5] passwords are kept as argon2id of 19 MiB, two passes, one lane', async () => {
  const rows = await asOwner<{ hash: string }>(
    'select password_hash as hash from login where password_hash is not null',
  )
  expect(rows.length).toBeGreaterThan(0)
  for (const { hash } of rows) expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})
