import 'server-only'
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { env } from '@/lib/kernel/env'

/** Where the bytes of attachments live. Keys are the storage's own: unguessable, and no part of any address. */
export type Storage = {
  /** Stores bytes for good and returns their key: a new one, or that of a file which comes back. */
  put(content: Uint8Array, key?: string): Promise<string>
  /** The bytes of a key; throws when there are none. */
  get(key: string): Promise<Buffer>
  /** Forgets a key, stored or not. */
  delete(key: string): Promise<void>
}

/** Files in the data folder, under random names of 128 bits, fanned out over 256 folders. */
export const storage: Storage = {
  async put(content, key = randomBytes(16).toString('hex')) {
    const path = pathOf(key)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const unfinished = `${path}.part`
    try {
      await writeFile(unfinished, content, { mode: 0o600, flag: 'w', flush: true })
      await rename(unfinished, path)
    } catch (error) {
      await rm(unfinished, { force: true })
      throw error
    }
    return key
  },
  get: (key) => readFile(pathOf(key)),
  delete: (key) => rm(pathOf(key), { force: true }),
}

function pathOf(key: string): string {
  if (!/^[0-9a-f]{32}$/.test(key)) throw new Error('not a storage key')
  return join(/* turbopackIgnore: true */ env.COHOI_DATA, 'attachments', key.slice(0, 2), key)
}
