import pg from 'pg'
import { enter } from '@/db/client'

export type Statement = { text: string; values: unknown[] }
type Node = {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  Plans?: Node[]
}

/** How one statement reaches a table: by which index, if any, and how many of its rows it looks at. */
export type Access = { table: string; index: string | null; rows: number }

/** Runs something and gives back the statements by which it looked for rows in the database. */
export async function statementsOf(run: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = []
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function recorded(this: pg.Client, ...given: unknown[]) {
    const [first, second] = given
    const text = typeof first === 'string' ? first : String((first as { text?: string })?.text)
    statements.push({ text, values: Array.isArray(second) ? second : [] })
    return Reflect.apply(query, this, given)
  } as typeof query
  try {
    await run()
  } finally {
    pg.Client.prototype.query = query
  }
  return statements.filter(({ text }) => /^[\s(]*(select|update|delete|with)\b/i.test(text))
}

/** How a statement, run under the application's role and taken back, reaches each table. */
export async function accessesOf(
  client: pg.Client,
  workspaceId: string,
  { text, values }: Statement,
): Promise<Access[]> {
  await client.query(`begin; ${enter({ workspaceId })}`)
  try {
    const { rows } = await client.query(`explain (analyze, timing off, format json) ${text}`, values)
    return walk(rows[0]['QUERY PLAN'][0].Plan)
  } finally {
    await client.query('rollback')
  }
}

function walk(node: Node): Access[] {
  const inside = (node.Plans ?? []).flatMap(walk)
  const { 'Node Type': type, 'Relation Name': table, 'Index Name': index = null } = node
  if (type === 'Bitmap Index Scan') return [{ table: '', index, rows: 0 }, ...inside]
  if (!table || type === 'ModifyTable') return inside
  // An index that holds all that is asked for spares the table.
  const rows = type === 'Index Only Scan' ? 0 : looked(node)
  const bitmaps = inside.filter((access) => access.table === '')
  const others = inside.filter((access) => access.table !== '')
  if (bitmaps.length > 0) return [...bitmaps.map((bitmap) => ({ ...bitmap, table, rows })), ...others]
  return [{ table, index, rows }, ...inside]
}

const looked = (node: Node) =>
  (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops']
