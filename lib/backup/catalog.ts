import 'server-only'
import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'

export type Column = { name: string; isNullable: boolean; hasDefault: boolean }
export type Table = {
  name: string
  /** Those that travel: neither the workspace's id nor what the database makes by itself. */
  columns: Column[]
  /** SQL by which its rows have one order everywhere. */
  order: string[]
  /** A row of the same table that has to be there before: its column, and the key it holds. */
  parent: { column: string; key: string } | null
  keys: string[]
  hasBytes: boolean
  /** Columns to be set only when all tables are filled, since what they point to may come later. */
  later: string[]
}

/** Columns that name a file in storage. */
export const FILE_COLUMNS: readonly string[] = ['storage_key', 'logo_key']

/** Tables of a workspace that stay where they are: neither archived nor touched by a restore. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  login_token: 'invitations and resets are one-time secrets that name this installation',
  intake_key: 'keys of the mail intake are credentials of this installation',
  calendar_feed: 'addresses of calendars are one-time secrets that name this installation',
  mailbox: 'passwords of mailboxes, and how far they were read, belong to this installation',
  mailbox_folder: 'how far a folder was read goes with its mailbox',
  push_device:
    'a device hears only from the installation, and within the session, that it was registered with',
  mail_domain: 'a domain is proved for one workspace by its DNS, not by an archive',
  upload: 'files of mails in the making are forgotten after a week',
  record_export: 'files of exports are forgotten after a week, and stay with who asked for them',
  record_import:
    'tables on their way in are forgotten after thirty days, and their undoing is of these very records',
  record_import_row: 'the rows of such tables go where their imports go',
  backup: 'it lists the archives themselves',
  backup_settings: 'where archives go belongs to the installation, not to the data',
}

type Reference = { from: string; to: string; columns: string[]; keys: string[]; isOptional: boolean }
type Found = { tables: Table[]; references: Reference[] }

/** Every table of workspaces that is archived, parents first: read from the database, so that a new table is in it. */
export async function archivedTables(tx: Tx): Promise<Table[]> {
  const { rows } = await tx.execute<{ found: Found }>(CATALOG)
  const { tables, references } = rows[0]?.found ?? { tables: [], references: [] }
  return inOrder(
    tables.filter(({ name }) => !Object.hasOwn(LEFT_OUT, name)),
    references,
  )
}

/** Parents before children. Where tables point at each other, references that may be empty wait till the end. */
function inOrder(tables: Table[], references: Reference[]): Table[] {
  const waiting = new Map(tables.map((table) => [table.name, { ...table, later: [] as string[] }]))
  const blocking = references.filter(({ from, to }) => waiting.has(from) && waiting.has(to))
  const ordered: Table[] = []
  while (waiting.size > 0) {
    const isFree = (name: string) =>
      !blocking.some(
        ({ from, to, isOptional }) => from === name && waiting.has(to) && !(to === from && isOptional),
      )
    const free = [...waiting.keys()].filter(isFree)
    if (free.length === 0) loosen(blocking, waiting)
    for (const name of free) {
      const table = waiting.get(name)
      if (!table) continue
      settle(table, blocking)
      ordered.push(table)
    }
    for (const name of free) waiting.delete(name)
  }
  return ordered
}

/** A tree is filled from its roots; where rows point at their like in several ways, that waits till the end. */
function settle(table: Table, blocking: Reference[]): void {
  const own = blocking.filter(({ from, to }) => from === table.name && to === table.name)
  const [
    {
      columns: [column],
      keys: [key],
    } = { columns: [], keys: [] },
  ] = own
  if (own.length === 1 && column && key) table.parent = { column, key }
  else table.later.push(...own.flatMap(({ columns }) => columns))
}

function loosen(blocking: Reference[], waiting: Map<string, Table>): void {
  const at = blocking.findIndex(
    ({ from, to, isOptional }) => isOptional && from !== to && waiting.has(from) && waiting.has(to),
  )
  const [loose] = at < 0 ? [] : blocking.splice(at, 1)
  if (!loose) throw new Error(`tables need each other: ${[...waiting.keys()].join(', ')}`)
  waiting.get(loose.from)?.later.push(...loose.columns)
}

const CATALOG = sql`
with tenant as (
  select c.oid, c.relname from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    and exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'tenant')),
part as (
  select t.oid, t.relname, a.attnum, a.attname, a.attnotnull, a.atthasdef, a.atttypid, a.attidentity, a.attcollation,
    a.attname <> 'workspace_id' and a.attgenerated = '' and a.attidentity = '' and a.atttypid <> 'xid8'::regtype as travels
  from tenant t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped),
key as (
  select k.conrelid as oid, p.attname, p.attcollation, at.place
  from pg_constraint k, unnest(k.conkey) with ordinality at(attnum, place), part p
  where k.contype = 'p' and p.oid = k.conrelid and p.attnum = at.attnum)
select json_build_object(
  'tables', (select json_agg(json_build_object(
    'name', t.relname,
    'columns', (select coalesce(json_agg(json_build_object('name', attname, 'isNullable', not attnotnull, 'hasDefault', atthasdef)
      order by attname collate "C"), '[]') from part p where p.oid = t.oid and travels),
    'keys', (select json_agg(attname order by place) from key k where k.oid = t.oid),
    'order', coalesce(
      (select json_build_array('workspace_id', attname) from part p where p.oid = t.oid and attidentity <> '' limit 1),
      (select json_agg(quote_ident(attname) || case when attcollation <> 0 then ' collate "C"' else '' end order by place)
        from key k where k.oid = t.oid)),
    'hasBytes', exists (select from part p where p.oid = t.oid and p.atttypid = 'bytea'::regtype),
    'parent', null, 'later', '[]'::json) order by t.relname) from tenant t),
  'references', (select coalesce(json_agg(json_build_object(
    'from', f.relname, 'to', o.relname,
    'columns', (select coalesce(json_agg(attname), '[]') from part p
      where p.oid = f.oid and p.attnum = any (k.conkey) and attname <> 'workspace_id'),
    'keys', (select coalesce(json_agg(attname), '[]') from part p
      where p.oid = o.oid and p.attnum = any (k.confkey) and attname <> 'workspace_id'),
    'isOptional', exists (select from part p where p.oid = f.oid and p.attnum = any (k.conkey) and not attnotnull))
      order by f.relname, k.conname), '[]')
    from pg_constraint k join tenant f on f.oid = k.conrelid join tenant o on o.oid = k.confrelid
    where k.contype = 'f')) as found`
