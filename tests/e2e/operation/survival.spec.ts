import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { dataFolder } from '@/tests/support/running'
import { expect, test } from '../support/test'

test('tells that it is well, and which version it is', async ({ page }) => {
  const answer = await page.request.get('/api/health')

  expect(answer.status()).toBe(200)
  expect(await answer.json()).toMatchObject({
    status: 'ok',
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    database: 'ok',
    jobs: { queued: expect.any(Number) },
  })
})

test('keeps an idle connection for longer than load balancers do', async ({ page }) => {
  const answer = await page.request.get('/api/health')

  expect(answer.headers()['keep-alive']).toBe('timeout=75')
})

test('comes back by itself when its web server and its worker are killed', async ({ page }) => {
  const [web = 0, worker = 0] = children()
  for (const pid of [web, worker]) process.kill(pid, 'SIGKILL')

  await expect
    .poll(() => children().filter((pid) => pid === web || pid === worker), { timeout: 20_000 })
    .toEqual([])
  await expect.poll(() => health(page), { timeout: 30_000 }).toBe(200)
  expect(children()).toHaveLength(2)
})

test('comes back by itself when its database is killed', async ({ page }) => {
  const before = database()
  process.kill(before, 'SIGKILL')

  await expect.poll(database, { timeout: 20_000 }).not.toBe(before)
  await expect.poll(() => health(page), { timeout: 30_000 }).toBe(200)
})

function children(): number[] {
  const port = new URL(test.info().project.use.baseURL ?? '').port
  const run = JSON.parse(readFileSync(resolve(dataFolder, 'run', `${port}.json`), 'utf8'))
  return run.children.map(({ pid }: { pid: number }) => pid)
}

function database(): number {
  const { cluster } = JSON.parse(readFileSync(resolve(dataFolder, 'postgres.json'), 'utf8'))
  try {
    return Number.parseInt(readFileSync(resolve(dataFolder, cluster, 'postmaster.pid'), 'utf8'), 10)
  } catch {
    return 0
  }
}

async function health(page: Page): Promise<number> {
  try {
    return (await page.request.get('/api/health', { timeout: 5000 })).status()
  } catch {
    return 0
  }
}
