import pg from 'pg'
import { aCompany } from './company'
import { customerRows } from './customers'
import type { Part } from './part'
import { inScratch, timed } from './scratch'

/** A big list of customers into a spreadsheet, as the job makes it. */
export const soakExport: Part = ({ rows, say }) =>
  inScratch('cohoi', async ({ url }) => {
    const actor = await aCompany(url)
    await fill(url, actor.workspace.id, actor.id, rows)
    say(`filled ${rows} customers`)
    const { exportAll, close } = await import('./export-steps')
    try {
      const before = Math.round(process.memoryUsage.rss() / 1_048_576)
      const { data, seconds } = await timed(() => exportAll(actor))
      return [
        { name: 'rows', value: String(data.done), isWrong: data.done !== rows || data.state !== 'done' },
        {
          name: 'file',
          value: `${(data.bytes / 1_048_576).toFixed(1)} MB of ${data.columns.length} columns`,
        },
        { name: 'all told', value: `${seconds} s` },
        { name: 'memory of the process before', value: `${before} MB` },
        {
          name: 'peak memory of the process',
          value: `${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
        },
      ]
    } finally {
      await close()
    }
  })

async function fill(url: string, workspaceId: string, ownerId: string | null, rows: number): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const names: string[] = []
  for await (const [name] of customerRows(2000)) names.push(String(name))
  await client.query(
    `insert into account (workspace_id, id, name, kind, phone, email, born_on, owner_id, description, created_at)
     select $1, gen_random_uuid(), ($3::text[])[1 + n % 2000], 'person', '+8491' || lpad(n::text, 7, '0'),
       'kh' || n || '@example.vn', '1990-12-31', $2, 'Gặp tại hội chợ, quan tâm gói ' || n % 9, now() - n * interval '1 second'
     from generate_series(1, $4) n`,
    [workspaceId, ownerId, names, rows],
  )
  await client.query('vacuum (analyze) account')
  await client.end()
}
