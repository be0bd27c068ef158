import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Tx } from '@/db/client'
import { BACKUP_FREQUENCIES, backupSettings } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { command } from '@/lib/kernel/command'
import { conflict } from '@/lib/kernel/errors'
import { difference } from '@/lib/kernel/event'
import { seal } from '@/lib/kernel/secrets'
import { dueBackup } from './jobs'
import { isFolder } from './names'
import { requireUsable } from './place'
import { passphrase } from './schema'
import { nextTime } from './when'

const entity = 'backup_settings'
const permission = 'backup:write'

export const SUGGESTED_FOLDER = 'sao-luu'
const NONE = { folder: null, frequency: 'none', weekday: 1, hour: 1, keep: 7, version: 0 } as const

/** Where archives go. The folder is made and tried at once. */
export const setBackupFolder = command({
  name: 'backup_settings.folder',
  permission,
  input: z.strictObject({
    folder: z
      .string()
      .trim()
      .normalize('NFC')
      .min(1)
      .max(200)
      .refine(isFolder, { params: { key: 'backupFolder' } }),
  }),
  async run({ tx, actor }, { folder }) {
    const before = await settingsOf(tx, actor)
    if (before.folder === folder) return { data: {}, events: [] }
    await requireUsable(actor.workspace, folder)
    await tx
      .insert(backupSettings)
      .values({ workspaceId: actor.workspace.id, folder })
      .onConflictDoUpdate({ target: backupSettings.workspaceId, set: { folder, ...touched() } })
    const changes = { before: { folder: before.folder }, after: { folder } }
    return { data: {}, events: [{ entity, recordId: actor.workspace.id, type: 'updated', ...changes }] }
  },
})

/** When an archive is made by itself, and how many of those are kept. A passphrase given here is kept sealed. */
export const setBackupSchedule = command({
  name: 'backup_settings.schedule',
  permission,
  input: z.strictObject({
    frequency: z.enum(BACKUP_FREQUENCIES),
    weekday: z.int().min(1).max(7),
    hour: z.int().min(0).max(23),
    keep: z.int().min(1).max(100),
    /** Left out: as before. Empty: none. */
    passphrase: passphrase.optional(),
  }),
  async run({ tx, actor, enqueue }, { passphrase, ...schedule }) {
    const before = await settingsOf(tx, actor)
    if (schedule.frequency !== 'none' && !before.folder) throw conflict('backupNoPath')
    const { frequency, weekday, hour, keep } = before
    const changed = difference({ frequency, weekday, hour, keep }, schedule)
    const secret = passphrase === undefined ? {} : { passphraseSealed: sealed(passphrase, actor) }
    if (!changed && passphrase === undefined) return { data: {}, events: [] }
    await tx
      .insert(backupSettings)
      .values({ workspaceId: actor.workspace.id, ...schedule, ...secret })
      .onConflictDoUpdate({
        target: backupSettings.workspaceId,
        set: { ...schedule, ...secret, ...touched() },
      })
    const runAt = nextTime(schedule, actor.workspace.timeZone, new Date())
    if (runAt) await enqueue(dueBackup, {}, { key: 'backup.due', runAt })
    const event = {
      entity,
      recordId: actor.workspace.id,
      type: 'updated',
      ...(changed ?? { after: { encrypted: passphrase !== '' } }),
    }
    return { data: {}, events: [event] }
  },
})

const touched = () => ({ updatedAt: new Date(), version: sql`${backupSettings.version} + 1` })

const sealed = (passphrase: string, actor: Actor) =>
  passphrase ? seal(passphrase, `backup_settings:${actor.workspace.id}`) : null

export async function settingsOf(tx: Tx, actor: Actor) {
  const [row] = await tx
    .select()
    .from(backupSettings)
    .where(eq(backupSettings.workspaceId, actor.workspace.id))
  return row ?? { ...NONE, passphraseSealed: null }
}
