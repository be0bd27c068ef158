import 'server-only'
import type { Readable } from 'node:stream'
import { type Entry, fromBufferPromise } from 'yauzl'
import { PARTS, tooLarge, unreadable } from './limits'

/** The parts of a zip file by their names, each unpacked only when it is asked for. */
export type Zip = { has(name: string): boolean; part(name: string): Promise<AsyncIterable<Buffer>> }

/**
 * Opens a zip file after its directory has said that nothing in it is too large; each part then has to be exactly as
 * large as it was said to be, or its stream breaks off.
 */
export async function openZip(bytes: Buffer): Promise<Zip> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true }).catch(refuse)
  if (zip.entryCount > PARTS.count) throw tooLarge()
  const entries = new Map<string, Entry>()
  let all = 0
  try {
    for await (const entry of zip.eachEntry()) {
      all += entry.uncompressedSize
      if (entry.uncompressedSize > PARTS.each || all > PARTS.all) throw tooLarge()
      if (entry.isEncrypted()) throw unreadable()
      entries.set(entry.fileName, entry)
    }
  } catch (error) {
    return refuse(error)
  }
  return {
    has: (name) => entries.has(name),
    async part(name) {
      const entry = entries.get(name)
      if (!entry) throw unreadable()
      return counted(await zip.openReadStreamPromise(entry).catch(refuse), entry.uncompressedSize)
    },
  }
}

async function* counted(stream: Readable, size: number): AsyncGenerator<Buffer> {
  let seen = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      seen += chunk.length
      if (seen > size) throw unreadable()
      yield chunk
    }
  } catch (error) {
    refuse(error)
  } finally {
    stream.destroy()
  }
}

/** What a broken file makes the reader say is the file's fault. */
function refuse(error: unknown): never {
  throw error instanceof Error && 'words' in error ? error : unreadable()
}
