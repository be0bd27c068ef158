import 'server-only'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import { Refusal } from '@/lib/kernel/errors'
import { type Flaw, flawed } from '../refuse'
import { HEAD, isEncrypted, keyFor, Unseal } from './cipher'

export type Entry = { name: string; content: Buffer }

/** More than any part or mail that Cohoi writes; whatever claims more was not written by it. */
const LARGEST = 128 * 1024 * 1024

/** The parts of an archive in their order, one in memory at a time. */
export async function* readArchive(path: string, key: Buffer | null): AsyncGenerator<Entry> {
  const tar = extract()
  const unseal = key ? [new Unseal(key)] : []
  const flow = pipeline([createReadStream(path), ...unseal, createGunzip(), tar])
  flow.catch(() => {})
  let isOurs = false
  try {
    for await (const entry of tar) {
      const { name, size = 0, type } = entry.header
      if (type !== 'file' || size > LARGEST) throw flawed('backupForeign')
      const chunks: Buffer[] = []
      for await (const chunk of entry) chunks.push(chunk as Buffer)
      yield { name, content: Buffer.concat(chunks) }
      isOurs = true
    }
    await flow
  } catch (error) {
    throw error instanceof Refusal ? error : flawed(flawOf(error, isOurs))
  } finally {
    tar.destroy()
    await flow.catch(() => {})
  }
}

/** Whether the file is an archive at all, and the head of an encrypted one. Refuses anything else. */
export async function headOf(path: string): Promise<Buffer | null> {
  const start = Buffer.alloc(HEAD)
  const file = await open(path, 'r').catch(() => {
    throw flawed('backupGone')
  })
  try {
    const { bytesRead } = await file.read(start, 0, HEAD, 0)
    if (isEncrypted(start)) return bytesRead < HEAD ? raise('backupTruncated') : start
    return start[0] === 0x1f && start[1] === 0x8b ? null : raise('backupForeign')
  } finally {
    await file.close()
  }
}

/** The key of an archive: null when it needs none. Refuses a passphrase that opens nothing. */
export async function openWith(path: string, passphrase: string): Promise<Buffer | null> {
  const head = await headOf(path)
  if (!head) return null
  if (!passphrase) throw flawed('backupPassphraseNeeded')
  return keyFor(passphrase, head)
}

function flawOf(error: unknown, isOurs: boolean): Flaw {
  const { code, message = '' } = (error ?? {}) as { code?: string; message?: string }
  if (code === 'ENOENT') return 'backupGone'
  if (code === 'Z_BUF_ERROR' || /unexpected end/i.test(message)) return 'backupTruncated'
  if (code === 'Z_DATA_ERROR') return 'backupTampered'
  if (code?.startsWith('E') && code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  return isOurs ? 'backupTampered' : 'backupForeign'
}

function raise(flaw: Flaw): never {
  throw flawed(flaw)
}
