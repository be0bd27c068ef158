import 'server-only'
import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { env } from '@/lib/kernel/env'

/** Where the bytes of attachments live. Keys are the storage's own: unguessable, and no part of any address. */
export type Storage = {
  /** Stores bytes for good and returns their key: a new one, or that of a file which comes back. */
  put(content: Uint8Array, key?: string): Promise<string>
  /** The bytes of a key; throws when there are none. */
  get(key: string): Promise<Buffer>
  /** Stores under a key what is made a piece at a time, or nothing of it; tells how many bytes. */
  write(key: string, pieces: AsyncIterable<Uint8Array>): Promise<number>
  /** The bytes of a key, a piece at a time; throws when there are none. */
  stream(key: string): Promise<ReadableStream<Uint8Array>>
  /** Forgets a key, stored or not. */
  delete(key: string): Promise<void>
}

/** Files in the data folder, under random names of 128 bits, fanned out over 256 folders. */
export const storage: Storage = {
  async put(content, key = newKey()) {
    await whole(key, (path) => writeFile(path, content, { mode: 0o600, flag: 'w', flush: true }))
    return key
  },
  async write(key, pieces) {
    let bytes = 0
    await whole(key, async (path) => {
      const file = await open(path, 'w', 0o600)
      try {
        for await (const piece of pieces) {
          bytes += piece.length
          await file.writeFile(piece)
        }
        await file.sync()
      } finally {
        await file.close()
      }
    })
    return bytes
  },
  get: (key) => readFile(pathOf(key)),
  async stream(key) {
    const file = await open(pathOf(key))
    return Readable.toWeb(file.createReadStream()) as ReadableStream<Uint8Array>
  },
  async delete(key) {
    await rm(pathOf(key), { force: true })
    await rm(`${pathOf(key)}.part`, { force: true })
  },
}

export const newKey = (): string => randomBytes(16).toString('hex')

/** Nobody meets a file that is not whole. */
async function whole(key: string, write: (path: string) => Promise<void>): Promise<void> {
  const path = pathOf(key)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const unfinished = `${path}.part`
  try {
    await write(unfinished)
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

function pathOf(key: string): string {
  if (!/^[0-9a-f]{32}$/.test(key)) throw new Error('not a storage key')
  return join(/* turbopackIgnore: true */ env.COHOI_DATA, 'attachments', key.slice(0, 2), key)
}
