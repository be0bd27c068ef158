import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import type { BackupNotes } from '@/db/schema'
import { timeZone } from '@/lib/identity/time-zone'
import { newPublicKey } from '@/lib/web-forms/public-key'
import { type Manifest, sha256 } from './archive/manifest'
import { readArchive } from './archive/unpack'
import { archivedTables, type Table } from './catalog'
import { linesOf } from './check'
import { fileColumns, tableOf } from './dump'
import type { Files } from './files'
import type { People } from './people'
import { flawed } from './refuse'

export type Source = { path: string; key: Buffer | null; manifest: Manifest }
export type Target = {
  workspaceId: string
  /** The archive was made here, of this very workspace: what belongs to the installation comes back too. */
  isOwn: boolean
  people: People
  files: Files
}

type Row = Record<string, unknown>

/** Never rewritten: what an archive holds of it is added. */
const LOG = 'event'
const WORKSPACE = 'workspace'
const ALIAS = 'alias'
const WEB_FORM = 'web_form'
const OF_WORKSPACE = ['contact', 'currency', 'locale', 'time_zone']

/** Takes the rows of a workspace away, children first; its log and its own row stay. */
export async function clear(tx: Tx, workspaceId: string): Promise<void> {
  const tables = await archivedTables(tx)
  for (const { name } of tables.toReversed().filter((table) => ![LOG, WORKSPACE].includes(table.name)))
    await tx.execute(sql`delete from ${sql.identifier(name)} where workspace_id = ${workspaceId}`)
}

/** Puts the rows and files of an archive into an empty workspace, part by part. Needs the realm of that workspace. */
export async function load(
  tx: Tx,
  source: Source,
  target: Target,
  watch: (rows: number) => Promise<void>,
): Promise<BackupNotes> {
  const tables = new Map((await archivedTables(tx)).map((table) => [table.name, table]))
  const loader = new Loader(tx, source.manifest, target)
  const parts = new Map(source.manifest.parts.map((part) => [part.name, part.sha256]))
  let rows = 0
  for await (const { name, content } of readArchive(source.path, source.key)) {
    const known = parts.get(name)
    if (known && known !== sha256(content)) throw flawed('backupTampered')
    const file = /^files\/([0-9a-f]{32})-([0-9a-f]{64})$/.exec(name)
    if (file?.[1]) await target.files.put(file[1], content)
    const table = tables.get(known ? (tableOf(name) ?? '') : '')
    if (!table) continue
    const lines = linesOf(content)
    await loader.add(table, lines)
    rows += lines.length
    await watch(rows)
  }
  await loader.finish()
  return { ...loader.notes, missingFiles: source.manifest.files.missing }
}

class Loader {
  readonly notes: BackupNotes = {}
  private readonly later: { table: Table; rows: Row[] }[] = []

  constructor(
    private readonly tx: Tx,
    private readonly manifest: Manifest,
    private readonly target: Target,
  ) {}

  async add(table: Table, lines: string[]): Promise<void> {
    if (table.name === WORKSPACE) return this.updateWorkspace(table, lines)
    if (table.name === ALIAS && !this.target.isOwn) return this.note('aliases', lines.length)
    const names = this.columnsOf(table).filter((name) => !table.later.includes(name))
    const list = sql.join(
      names.map((name) => sql.identifier(name)),
      sql`, `,
    )
    const added = await this.tx.execute(sql`
      insert into ${sql.identifier(table.name)} (workspace_id, ${list})
      select ${this.target.workspaceId}::uuid, ${list} from ${recordsOf(table.name, this.translated(table, lines))}
      ${table.name === LOG || table.name === ALIAS ? sql`on conflict do nothing` : sql``}`)
    const left = lines.length - (added.rowCount ?? 0)
    if (table.name === ALIAS) this.note('aliases', left)
    else if (left > 0 && table.name !== LOG) throw flawed('backupMisfit')
  }

  /** What had to wait for all rows, and what cannot go on as if nothing had happened. */
  async finish(): Promise<void> {
    for (const { table, rows } of this.later) await this.setLater(table, rows)
    const { workspaceId, isOwn, people } = this.target
    const here = sql`workspace_id = ${workspaceId}`
    await this.change(
      null,
      sql`update sales_team t set
        alias = (select a.address from alias a where a.team_id = t.id and a.workspace_id = t.workspace_id and a.kind = 'opportunity'),
        case_alias = (select a.address from alias a where a.team_id = t.id and a.workspace_id = t.workspace_id and a.kind = 'support_case')
      where ${here} and archived_at is null`,
    )
    await this.change(
      'unsent',
      sql`update message set state = 'failed', error = 'restored' where ${here} and state = 'queued'`,
    )
    await this.change(
      'unread',
      sql`update inbound_message set outcome = 'failed', error = 'restored', processed_at = now()
      where ${here} and outcome is null`,
    )
    await this.change(
      null,
      sql`update hand_over set state = 'stopped', ended_at = now() where ${here} and state = 'running'`,
    )
    if (!isOwn) await this.forgetSecrets()
    this.note('newLogins', people.made)
  }

