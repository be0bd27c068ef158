import { baseOf, type Check, type Scene, until } from './check'
import { aClient, type Client } from './client'

const reads: Check = {
  name: 'exports and reports are read from the replica, and from the primary when it is down',
  async run(scene) {
    const { rig, admin } = scene
    const base = baseOf(rig.webs[0]?.port ?? 0)
    const manager = await aClient(base, rig.base, 'manager@demo.test')
    const title = `Ban sao ${Date.now()}`
    const isMade = await admin.create(base, title)
    const from = await takes(admin, base)
    const report = await admin.get(base, '/cases/report')
    const onReplica = await readersOf(scene)
    const own = await takes(manager, base)
    await rig.replica.stop()
    const without = await takes(admin, base)
    const ownWithout = await takes(manager, base)
    await rig.replica.start()
    const isBack = await until(async () => (await rig.ownerOfReplica.query('select 1')).rowCount === 1)
    return {
      isWell:
        isMade &&
        from.text.includes(title) &&
        onReplica > 0 &&
        report.status === 200 &&
        from.text === without.text &&
        own.text === ownWithout.text &&
        own.lines < from.lines &&
        isBack !== null,
      measured: `${from.lines} lines as administrator and ${own.lines} as manager from the replica (${onReplica} connections to it), ${without.lines} and ${ownWithout.lines} while it is down; what was made just before is ${from.text.includes(title) ? '' : 'not '}in it`,
    }
  },
}

export const readingChecks = [reads]

async function takes(client: Client, base: string): Promise<{ text: string; lines: number }> {
  const form = new URLSearchParams({ kind: 'opportunity', format: 'csv' }).toString()
  const { status, text } = await client.post(base, '/api/export', form, {
    'Content-Type': 'application/x-www-form-urlencoded',
  })
  if (status !== 200) throw new Error(`the export answered ${status} ${text.slice(0, 200)}`)
  return { text, lines: text.trim().split('\n').length }
}

/** Connections of our processes to the replica, apart from this program's own. */
async function readersOf({ rig }: Scene): Promise<number> {
  const { rows } = await rig.ownerOfReplica.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity
     where backend_type = 'client backend' and query = 'commit' and usename = 'cohoi' and pid <> pg_backend_pid()`,
  )
  return rows[0]?.count ?? 0
}
