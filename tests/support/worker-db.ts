import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, inject, vi } from 'vitest'
import { settingNames } from '@/lib/kernel/env'

const template = inject('templateUrl')
const name = `test_${randomUUID().replaceAll('-', '')}`
const url = (database: string) => template.replace(/[^/]*$/, database)

await administer(`create database ${name} template ${new URL(template).pathname.slice(1)}`)
for (const setting of settingNames()) delete process.env[setting]
process.env.DATABASE_URL = url(name)
process.env.COHOI_BACKUPS = join(tmpdir(), name)
process.env.SECRET_KEY = 'a key for tests only, of 32 characters or more'

vi.mock('next/cache', () => ({ revalidatePath() {}, revalidateTag() {}, updateTag() {} }))

afterAll(async () => {
  await administer(`drop database ${name} with (force)`)
  rmSync(join(tmpdir(), name), { recursive: true, force: true })
})

async function administer(statement: string): Promise<void> {
  const client = new pg.Client(url('postgres'))
  await client.connect()
  await client.query(statement)
  await client.end()
}