  private note(key: string, more: number): void {
    if (more > 0) this.notes[key] = (this.notes[key] ?? 0) + more
  }

  private async change(key: string | null, statement: SQL): Promise<void> {
    const { rowCount } = await this.tx.execute(statement)
    if (key) this.note(key, rowCount ?? 0)
  }

  /** Columns that the archive and this version have in common; a missing one must be able to do without. */
  private columnsOf({ name, columns }: Table): string[] {
    const told = this.manifest.tables.find((table) => table.name === name)?.columns ?? []
    const missing = columns.filter((column) => !told.includes(column.name))
    if (missing.some(({ isNullable, hasDefault }) => !isNullable && !hasDefault))
      throw flawed('backupOlderSchema')
    return columns.flatMap((column) => (told.includes(column.name) ? [column.name] : []))
  }

  /** The rows as one JSON text, with references out of the workspace turned into those of this place. */
  private translated(table: Table, lines: string[]): string {
    const hasPeople = table.columns.some(({ name }) => name === 'login_id')
    const hasAddress = table.name === WEB_FORM && !this.target.isOwn
    const named = fileColumns([table]).map(({ column }) => column)
    if (!hasPeople && !hasAddress && named.length === 0 && table.later.length === 0)
      return `[${lines.join(',')}]`
    const rows = lines.map((line) => JSON.parse(line) as Row)
    for (const row of rows) {
      if (hasPeople) this.meet(row)
      if (hasAddress) row.public_key = newPublicKey() // the old one may still be in use
      for (const name of named) if (row[name]) row[name] = this.target.files.keyOf(String(row[name]))
    }
    const waiting = rows.filter((row) =>
      table.later.some((name) => row[name] !== null && row[name] !== undefined),
    )
    if (waiting.length > 0)
      this.later.push({ table, rows: waiting.map((row) => only(row, [...table.keys, ...table.later])) })
    return JSON.stringify(rows)
  }

  private meet(row: Row): void {
    const { idOf, unproven } = this.target.people
    row.login_id = idOf.get(String(row.login_id)) ?? null
    if (!row.is_active || !unproven.has(String(row.login_id))) return
    row.is_active = false
    this.note('inactive', 1)
  }

  private async setLater(table: Table, rows: Row[]): Promise<void> {
    const names = this.columnsOf(table).filter((name) => table.later.includes(name))
    const changes = sql.join(
      names.map((name) => sql`${sql.identifier(name)} = r.${sql.identifier(name)}`),
      sql`, `,
    )
    const keys = table.keys.filter((name) => name !== 'workspace_id')
    const same = sql.join(
      keys.map((name) => sql`t.${sql.identifier(name)} = r.${sql.identifier(name)}`),
      sql` and `,
    )
    await this.tx.execute(sql`update ${sql.identifier(table.name)} t set ${changes}
      from ${recordsOf(table.name, JSON.stringify(rows))} r where t.workspace_id = ${this.target.workspaceId} and ${same}`)
  }

  /** Name and address stay the target's own. */
  private async updateWorkspace(table: Table, lines: string[]): Promise<void> {
    const [row] = lines
    if (!row) return
    const { time_zone } = JSON.parse(row) as Row
    const names = this.columnsOf(table).filter(
      (name) =>
        OF_WORKSPACE.includes(name) && (name !== 'time_zone' || timeZone.safeParse(time_zone).success),
    )
    const changes = sql.join(
      names.map((name) => sql`${sql.identifier(name)} = r.${sql.identifier(name)}`),
      sql`, `,
    )
    await this.tx.execute(sql`update workspace w set ${changes}
      from ${recordsOf(WORKSPACE, `[${row}]`)} r where w.workspace_id = ${this.target.workspaceId}`)
  }

  /** What was sealed with another key, or for another workspace, can never be opened again. */
  private async forgetSecrets(): Promise<void> {
    for (const { name, columns } of await archivedTables(this.tx)) {
      for (const column of columns.filter((each) => /(^|_)sealed$/.test(each.name) && each.isNullable)) {
        const secret = sql.identifier(column.name)
        await this.change(
          'secrets',
          sql`update ${sql.identifier(name)} set ${secret} = null
          where workspace_id = ${this.target.workspaceId} and ${secret} is not null`,
        )
      }
    }
  }
}

const recordsOf = (table: string, rows: string): SQL =>
  sql`json_populate_recordset(null::${sql.identifier(table)}, ${rows}::json)`

const only = (row: Row, names: string[]): Row =>
  Object.fromEntries(names.filter((name) => name in row).map((name) => [name, row[name]]))
