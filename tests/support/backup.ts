import { randomUUID } from 'node:crypto'
import { copyFile, mkdir, readdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { createDatabase, type Database } from '@/db/client'
import { carryOut } from '@/lib/backup/carry-out'
import { checkArchive } from '@/lib/backup/check'
import { startBackup, startRestore } from '@/lib/backup/commands'
import { pathOf, placeOf } from '@/lib/backup/place'
import { setBackupFolder } from '@/lib/backup/settings'
import type { Actor, Workspace } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { asOwner } from './owner'
import type { World } from './world'

export const FOLDER = 'sao-luu'

/** Makes an archive as the worker would, and answers its path below the workspace's folder. */
export async function anArchive(actor: Actor, name: string, passphrase = ''): Promise<string> {
  await execute(setBackupFolder, actor, { folder: FOLDER })
  const { data } = await execute(startBackup, actor, { name, passphrase })
  await work(actor, data.id)
  return `${FOLDER}/${name}.cohoi`
}

export async function restoreAsNew(actor: Actor, file: string, passphrase = ''): Promise<string> {
  const wanted = { target: 'new', file, passphrase, name: 'Restored' }
  const { data } = await execute(startRestore, actor, wanted)
  await work(actor, data.id)
  return data.id
}

export const work = (actor: Actor, id: string) =>
  carryOut({ workspaceId: actor.workspace.id, id, isLastAttempt: true })

/** What was backed up and restored so far. */
export const runsOf = ({ workspace }: World) =>
  asOwner('select * from backup where workspace_id = $1 order by created_at', [workspace.id])

/** What the log says of it. */
export const backupEvents = ({ workspace }: World, type: string) =>
  asOwner(`select * from event where workspace_id = $1 and entity = 'backup' and type = $2`, [
    workspace.id,
    type,
  ])

/** What an archive says is in it, by table. */
export async function printsOf(workspace: Workspace, file: string) {
  const { tables, files } = await checkArchive(pathOf(workspace, file), null, async () => {})
  return {
    files,
    tables: Object.fromEntries(tables.map(({ name, rows, sha256 }) => [name, `${rows} ${sha256}`])),
  }
}

/** Carries an archive from one workspace's folder into another's, as a person with access to the disk does. */
export async function carry(from: Workspace, to: Workspace, file: string): Promise<void> {
  const path = pathOf(to, file)
  await mkdir(dirname(path), { recursive: true })
  await copyFile(pathOf(from, file), path)
}

export const filesIn = (workspace: Workspace): Promise<string[]> =>
  readdir(placeOf(workspace), { recursive: true }).then(
    (names) => names.sort(),
    () => [],
  )

/** Runs with another, empty database in place of the test's own. */
export async function elsewhere<T>(run: () => Promise<T>): Promise<T> {
  const template = inject('templateUrl')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const url = (database: string) => template.replace(/[^/]*$/, database)
  await administer(url('postgres'), `create database ${name} template template`)
  const slots = (globalThis as unknown as { cohoi: Map<string, unknown> }).cohoi
  const own = slots.get('database')
  const other: Database = createDatabase(url(name))
  slots.set('database', other)
  try {
    return await run()
  } finally {
    slots.set('database', own)
    await other.close()
    await administer(url('postgres'), `drop database ${name} with (force)`)
  }
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(statement)
  await client.end()
}
