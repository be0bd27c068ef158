import { randomUUID } from 'node:crypto'
import { asOwner } from './owner'

type Column = { table: string; name: string; type: string }

/** Puts a row of this workspace into every table that has none of it, so that a sweep finds something everywhere. */
export async function fillEveryTable(workspaceId: string): Promise<void> {
  const needed = await asOwner<Column>(
    `select c.relname as "table", a.attname as name, format_type(a.atttypid, null) as type
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
       and (a.attname = 'workspace_id' or (a.attnotnull and not a.atthasdef and a.attidentity = ''))
       and exists (select from pg_attribute w where w.attrelid = c.oid and w.attname = 'workspace_id')`,
  )
  for (const [table, columns] of grouped(needed)) {
    const [there] = await asOwner(`select from "${table}" where workspace_id = $1 limit 1`, [workspaceId])
    if (!there) await insertAnything(table, columns, workspaceId)
  }
  // A file is there for whoever its message is there for.
  await asOwner(
    `update attachment a set message_id = (select id from message m where m.workspace_id = a.workspace_id limit 1)
     where workspace_id = $1 and not exists (
       select from message m where m.workspace_id = a.workspace_id and m.id = a.message_id)`,
    [workspaceId],
  )
}

/** Without the checks of foreign keys: what is under test is who sees a row, not what it means. */
async function insertAnything(table: string, columns: Column[], workspaceId: string): Promise<void> {
  const names = columns.map(({ name }) => `"${name}"`).join(', ')
  const values = columns.map(({ name, type }) => (name === 'workspace_id' ? workspaceId : anything(type)))
  const places = values.map((_, at) => `$${at + 1}`).join(', ')
  await asOwner('set session_replication_role = replica')
  await asOwner(`insert into "${table}" (${names}) values (${places})`, values)
  await asOwner('set session_replication_role = default')
}

function anything(type: string): unknown {
  if (type === 'uuid') return randomUUID()
  if (type === 'integer' || type === 'bigint') return 1
  if (type === 'jsonb') return '[]'
  if (type === 'boolean') return true
  if (type === 'bytea') return Buffer.from('x')
  if (type === 'date' || type.startsWith('timestamp')) return new Date()
  return randomUUID()
}

function grouped(columns: Column[]): Map<string, Column[]> {
  const groups = new Map<string, Column[]>()
  for (const column of columns) groups.set(column.table, [...(groups.get(column.table) ?? []), column])
  return groups
}
