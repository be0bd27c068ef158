import 'server-only'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { backup, backupSettings } from '@/db/schema'
import { humanName } from '@/lib/identity/name'
import { canAll } from '@/lib/kernel/actor'
import { type Context, command, sqlState } from '@/lib/kernel/command'
import { conflict, forbidden, invalidField, notFound } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/id'
import { PERMISSIONS } from '@/lib/kernel/policy'
import { seal } from '@/lib/kernel/secrets'
import { type Encryption, newEncryption } from './archive/cipher'
import { openWith } from './archive/unpack'
import { removeArchive, runBackup } from './jobs'
import { archiveName, isFile } from './names'
import { exists, pathOf, requireUsable } from './place'
import { passphrase } from './schema'

const entity = 'backup'
const permission = 'backup:write'
const target = z.strictObject({ id: z.uuid() })

/** Asks for an archive under a name. Needs the backup path to be set, and usable. */
export const startBackup = command({
  name: 'backup.create',
  permission,
  input: z.strictObject({ name: z.string().max(200), passphrase }),
  async run(context, { name, passphrase }) {
    const file = await freeFile(context, name)
    const encryption = passphrase ? await newEncryption(passphrase) : null
    const id = await begin(context, { file, isEncrypted: encryption !== null, secret: secretOf(encryption) })
    return { data: { id }, events: [{ entity, recordId: id, type: 'requested', after: { file } }] }
  },
})

/** Stops what is under way. The rows of this workspace being exchanged is the one thing that goes on to its end. */
export const cancelBackup = command({
  name: 'backup.cancel',
  permission,
  input: target,
  async run({ tx, actor }, { id }) {
    const here = and(eq(backup.workspaceId, actor.workspace.id), eq(backup.id, id))
    const [row] = await tx.select().from(backup).where(here).for('update')
    if (!row) throw notFound()
    if (row.state !== 'queued' && row.state !== 'running') return { data: { id }, events: [] }
    if (row.target === 'over' && row.step === 'writing') throw conflict('backupOver')
    const end = { state: 'canceled', keySealed: null, step: null, finishedAt: new Date() } as const
    await tx.update(backup).set(end).where(here)
    return { data: { id }, events: [{ entity, recordId: id, type: 'canceled', after: { file: row.file } }] }
  },
})

/** Takes an archive away for ever. */
export const deleteBackup = command({
  name: 'backup.delete',
  permission,
  input: target,
  async run({ tx, actor, enqueue }, { id }) {
    const [row] = await tx
      .update(backup)
      .set({ deletedAt: new Date() })
      .where(
        and(
          eq(backup.workspaceId, actor.workspace.id),
          eq(backup.id, id),
          eq(backup.kind, 'backup'),
          eq(backup.state, 'done'),
          isNull(backup.deletedAt),
        ),
      )
      .returning()
    if (!row) throw notFound()
    await enqueue(removeArchive, { file: row.file })
    return { data: { id }, events: [{ entity, recordId: id, type: 'deleted', before: { file: row.file } }] }
  },
})

const restoration = z.discriminatedUnion('target', [
  z.strictObject({ target: z.literal('new'), file: z.string(), passphrase, name: humanName }),
  z.strictObject({
    target: z.literal('over'),
    file: z.string(),
    passphrase,
    confirmation: z.string().max(200),
  }),
])

/**
 * Asks for an archive to come back: as a workspace of its own, or over this one once its name is typed. Whoever does
 * becomes an administrator of it, so they must have every right already.
 */
export const startRestore = command({
  name: 'backup.restore',
  permission,
  input: restoration,
  async run(context, wanted) {
    const { actor } = context
    const { file, target } = wanted
    if (!PERMISSIONS.every((each) => canAll(actor, each))) throw forbidden()
    if (!isFile(file) || !(await exists(actor.workspace, file))) throw notFound()
    if (target === 'over') {
      if (wanted.confirmation.normalize('NFC').trim() !== actor.workspace.name.normalize('NFC'))
        throw invalidField('confirmation', 'backupConfirmation')
      await requireUsable(actor.workspace, await folderOf(context))
    }
    const key = await openWith(pathOf(actor.workspace, file), wanted.passphrase)
    const newName = target === 'new' ? wanted.name : null
    const id = await begin(context, {
      kind: 'restore',
      file,
      target,
      newName,
      isEncrypted: key !== null,
      secret: key,
    })
    return {
      data: { id },
      events: [{ entity, recordId: id, type: 'restore_requested', after: { file, target } }],
    }
  },
})

/** Notes an archive that somebody brought along. */
export const keepUploaded = command({
  name: 'backup.upload',
  permission,
  input: z.strictObject({ file: z.string().max(400).refine(isFile), bytes: z.int().min(0) }),
  async run({ tx, actor }, { file, bytes }) {
    const id = newId()
    const row = { file, bytes, state: 'done', cause: 'upload', finishedAt: new Date() } as const
    await tx.insert(backup).values({ ...row, ...whoOf(actor), id })
    return { data: { id }, events: [{ entity, recordId: id, type: 'uploaded', after: { file, bytes } }] }
  },
})

/** Notes that an archive left the server. */
export const noteDownload = command({
  name: 'backup.download',
  permission,
  input: z.strictObject({ file: z.string().max(400).refine(isFile) }),
  async run({ actor }, { file }) {
    return {
      data: {},
      events: [{ entity, recordId: actor.workspace.id, type: 'downloaded', after: { file } }],
    }
  },
})

/** What the job needs to know of an encryption, in one piece. */
export const secretOf = (encryption: Encryption | null): Buffer | null =>
  encryption && Buffer.concat([encryption.head, encryption.key])

type Wanted = Partial<typeof backup.$inferInsert> & { file: string; secret: Buffer | null }

/** Puts a run into the queue; a workspace has one at a time. */
export async function begin({ tx, actor, enqueue }: Context, { secret, ...wanted }: Wanted): Promise<string> {
  const here = eq(backup.workspaceId, actor.workspace.id)
  const [other] = await tx
    .select({ id: backup.id })
    .from(backup)
    .where(and(here, inArray(backup.state, ['queued', 'running'])))
  if (other) throw conflict('backupBusy')
  const id = newId()
  const keySealed = secret && seal(secret.toString('base64'), `backup:${id}`)
  await tx
    .insert(backup)
    .values({ ...wanted, ...whoOf(actor), id, keySealed })
    .catch((error) => {
      throw sqlState(error) === '23505' ? conflict('backupBusy') : error
    })
  await enqueue(runBackup, { id }, { key: `backup:${id}` })
  return id
}

const whoOf = (actor: Context['actor']) => ({
  workspaceId: actor.workspace.id,
  memberId: actor.id,
  memberName: actor.name,
})

/** The path of a new archive; refuses without a backup path, with a bad name, or when it is there already. */
export async function freeFile(context: Context, typed: string): Promise<string> {
  const { workspace } = context.actor
  const folder = await folderOf(context)
  const name = archiveName(typed)
  if (!name) throw invalidField('name', 'backupName')
  const file = `${folder}/${name}`
  if (await exists(workspace, file)) throw invalidField('name', 'backupExists')
  await requireUsable(workspace, folder)
  return file
}

export async function folderOf({ tx, actor }: Context): Promise<string> {
  const [settings] = await tx
    .select({ folder: backupSettings.folder })
    .from(backupSettings)
    .where(eq(backupSettings.workspaceId, actor.workspace.id))
  if (!settings?.folder) throw conflict('backupNoPath')
  return settings.folder
}
