import 'server-only'
import { and, desc, eq, inArray, isNull, or } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { backup } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { env } from '@/lib/kernel/env'
import { Refusal } from '@/lib/kernel/errors'
import { EXTENSION, suggestedName } from './names'
import { freeBytes, placeOf, requireUsable, storedArchives } from './place'
import { SUGGESTED_FOLDER, settingsOf } from './settings'
import { nextTime } from './when'

const MOST = 500
const RECENT = 5

const { id, kind, cause, state, file, memberName, target, targetId, isEncrypted, isVerified } = backup
const { step, done, total, rows, files, bytes, notes, error, createdAt, finishedAt, deletedAt } = backup
const shown = { id, kind, cause, state, file, memberName, target, targetId, isEncrypted, isVerified }
const facts = { step, done, total, rows, files, bytes, notes, error, createdAt, finishedAt, deletedAt }

export type ShownRun = Awaited<ReturnType<typeof runsOf>>[number]
/** One file, with what is known of its making; `id` is null for a file that somebody else put there. */
export type Archive = {
  id: string | null
  file: string
  bytes: number
  at: Date
  memberName: string | null
  cause: ShownRun['cause'] | null
  rows: number
  isVerified: boolean
  isEncrypted: boolean
  isMissing: boolean
}

/** Everything the page shows: paths, settings, what is under way, and the archives as they lie on the disk. */
export async function backupScreen(actor: Actor) {
  const { settings, runs } = await reading(actor, async (tx) => ({
    settings: await settingsOf(tx, actor),
    runs: await runsOf(tx, actor),
  }))
  const stored = await storedArchives(actor.workspace)
  const { folder, frequency, weekday, hour, keep, passphraseSealed } = settings
  const names = stored.map((each) => each.file)
  return {
    paths: {
      data: env.COHOI_DATA,
      backups: placeOf(actor.workspace),
      folder,
      suggestedFolder: SUGGESTED_FOLDER,
      free: await freeBytes(env.COHOI_BACKUPS).then((free) => free ?? freeBytes(env.COHOI_DATA)),
      trouble: folder ? await troubleWith(actor, folder) : null,
    },
    schedule: { frequency, weekday, hour, keep, hasPassphrase: passphraseSealed !== null },
    next: nextTime(settings, actor.workspace.timeZone, new Date()),
    suggestion: freeName(suggestedName(actor.workspace, new Date()), folder, names),
    active: runs.find((run) => run.state === 'queued' || run.state === 'running') ?? null,
    recent: runs
      .filter(
        (run) =>
          run.state === 'failed' ||
          run.state === 'canceled' ||
          (run.kind === 'restore' && run.state === 'done'),
      )
      .slice(0, RECENT),
    archives: archivesOf(runs, stored),
  }
}

function runsOf(tx: Tx, actor: Actor) {
  return tx
    .select({ ...shown, ...facts })
    .from(backup)
    .where(and(eq(backup.workspaceId, actor.workspace.id), or(isNull(deletedAt), inArray(kind, ['backup']))))
    .orderBy(desc(createdAt), desc(id))
    .limit(MOST)
}

function archivesOf(runs: ShownRun[], stored: Awaited<ReturnType<typeof storedArchives>>): Archive[] {
  const onDisk = new Map(stored.map((each) => [each.file, each]))
  const made = runs.filter((run) => run.kind === 'backup' && run.state === 'done')
  const known = new Set(runs.filter((run) => run.kind === 'backup').map((run) => run.file))
  const own = made
    .filter((run) => !run.deletedAt)
    .map((run) => ({
      ...run,
      at: run.finishedAt ?? run.createdAt,
      bytes: onDisk.get(run.file)?.bytes ?? run.bytes,
      isMissing: !onDisk.has(run.file),
    }))
  const strangers = stored
    .filter((each) => !known.has(each.file))
    .map((each) => ({ ...NOTHING_KNOWN, ...each }))
  return [...own, ...strangers].toSorted((one, other) => other.at.getTime() - one.at.getTime())
}

const NOTHING_KNOWN = {
  id: null,
  memberName: null,
  cause: null,
  rows: 0,
  isVerified: false,
  isEncrypted: false,
  isMissing: false,
}

function freeName(name: string, folder: string | null, taken: string[]): string {
  for (let at = 1; ; at++) {
    const wanted = at > 1 ? `${name}-${at}` : name
    if (!taken.includes(`${folder}/${wanted}${EXTENSION}`)) return wanted
  }
}

const troubleWith = (actor: Actor, folder: string): Promise<string | null> =>
  requireUsable(actor.workspace, folder).then(
    () => null,
    (refusal) => {
      if (refusal instanceof Refusal) return refusal.words.key
      throw refusal
    },
  )
