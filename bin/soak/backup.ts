import { copyFile, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import pg from 'pg'
import { createDatabase } from '@/db/client'
import { migrate } from '@/db/migrate'
import { fillMany } from './fill-many'
import type { Figure, Part } from './part'
import { inScratch, timed } from './scratch'

/** Rows that rightly differ in another workspace of another database. */
const OWN = ['workspace', 'alias', 'sales_team', 'member', 'member_group', 'event']

/** A big workspace into an archive, into a new database, and into an archive again: both must say the same. */
export const soakBackup: Part = ({ rows, say }) => inScratch('soak', ({ url }) => trial({ url, rows, say }))

async function trial({
  url,
  rows,
  say,
}: {
  url: string
  rows: number
  say: (line: string) => void
}): Promise<Figure[]> {
  await migrate(url)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const big = await timed(() => fillMany(client, rows, say))
  say(`filled in ${big.seconds} s`)
  const { makeBackup, bringBack, aHost, printsOf, placesOf } = await import('./backup-steps')
  const made = await timed(() => makeBackup(big.data))
  say(`backed up in ${made.seconds} s`)
  await client.query('create database elsewhere')
  await client.end()

  const other = url.replace(/[^/]*$/, 'elsewhere')
  await migrate(other)
  const leave = workIn(other)
  try {
    const host = await aHost()
    const { from, to } = placesOf(big.data, host)
    await mkdir(dirname(to), { recursive: true })
    await copyFile(from, to)
    const restored = await timed(() => bringBack(host))
    say(`restored in ${restored.seconds} s`)
    const again = await timed(() => makeBackup(restored.data))
    const [one, two] = [await printsOf(big.data), await printsOf(restored.data)]
    const different = Object.keys(one).filter((name) => !OWN.includes(name) && one[name] !== two[name])
    return [
      { name: 'opportunities', value: String(rows) },
      { name: 'rows in the archive', value: String(made.data.rows) },
      { name: 'archive', value: `${(made.data.bytes / 1024 / 1024).toFixed(1)} MB` },
      { name: 'back up and verify', value: `${made.seconds} s` },
      { name: 'check and restore', value: `${restored.seconds} s` },
      { name: 'back up again and verify', value: `${again.seconds} s` },
      { name: 'tables that differ', value: different.join(', ') || '0', isWrong: different.length > 0 },
      { name: 'peak RSS of the process', value: `${Math.round(process.resourceUsage().maxRSS / 1024)} MB` },
    ]
  } finally {
    await leave()
  }
}

/** From now on this process works with another database. */
function workIn(url: string): () => Promise<void> {
  const slots = (globalThis as unknown as { cohoi: Map<string, unknown> }).cohoi
  const other = createDatabase(url)
  const before = slots.get('database') as { close(): Promise<void> }
  slots.set('database', other)
  return async () => {
    await other.close()
    await before.close()
  }
}
