import 'server-only'
import { createHash, type Hash } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import { enter, type Tx } from '@/db/client'
import { storage } from '@/lib/mail/storage'
import {
  HEAD_NAME,
  type Head,
  MANIFEST_NAME,
  type Manifest,
  marked,
  PEOPLE_NAME,
  sha256,
  withoutOutward,
} from './archive/manifest'
import type { Packer } from './archive/pack'
import { archivedTables, FILE_COLUMNS, type Table } from './catalog'

const PART_ROWS = 5000
const PART_BYTES = 8 * 1024 * 1024
/** Rows of tables that hold whole mails are fetched a few at a time. */
const LARGE_ROWS = 4

export type Watch = (step: 'rows' | 'files', done: number, total: number) => Promise<void>
type Parts = Manifest['parts']

/**
 * Puts everything that is archived of one workspace into `packer`, as `tx` sees it: a snapshot that stays as it is.
 * Memory stays the same however many rows there are.
 */
export async function dump(tx: Tx, head: Head, packer: Packer, watch: Watch): Promise<Manifest> {
  const { id } = head.workspace
  await tx.execute(sql`set local timezone to 'UTC'`)
  const tables = await archivedTables(tx)
  const total = await countRows(tx, tables, id)
  const parts: Parts = []
  await packer.add(HEAD_NAME, JSON.stringify(head))
  const add = async (name: string, lines: string[]) => {
    const content = `${lines.join('\n')}\n`
    parts.push({ name, rows: lines.length, sha256: sha256(content) })
    await packer.add(name, content)
  }
  await add(PEOPLE_NAME, await peopleOf(tx, id))
  const told: Manifest['tables'] = []
  let done = 0
  for (const table of tables) {
    const hash = createHash('sha256')
    let rows = 0
    for await (const lines of partsOf(tx, table, id)) {
      await add(partName(table.name, parts.length), lines)
      updateWith(hash, lines)
      rows += lines.length
      done += lines.length
      await watch('rows', done, total)
    }
    told.push({
      name: table.name,
      columns: table.columns.map(({ name }) => name),
      rows,
      sha256: hash.digest('hex'),
    })
  }
  const files = await addFiles(tx, tables, id, packer, watch)
  const manifest = marked({ ...head, tables: told, parts, files })
  await packer.add(MANIFEST_NAME, JSON.stringify(manifest))
  return manifest
}

const partName = (table: string, at: number) => `tables/${table}/${String(at).padStart(6, '0')}.ndjson`

/** The table that a part holds rows of, or undefined. */
export const tableOf = (part: string): string | undefined =>
  /^tables\/([a-z0-9_]+)\/\d+\.ndjson$/.exec(part)?.[1]

/** The prints by which two copies of a table are compared: over all rows in order. */
export function updateWith(hash: Hash, lines: string[]): void {
  if (lines.length > 0) hash.update(`${withoutOutward(lines.join('\n'))}\n`)
}

async function* partsOf(tx: Tx, table: Table, workspaceId: string): AsyncGenerator<string[]> {
  let lines: string[] = []
  let bytes = 0
  for await (const line of linesOf(tx, table, workspaceId)) {
    if (lines.length >= PART_ROWS || (lines.length > 0 && bytes + line.length > PART_BYTES)) {
      yield lines
      lines = []
      bytes = 0
    }
    lines.push(line)
    bytes += line.length
  }
  if (lines.length > 0) yield lines
}

async function* linesOf(tx: Tx, table: Table, workspaceId: string): AsyncGenerator<string> {
  const columns = sql.join(
    table.columns.map(({ name }) => sql.identifier(name)),
    sql`, `,
  )
  const rows = inOrder(table, columns, workspaceId)
  const query = sql`select row_to_json(archived)::text as line from (${rows}) archived`
  yield* fetched(tx, query, table.hasBytes ? LARGE_ROWS : PART_ROWS)
}

