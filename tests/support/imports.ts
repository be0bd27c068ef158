import type { ImportRowState } from '@/db/schema'
import { carryOut } from '@/lib/import/carry-out'
import { beginImport, mapImport, startImport } from '@/lib/import/commands'
import { getImport } from '@/lib/import/own'
import type { ImportRun } from '@/lib/import/plan'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { storage } from '@/lib/mail/storage'
import { asOwner } from './owner'

/** A file as its bytes, or as rows of a CSV file. */
export const csv = (...rows: string[][]): Buffer => Buffer.from(rows.map((row) => row.join(';')).join('\r\n'))

/** Uploads a file and has it read. */
export async function anImport(actor: Actor, content: Buffer, kind = 'account'): Promise<ImportRun> {
  const storageKey = await storage.put(content)
  const file = { kind, name: 'Tệp.csv', bytes: content.length, storageKey }
  const { data } = await execute(beginImport, actor, file)
  return worked(actor, data.id)
}

/** Does what the worker would do now. */
export async function worked(actor: Actor, id: string): Promise<ImportRun> {
  await carryOut({ workspaceId: actor.workspace.id, id, isLastAttempt: true })
  return theImport(actor, id)
}

export async function theImport(actor: Actor, id: string): Promise<ImportRun> {
  const run = await reading(actor, (tx) => getImport(tx, actor, id))
  if (!run) throw new Error('no import')
  return run
}

/** Takes the columns as they were guessed, changed here and there, and has the rows looked through. */
export async function checked(
  actor: Actor,
  run: ImportRun,
  { onMatch = 'skip', matchBy = run.matchBy, makes = false } = {},
): Promise<ImportRun> {
  const columns = run.columns.map((column) => ({ ...column, makes }))
  await execute(mapImport, actor, { id: run.id, columns, matchBy, onMatch })
  return worked(actor, run.id)
}

/** A whole import, from its file to its records. */
export async function imported(
  actor: Actor,
  content: Buffer,
  how: Parameters<typeof checked>[2] = {},
  kind = 'account',
): Promise<ImportRun> {
  const run = await checked(actor, await anImport(actor, content, kind), how)
  await execute(startImport, actor, { id: run.id })
  return worked(actor, run.id)
}

export const accountsOf = (workspaceId: string, where = 'true') =>
  asOwner<Record<string, unknown>>(
    `select * from account where workspace_id = $1 and ${where} order by name`,
    [workspaceId],
  )

type Line = {
  row: number
  state: ImportRowState
  reasons: Record<string, { key: string }> | null
  record_id: string
}

export const linesOf = (run: ImportRun): Promise<Line[]> =>
  asOwner<Line>('select * from record_import_row where import_id = $1 order by row', [run.id])
