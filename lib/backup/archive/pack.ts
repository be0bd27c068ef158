import 'server-only'
import { createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { pack } from 'tar-stream'
import { type Encryption, Seal } from './cipher'

export type Packer = { add(name: string, content: Uint8Array | string): Promise<void> }

const LEVEL = 4

/** Writes an archive as `unfinished` and gives it `path` only once it is whole; answers its size. */
export async function writeArchive(
  { path, unfinished }: { path: string; unfinished: string },
  encryption: Encryption | null,
  fill: (packer: Packer) => Promise<void>,
): Promise<number> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const tar = pack()
  const source = tar as unknown as NodeJS.ReadableStream
  const seal = encryption ? [new Seal(encryption.key, encryption.head)] : []
  const file = createWriteStream(unfinished, { mode: 0o600 })
  const written = pipeline([source, createGzip({ level: LEVEL }), ...seal, file])
  written.catch(() => {})
  try {
    await Promise.race([fill({ add: (name, content) => addTo(tar, name, content) }), written])
    tar.finalize()
    await written
    await flush(unfinished)
    const { size } = await stat(unfinished)
    await rename(unfinished, path)
    return size
  } catch (error) {
    tar.destroy(error as Error)
    await written.catch(() => {})
    await rm(unfinished, { force: true })
    throw error
  }
}

function addTo(tar: ReturnType<typeof pack>, name: string, content: Uint8Array | string): Promise<void> {
  const bytes = Buffer.from(content as Uint8Array)
  return new Promise((resolve, reject) => {
    const sink = tar.entry({ name, size: bytes.length, mode: 0o600 }, (error) =>
      error ? reject(error) : resolve(),
    )
    sink.end(bytes)
  })
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
