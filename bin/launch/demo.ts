import pg from 'pg'
import { seedDemo } from '@/lib/demo/seed'

/** Plants the demo workspace; whether it is there, for people may have removed it. */
export async function plantDemo(databaseUrl: string, password: string): Promise<boolean> {
  await seedDemo({ databaseUrl, password })
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from workspace where is_demo limit 1')
    return rowCount === 1
  } finally {
    await client.end()
  }
}
