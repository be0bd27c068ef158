import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { executeIdentity } from '@/lib/identity/identity-command'
import { forgetPassword, resetPassword } from '@/lib/identity/reset'
import { execute } from '@/lib/kernel/command'
import { hashSecret } from '@/lib/kernel/secrets'
import { loadVisit } from '@/lib/kernel/session'
import { startWorker } from '@/lib/kernel/worker'
import { updateOpportunity } from '@/lib/opportunities/commands'
import { mailedSecret, signedIn, stranger, withPassword } from '@/tests/integration/identity/people'
import { sendsThrough, stored, writes } from '@/tests/support/mail-out'
import { aMailServer, stopMailServers } from '@/tests/support/mail-server'
import { asOwner } from '@/tests/support/owner'
import { aCard, aWorld, type World } from '@/tests/support/world'

const MINUTES = 60_000
const DAYS = 86_400_000

/** By how much the clock of this process is wrong; that of the database goes on. */
const wrongBy = (by: number) => {
  vi.useRealTimers()
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(Date.now() + by)
}

let world: World
beforeAll(async () => {
  world = await aWorld()
})
afterEach(() => vi.useRealTimers())
afterAll(stopMailServers)

const CLOCKS: [string, number][] = [
  ['ten minutes late', -10 * MINUTES],
  ['ten minutes early', 10 * MINUTES],
  ['a year early', 365 * DAYS],
]

test('[R12] what was done is told in the order in which it was done, whatever the clocks said', async () => {
  const card = await aCard(world.rep)
  const titles = ['một', 'hai', 'ba', 'bốn']
  const [row] = await asOwner<{ version: number }>('select version from opportunity where id = $1', [card])
  for (const [at, title] of titles.entries()) {
    wrongBy([365 * DAYS, -10 * MINUTES, 10 * MINUTES, 0][at] ?? 0)
    const version = Number(row?.version) + at
    await execute(updateOpportunity, world.rep, { id: card, version, patch: { title } })
  }
  const told = await asOwner<{ title: string; at: Date }>(
    `select after->>'title' as title, at from event where record_id = $1 and type = 'updated' order by seq`,
    [card],
  )
  expect(told.map(({ title }) => title)).toEqual(titles)
  const times = told.map(({ at }) => +at)
  expect(times.toSorted((a, b) => a - b)).toEqual(times)
})

test.each(CLOCKS)(
  '[R12] with a clock %s a link and a session live as long as the database says',
  async (_, by) => {
    const email = await withPassword(world.rep.id)
    await asOwner('delete from rate_limit')
    await asOwner('delete from graphile_worker._private_jobs')
    const ask = () => executeIdentity(forgetPassword, stranger(), { email, locale: 'vi' })
    const password = 'mật khẩu hoàn toàn mới'
    const { sessionId } = await signedIn(email)
    await ask()
    const dead = await mailedSecret('reset', email)
    await asOwner('update login_token set expires_at = now() where hash = $1', [hashSecret(dead)])
    wrongBy(by)
    expect(await loadVisit(sessionId)).not.toBeNull()
    await expect(executeIdentity(resetPassword, stranger(), { token: dead, password })).rejects.toMatchObject(
      { words: { key: 'linkExpired' } },
    )
    await ask()
    const token = await mailedSecret('reset', email)
    vi.useRealTimers()
    await executeIdentity(resetPassword, stranger(), { token, password })
  },
)

test.each(CLOCKS)('[R12] with a clock %s a mail for later leaves at its time, once', async (_, by) => {
  const own = await aWorld()
  const server = await aMailServer()
  await sendsThrough(own, server.port)
  const leavesAt = new Date(Date.now() + 2 * DAYS).toISOString()
  const id = await writes(own.rep, await aCard(own.rep), { leavesAt })
  const job = `graphile_worker._private_jobs where payload::text like '%' || $1 || '%'`
  const [planned] = await asOwner<{ run_at: Date }>(`select run_at from ${job}`, [id])
  expect(planned?.run_at.toISOString()).toBe(leavesAt)
  wrongBy(by)
  const other = await writes(own.rep, await aCard(own.rep), {
    to: [{ name: '', address: 'ngay@khach.example' }],
  })
  await asOwner(`update ${job.replace('where', 'set run_at = now() where')}`, [other])
  const workers = [await startWorker(), await startWorker()]
  const sent = (which: string) =>
    vi.waitFor(async () => expect(await stored(which)).toMatchObject({ state: 'sent' }), { timeout: 20_000 })
  await sent(other)
  expect(await stored(id)).toMatchObject({ state: 'queued', attempts: 0 })
  await asOwner(`update ${job.replace('where', 'set run_at = now() where')}`, [id])
  await asOwner("select pg_notify('jobs:insert', '{\"count\":1}')")
  await sent(id)
  await Promise.all(workers.map((worker) => worker.stop()))
  expect(server.taken.map(({ to }) => to[0]).sort()).toEqual(['an@khach.example', 'ngay@khach.example'])
})
