import { sql } from 'drizzle-orm'
import { enter } from '@/db/client'
import { login } from '@/db/schema'
import { carryOut } from '@/lib/backup/carry-out'
import { checkArchive } from '@/lib/backup/check'
import { startBackup, startRestore } from '@/lib/backup/commands'
import { pathOf } from '@/lib/backup/place'
import { setBackupFolder } from '@/lib/backup/settings'
import { foundWorkspace } from '@/lib/identity/found'
import { type Actor, systemActor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { database } from '@/lib/kernel/database'
import { newId } from '@/lib/kernel/id'

export type Place = { id: string; slug: string }
type Run = { state: string; error: string | null; rows: number; bytes: number; targetId: string | null }

const FOLDER = 'soak'
const FILE = `${FOLDER}/soak.cohoi`

export async function makeBackup(place: Place): Promise<Run> {
  const actor = actorOf(place)
  await execute(setBackupFolder, actor, { folder: FOLDER })
  const { data } = await execute(startBackup, actor, { name: 'soak', passphrase: '' })
  return work(actor, data.id)
}

/** Restores what lies in the host's folder; answers the workspace that it became. */
export async function bringBack(host: Place): Promise<Place> {
  const actor = actorOf(host)
  await execute(setBackupFolder, actor, { folder: FOLDER })
  const wanted = { target: 'new', file: FILE, passphrase: '', name: 'Soak again' }
  const { data } = await execute(startRestore, actor, wanted)
  const { targetId } = await work(actor, data.id)
  const { rows } = await database().pool.query(
    'select workspace_id as id, slug from workspace where workspace_id = $1',
    [targetId],
  )
  return rows[0]
}

/** A workspace to restore from, in an empty database. */
export const aHost = (): Promise<Place> =>
  database().transact('identity', async (tx) => {
    const person = { id: newId(), name: 'Host', email: 'host@soak.test' }
    await tx.insert(login).values(person)
    const context = {
      tx,
      visitor: { ip: null, userAgent: '', loginId: null, sessionId: null },
      enter: async (workspaceId: string) => void (await tx.execute(sql.raw(enter({ workspaceId })))),
      leave: async () => void (await tx.execute(sql.raw(enter('identity')))),
    }
    const { id: loginId, ...founder } = person
    const { workspaceId } = await foundWorkspace(context, {
      name: 'Host',
      slug: 'host',
      founder: { loginId, ...founder },
    })
    return { id: workspaceId, slug: 'host' }
  })

export const placesOf = (from: Place, to: Place) => ({ from: pathOf(from, FILE), to: pathOf(to, FILE) })

export async function printsOf(place: Place): Promise<Record<string, string>> {
  const { tables } = await checkArchive(pathOf(place, FILE), null, async () => {})
  return Object.fromEntries(tables.map(({ name, rows, sha256 }) => [name, `${rows} ${sha256}`]))
}

const actorOf = ({ id, slug }: Place): Actor =>
  systemActor({ id, slug, name: slug, currency: 'VND', timeZone: 'Asia/Ho_Chi_Minh', isDemo: false })

async function work(actor: Actor, id: string): Promise<Run> {
  await carryOut({ workspaceId: actor.workspace.id, id, isLastAttempt: true })
  const { rows } = await database().pool.query<Run>(
    'select state, error, rows::float8, bytes::float8, target_id as "targetId" from backup where id = $1',
    [id],
  )
  const [run] = rows
  if (run?.state !== 'done') throw new Error(`the run ended as ${run?.state}: ${run?.error}`)
  return run
}
