import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, inject, vi } from 'vitest'
import type { Database } from '@/db/client'
import { settingNames } from '@/lib/kernel/env'

const template = inject('templateUrl')
const name = `test_${randomUUID().replaceAll('-', '')}`
const url = (database: string) => template.replace(/[^/]*$/, database)

await administer(`create database ${name} template ${new URL(template).pathname.slice(1)}`)
for (const setting of settingNames()) delete process.env[setting]
process.env.DATABASE_URL = url(name)
process.env.COHOI_DATA = join(tmpdir(), name)
process.env.SECRET_KEY = 'a key for tests only, of 32 characters or more'
process.env.PUSH_ALLOW_PRIVATE = '1'
process.env.SMTP_ALLOW_PRIVATE = '1' // the mail servers of the tests listen on this machine
// All of these tests through Neon's driver, or with files in a bucket: TEST_DRIVER=neon, TEST_FILES=s3.
const proxy =
  process.env.TEST_DRIVER === 'neon' ? await (await import('./neon-proxy')).aNeonProxy() : undefined
if (proxy) process.env.NEON_WS_PROXY = proxy.address
const stores = process.env.TEST_FILES === 's3' ? await import('./s3-server') : undefined
const bucket = await stores?.anS3Server()
if (stores && bucket) Object.assign(process.env, stores.s3Settings(bucket.account))
forget()

vi.mock('next/cache', () => ({ revalidatePath() {}, revalidateTag() {}, updateTag() {} }))

afterAll(async () => {
  vi.restoreAllMocks()
  const opened = kept()?.get('database') as Database | undefined
  if (opened && !opened.pool.ended) await opened.close()
  await bucket?.stop()
  proxy?.stop()
  await administer(`drop database ${name} with (force)`)
  rmSync(join(tmpdir(), name), { recursive: true, force: true })
})

/** What this process made for the test file before: it began with other settings, on another database. */
function forget(): void {
  for (const name of ['settings', 'database', 'replica', 'live', 'files']) kept()?.delete(name)
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client(url('postgres'))
  await client.connect()
  await client.query(statement)
  await client.end()
}

function kept(): Map<string, unknown> | undefined {
  return (globalThis as { cohoi?: Map<string, unknown> }).cohoi
}
