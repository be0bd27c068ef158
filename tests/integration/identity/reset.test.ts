import { beforeAll, beforeEach, expect, test } from 'vitest'
import { executeIdentity } from '@/lib/identity/identity-command'
import { forgetPassword, resetPassword } from '@/lib/identity/reset'
import { signUp } from '@/lib/identity/sign-up'
import { hashSecret } from '@/lib/kernel/secrets'
import { loadVisit } from '@/lib/kernel/session'
import { asOwner, fingerprint } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'
import { eventsOf, mailedSecret, PASSWORD, signedIn, stranger, waitingMails, withPassword } from './people'

process.env.APP_URL = 'https://crm.example.test'

const NEW = 'mật khẩu hoàn toàn mới'
let world: World
let email: string

const forget = (address: string) =>
  executeIdentity(forgetPassword, stranger(), { email: address, locale: 'vi' })
const reset = (token: string, password = NEW) =>
  executeIdentity(resetPassword, stranger(), { token, password })

beforeAll(async () => {
  world = await aWorld()
})

beforeEach(async () => {
  email = await withPassword(world.rep.id)
  await asOwner('delete from rate_limit')
  await asOwner('delete from graphile_worker._private_jobs')
})

test('a link for a new password works once, ends every session and opens a new one', async () => {
  const before = await signedIn(email)
  await forget(email.toUpperCase())
  const secret = await mailedSecret('reset', email)
  const { sessionId } = await reset(secret)

  expect(await loadVisit(before.sessionId)).toBeNull()
  expect((await loadVisit(String(sessionId)))?.person.email).toBe(email)
  await expect(signedIn(email)).rejects.toMatchObject({ code: 'forbidden' })
  await signedIn(email, NEW)
  await expect(reset(secret, 'yet another password')).rejects.toMatchObject({ words: { key: 'linkExpired' } })
  expect(await eventsOf(world.workspace.id, 'password_changed')).toHaveLength(1)
  expect((await waitingMails()).at(-1)).toMatchObject({
    to: email,
    subject: 'Mật khẩu Cohoi của bạn vừa được đổi',
  })
})

test('known and unknown addresses get one answer for one work, and only the known one gets mail', async () => {
  const counts = () =>
    asOwner(
      `select (select count(*)::int from login_token) as tokens,
        (select count(*)::int from graphile_worker._private_jobs) as jobs`,
    )
  const answers = [await forget(email), await counts(), await forget('nobody@example.test'), await counts()]
  const [tokens, after] = [answers[1], answers[3]] as { tokens: number; jobs: number }[][]
  expect(answers[0]).toEqual(answers[2])
  expect(after?.[0]?.tokens).toBe((tokens?.[0]?.tokens ?? 0) + 1)
  expect(after?.[0]?.jobs).toBe((tokens?.[0]?.jobs ?? 0) + 1)
  expect((await waitingMails()).map(({ to }) => to)).toEqual([email, null])
  await expect(reset(await mailedSecret('reset'))).rejects.toMatchObject({ words: { key: 'linkExpired' } })
})

test('two who use one link at once: one gets in', async () => {
  await forget(email)
  const secret = await mailedSecret('reset', email)
  const results = await Promise.allSettled([reset(secret), reset(secret, 'the other password')])
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('after an hour the link is dead', async () => {
  await forget(email)
  const secret = await mailedSecret('reset', email)
  const [row] = await asOwner<{ minutes: number }>(
    `select extract(epoch from expires_at - now()) / 60 as minutes from login_token where hash = $1`,
    [hashSecret(secret)],
  )
  expect(Number(row?.minutes)).toBeGreaterThan(58)
  expect(Number(row?.minutes)).toBeLessThanOrEqual(60)
  await asOwner(`update login_token set expires_at = now() where hash = $1`, [hashSecret(secret)])
  const before = await fingerprint()
  await expect(reset(secret)).rejects.toMatchObject({ words: { key: 'linkExpired' } })
  expect(await fingerprint()).toEqual(before)
})

test('the owner of the mailbox gets in although strangers used up the guesses', async () => {
  for (let at = 0; at < 5; at++) await signedIn(email, `wrong guess ${at}`).catch(() => {})
  await expect(signedIn(email)).rejects.toMatchObject({ code: 'limited' })
  await forget(email)
  await reset(await mailedSecret('reset', email))
  await signedIn(email, NEW)
})

test('nobody is mailed more than five links in an hour', async () => {
  for (let at = 0; at < 5; at++) await forget(email)
  await expect(forget(email)).rejects.toMatchObject({ code: 'limited' })
  expect(await waitingMails()).toHaveLength(5)
})

test('[S8] links in mail begin with APP_URL and nothing else', async () => {
  await forget(email)
  const [mail] = await waitingMails()
  const links = mail?.text.match(/https?:\/\/[^\s]+/g) ?? []
  expect(links.length).toBeGreaterThan(1)
  for (const link of links) expect(link).toMatch(/^https:\/\/crm\.example\.test(\/|$|\.$)/)
})

test('[S14] the database holds neither the secret of a link nor a password, the job queue included', async () => {
  await forget(email)
  const secret = await mailedSecret('reset', email)
  await reset(secret, 'canary-password-84651')
  const tables = await asOwner<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('public', 'graphile_worker')`,
  )
  const holding: string[] = []
  for (const { name } of tables) {
    const [row] = await asOwner<{ found: boolean }>(
      `select exists (select from ${name} t where t::text like $1 or t::text like $2) as found`,
      [`%${secret}%`, '%canary-password-84651%'],
    )
    if (row?.found) holding.push(name)
  }
  expect(tables.length).toBeGreaterThan(20)
  expect(holding).toEqual([])
})

test.each(['', 'short', 'x'.repeat(300), "' or '1'='1"])('the token %j opens nothing', async (token) => {
  await expect(reset(token)).rejects.toMatchObject({ code: expect.stringMatching(/conflict|invalid/) })
})

test('with SIGNUP=closed, the default on a given database, nobody signs up', async () => {
  const form = {
    company: 'Closed',
    name: 'Nobody',
    email: 'nobody@closed.test',
    phone: '0912345678',
    password: PASSWORD,
    locale: 'vi',
  }
  await expect(executeIdentity(signUp, stranger(), form)).rejects.toMatchObject({
    words: { key: 'signUpClosed' },
  })
})