function inOrder({ name, order, parent }: Table, columns: SQL, workspaceId: string): SQL {
  const id = sql.raw(`'${checked(workspaceId)}'`)
  const table = sql.identifier(name)
  const rows = sql`select ${columns} from ${table} t`
  if (!parent) return sql`${rows} where workspace_id = ${id} order by ${sql.raw(order.join(', '))}`
  const key = sql.identifier(parent.key)
  const above = sql.identifier(parent.column)
  return sql`with recursive level as (
      select ${key} as at, 0 as depth from ${table} where workspace_id = ${id} and ${above} is null
      union all select t.${key}, depth + 1 from ${table} t join level on t.${above} = at where t.workspace_id = ${id})
    ${rows} left join level on at = t.${key}
    where workspace_id = ${id} order by depth nulls last, ${sql.raw(order.join(', '))}`
}

/** Reads through a cursor, so many rows at a time as make up some megabytes. */
async function* fetched(tx: Tx, query: SQL, most: number): AsyncGenerator<string> {
  await tx.execute(sql`declare archived no scroll cursor for ${query}`)
  for (let size = Math.min(100, most); ; ) {
    const { rows } = await tx.execute<{ line: string }>(sql.raw(`fetch ${size} from archived`))
    let bytes = 1
    for (const { line } of rows) {
      bytes += line.length
      yield line
    }
    if (rows.length < size) break
    size = Math.max(1, Math.min(most, Math.floor((size * PART_BYTES) / 2 / bytes)))
  }
  await tx.execute(sql`close archived`)
}

async function countRows(tx: Tx, tables: Table[], workspaceId: string): Promise<number> {
  let total = 0
  for (const { name } of tables) {
    const { rows } = await tx.execute<{ count: number }>(
      sql`select count(*)::float8 as count from ${sql.identifier(name)} where workspace_id = ${workspaceId}`,
    )
    total += rows[0]?.count ?? 0
  }
  return total
}

/** Who the members are. Neither passwords nor sessions nor tokens leave this place. */
async function peopleOf(tx: Tx, workspaceId: string): Promise<string[]> {
  await tx.execute(sql.raw(enter('identity')))
  const { rows } = await tx.execute<{ line: string }>(sql`
    select json_build_object('id', l.id, 'email', l.email, 'name', l.name, 'locale', l.locale,
      'timeZone', l.time_zone)::text as line
    from login l where l.id in (select login_id from member where workspace_id = ${workspaceId}) order by l.id`)
  await tx.execute(sql.raw(enter({ workspaceId })))
  return rows.map(({ line }) => line)
}

/** The files that rows name, under their key and their own hash. */
async function addFiles(tx: Tx, tables: Table[], workspaceId: string, packer: Packer, watch: Watch) {
  const files = { count: 0, bytes: 0, missing: 0 }
  const hash = createHash('sha256')
  for (const { table, column } of fileColumns(tables)) {
    const keys = inOrder(table, sql`${sql.identifier(column)} as line`, workspaceId)
    for await (const key of fetched(
      tx,
      sql`select line from (${keys}) named where line is not null`,
      PART_ROWS,
    )) {
      const content = await storage.find(key)
      if (!content) {
        files.missing += 1
        continue
      }
      const print = sha256(content)
      hash.update(`${print}\n`)
      files.count += 1
      files.bytes += content.length
      await packer.add(`files/${key}-${print}`, content)
      await watch('files', files.count, 0)
    }
  }
  return { ...files, sha256: hash.digest('hex') }
}

export const fileColumns = (tables: Table[]) =>
  tables.flatMap((table) =>
    table.columns
      .filter(({ name }) => FILE_COLUMNS.includes(name))
      .map(({ name: column }) => ({ table, column })),
  )

function checked(workspaceId: string): string {
  if (!/^[0-9a-f-]{36}$/.test(workspaceId)) throw new Error('not a workspace id')
  return workspaceId
}
