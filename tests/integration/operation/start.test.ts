import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freePort } from '@/bin/launch/ports'
import { endOrphans, recordRun, runningCopies } from '@/bin/launch/records'
import { start } from '@/tests/support/running'

const root = fileURLToPath(new URL('../../..', import.meta.url))
let data: string
let occupant: Server | undefined

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'cohoi-start-'))
})

afterEach(() => {
  occupant?.close()
  occupant = undefined
  rmSync(data, { recursive: true })
})

test('a busy port is named in one line', async () => {
  const port = await occupiedPort()

  expect(await attempt({ PORT: String(port) })).toEqual({
    code: 1,
    said: `Cohoi cannot start. PORT: ${port} on 127.0.0.1 is in use by another program; stop that or choose another PORT\n`,
  })
})

test('so is a busy port for mail', async () => {
  const port = await occupiedPort()

  expect(await attempt({ COHOI_SMTP_PORT: String(port) })).toEqual({
    code: 1,
    said: expect.stringMatching(/^Cohoi cannot start\. COHOI_SMTP_PORT: .*\n$/),
  })
})

test('a database that cannot be reached is named in one line, without its password', async () => {
  const port = await freePort()
  const DATABASE_URL = `postgres://me:hidden@127.0.0.1:${port}/cohoi`

  expect(await attempt({ DATABASE_URL, SECRET_KEY: 's'.repeat(32) })).toEqual({
    code: 1,
    said: `Cohoi cannot start. DATABASE_URL: cannot use the database at 127.0.0.1:${port} (connect ECONNREFUSED 127.0.0.1:${port})\n`,
  })
})

test('a database that does not let us in is named in one line', async () => {
  const DATABASE_URL = String(process.env.DATABASE_URL).replace(/:[^:@/]+@/, ':wrong@')

  expect(await attempt({ DATABASE_URL, SECRET_KEY: 's'.repeat(32) })).toEqual({
    code: 1,
    said: expect.stringMatching(/^Cohoi cannot start\. DATABASE_URL: .*password authentication failed.*\n$/),
  })
})

test('a bucket that cannot be written to is named in one line, without its secret', async () => {
  const bucket = {
    FILES_S3_URL: `http://127.0.0.1:${await freePort()}/files`,
    FILES_S3_KEY: 'me',
    FILES_S3_SECRET: 'hidden',
  }
  const DATABASE_URL = String(process.env.DATABASE_URL)

  expect(await attempt({ DATABASE_URL, SECRET_KEY: 's'.repeat(32), ...bucket })).toEqual({
    code: 1,
    said: expect.stringMatching(
      /^Cohoi cannot start\. FILES_S3_URL: cannot store files at 127\.0\.0\.1:\d+ \(connect ECONNREFUSED [^ ]+\)\n$/,
    ),
  })
})

test('a wrong setting is named in one line', async () => {
  expect(await attempt({ SIGNUP: 'perhaps' })).toEqual({
    code: 1,
    said: 'Cohoi cannot start. SIGNUP must be open, approval or closed\n',
  })
})

test('what a killed launcher left running is ended by the next start', async () => {
  const orphan = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  const ended = once(orphan, 'exit')
  const record = recordRun(data, 4000)
  const { sight } = await import('@/bin/launch/processes')
  const launcher = { pid: process.pid, born: 'earlier' }
  writeFileSync(join(data, 'run/4000.json'), JSON.stringify({ launcher, children: [sight(orphan.pid ?? 0)] }))
  await endOrphans(data)

  await ended
  record.remove()
})

test('copies that run from the same folder know of each other', () => {
  const record = recordRun(data, 4000)
  expect(runningCopies(data)).toEqual([{ port: 4000, pid: process.pid }])

  record.remove()
  expect(runningCopies(data)).toEqual([])
})

async function occupiedPort(): Promise<number> {
  const port = await freePort()
  occupant = createServer().listen(port, '127.0.0.1')
  await once(occupant, 'listening')
  return port
}

async function attempt(settings: Record<string, string>): Promise<{ code: number; said: string }> {
  const free = { PORT: String(await freePort()), COHOI_SMTP_PORT: String(await freePort()), COHOI_DATA: data }
  const env = { ...process.env, DATABASE_URL: '', SECRET_KEY: '', ...free, ...settings }
  const child = spawn(process.execPath, start, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const [[code], said] = await Promise.all([once(child, 'exit'), text(child.stderr), child.stdout.resume()])
  return { code, said }
}
