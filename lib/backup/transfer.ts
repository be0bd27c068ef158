import 'server-only'
import { createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { conflict, notFound } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/id'
import { headOf } from './archive/unpack'
import { keepUploaded, noteDownload } from './commands'
import { archiveName, EXTENSION, isFile } from './names'
import { exists, keyOf, pathOf, requireUsable } from './place'
import { settingsOf } from './settings'

/** An archive of the actor's own workspace on its way out, piece by piece. */
export async function sendArchive(actor: Actor, file: string) {
  if (!isFile(file)) throw notFound()
  const handle = await open(pathOf(actor.workspace, file), 'r').catch(() => {
    throw notFound()
  })
  try {
    const { size } = await handle.stat()
    await execute(noteDownload, actor, { file })
    const body = Readable.toWeb(handle.createReadStream()) as globalThis.ReadableStream
    return { body, size, name: file.slice(file.lastIndexOf('/') + 1) }
  } catch (error) {
    await handle.close()
    throw error
  }
}

/** Takes an archive in, piece by piece; what is no archive is refused and leaves nothing behind. */
export async function takeArchive(actor: Actor, typed: string, body: ReadableStream | null) {
  const name = archiveName(typed)
  if (!name || !typed.endsWith(EXTENSION) || !body) throw conflict('backupName')
  const { folder } = await reading(actor, (tx) => settingsOf(tx, actor))
  if (!folder) throw conflict('backupNoPath')
  await requireUsable(actor.workspace, folder)
  const file = `${folder}/${name}`
  if (await exists(actor.workspace, file)) throw conflict('backupExists')
  const path = pathOf(actor.workspace, file)
  const unfinished = `${path}.${newId()}.part`
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await pipeline(Readable.fromWeb(body), createWriteStream(unfinished, { mode: 0o600 }))
    await headOf(unfinished)
    const { size } = await stat(unfinished)
    await execute(keepUploaded, actor, { file, bytes: size })
    await rename(unfinished, path)
    return { file, bytes: size }
  } catch (error) {
    await rm(unfinished, { force: true })
    throw keyOf(error) ? conflict(keyOf(error) ?? '') : error
  }
}
