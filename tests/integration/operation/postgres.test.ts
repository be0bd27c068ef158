import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPostgres } from '@/bin/postgres'
import { throwAwayPostgres } from '@/tests/support/postgres'

let server: Awaited<ReturnType<typeof throwAwayPostgres>>

beforeAll(async () => {
  server = await throwAwayPostgres()
  await query('create table note (words text)')
  await query("insert into note values ('Ân'), ('Ăn'), ('An'), ('Đức'), ('Dũng')")
})

afterAll(() => server.stop())

test('sorts as Vietnamese do', async () => {
  expect(await words('order by words')).toEqual(['An', 'Ăn', 'Ân', 'Dũng', 'Đức'])
})

test('keeps its superuser password from other people', async () => {
  const wrong = new pg.Client(server.url.replace(/:[^:@/]+@/, ':wrong@'))

  await expect(wrong.connect()).rejects.toThrow('password authentication failed')
})

test('a second start uses the running server', async () => {
  const before = processOfServer()
  const again = await startPostgres(join(server.cluster, '..'), 'template')

  expect(again.url).toBe(server.url)
  expect(processOfServer()).toBe(before)
})

test('comes back at the same address, with its data, after kill -9', async () => {
  process.kill(processOfServer(), 'SIGKILL')
  await server.revive()

  expect(server.isRunning()).toBe(true)
  expect(await words('')).toHaveLength(5)
})

test('stays while somebody needs it, and goes afterwards', async () => {
  const kept = await startPostgres(join(server.cluster, '..'), 'template')
  await kept.stop(() => true)
  expect(kept.isRunning()).toBe(true)

  await kept.stop()
  expect(kept.isRunning()).toBe(false)

  await kept.revive()
  expect(await words('')).toHaveLength(5)
})

const processOfServer = () =>
  Number.parseInt(readFileSync(join(server.cluster, 'postmaster.pid'), 'utf8'), 10)

async function words(clause: string): Promise<string[]> {
  return (await query(`select words from note ${clause}`)).map((row) => row.words)
}

async function query(statement: string): Promise<{ words: string }[]> {
  const client = new pg.Client(server.url)
  await client.connect()
  try {
    return (await client.query<{ words: string }>(statement)).rows
  } finally {
    await client.end()
  }
}
