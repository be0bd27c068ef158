import pg from 'pg'
import { expect, test } from 'vitest'

test('a test file has a migrated database of its own', async () => {
  const client = new pg.Client(process.env.DATABASE_URL)
  await client.connect()
  const { rows } = await client.query(
    "select current_database() as name, to_regclass('opportunity') is not null as migrated",
  )
  await client.end()

  expect(rows[0]).toEqual({ name: expect.stringMatching(/^test_/), migrated: true })
})
