import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeDataFolder } from '../launch/data'
import { startPostgres } from '../postgres'

/** A data folder with a database of its own, both gone afterwards; this process works with them meanwhile. */
export async function inScratch<T>(
  database: string,
  work: (place: { url: string; data: string }) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'cohoi-soak-'))
  const data = join(folder, 'data')
  makeDataFolder(data)
  process.env.COHOI_DATA = data
  process.env.SECRET_KEY = randomBytes(32).toString('hex')
  process.env.LOG_LEVEL ??= 'fatal'
  const server = await startPostgres(data, database)
  process.env.DATABASE_URL = server.url
  try {
    return await work({ url: server.url, data })
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

export async function timed<T>(run: () => Promise<T>): Promise<{ data: T; seconds: string }> {
  const started = performance.now()
  const data = await run()
  return { data, seconds: ((performance.now() - started) / 1000).toFixed(1) }
}
