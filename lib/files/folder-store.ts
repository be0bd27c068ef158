import 'server-only'
import { access, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { checkedKey, type Store } from './store'

/** Files in a folder, under random names of 128 bits, fanned out over 256 folders. */
export function folderStore(folder: string): Store {
  const pathOf = (key: string) => {
    const name = checkedKey(key)
    return join(/* turbopackIgnore: true */ folder, name.slice(0, 2), name)
  }
  return {
    async put(key, content) {
      await whole(pathOf(key), (path) => writeFile(path, content, { mode: 0o600, flag: 'w', flush: true }))
    },
    async write(key, pieces) {
      let bytes = 0
      await whole(pathOf(key), async (path) => {
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
    find: (key) => readFile(pathOf(key)).catch(absent),
    async stream(key) {
      const file = await open(pathOf(key)).catch(absent)
      return file && (Readable.toWeb(file.createReadStream()) as ReadableStream<Uint8Array>)
    },
    has: async (key) => (await access(pathOf(key)).catch(absent)) !== null,
    async delete(key) {
      await rm(pathOf(key), { force: true })
      await rm(`${pathOf(key)}.part`, { force: true })
    },
  }
}

/** Nobody meets a file that is not whole. */
async function whole(path: string, write: (path: string) => Promise<void>): Promise<void> {
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

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
