import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { makeDataFolder } from '@/bin/launch/data'
import { type Postgres, startPostgres } from '@/bin/postgres'
import { SHARED } from '@/bin/postgres/binaries'

/** A PostgreSQL of its own that leaves nothing behind. */
export async function throwAwayPostgres(): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'cohoi-test-'))
  chmodSync(folder, 0o755)
  const data = join(folder, 'data')
  makeDataFolder(data)
  const server = await startPostgres(data, 'template')
  return {
    ...server,
    async stop() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
      if (server.cluster.startsWith(SHARED)) rmSync(dirname(server.cluster), { recursive: true, force: true })
    },
  }
}
