import { customerFile, customerRows } from '../soak/customers'
import { timed } from '../soak/scratch'
import { forgetCustomers, importByHand } from './floor-import'
import type { Figure, Result } from './report'
import type { Rig } from './rig'

const MOST = 50_000
const GOAL = 3

/** A spreadsheet of customers from its upload to the last record, beside the same rows written by hand. */
export async function importCustomers(rig: Rig): Promise<{ results: Result[]; figures: Figure[] }> {
  const { client, actors, rows: size } = rig
  const { workspace, id } = actors.administrator
  const count = Math.min(size, MOST)
  const rows = []
  for await (const row of customerRows(count)) rows.push(row)
  const [, ...customers] = rows
  const where = { client, workspaceId: workspace.id, memberId: id ?? '' }
  const alone = async (work: () => Promise<unknown>) => {
    const since = new Date()
    try {
      return Number((await timed(work)).seconds)
    } finally {
      await forgetCustomers(client, workspace.id, since)
    }
  }
  const file = await customerFile(count)
  const byHand = await alone(() => importByHand(where, customers))
  const ours = await alone(() => throughProduct(rig, file))
  rig.say(`import of ${count}: ${ours} s, by hand ${byHand} s`)
  const once = (seconds: number) => ({ median: seconds * 1000, p95: seconds * 1000 })
  return {
    results: [{ name: 'import', rows: size, clients: 1, goal: GOAL, ours: once(ours), byHand: once(byHand) }],
    figures: [{ name: `import of ${count} customers`, value: count / ours, unit: '/s' }],
  }
}

async function throughProduct({ actors }: Rig, file: Buffer): Promise<void> {
  const { importSteps } = await import('../soak/import-steps')
  const steps = importSteps(actors.administrator)
  const id = await steps.begin(file)
  await steps.read(id)
  await steps['look through'](id)
  await steps.write(id)
}
