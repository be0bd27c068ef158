import 'server-only'
import { createHash, type Hash } from 'node:crypto'
import {
  FORMAT,
  HEAD_NAME,
  type Head,
  headSchema,
  isNewerFormat,
  isNewerSchema,
  MANIFEST_NAME,
  type Manifest,
  manifestSchema,
  sha256,
} from './archive/manifest'
import { type Entry, readArchive } from './archive/unpack'
import { tableOf, updateWith } from './dump'
import { type Flaw, flawed } from './refuse'

/** Reads an archive to its end and compares everything with what it says of itself; refuses what is not whole. */
export async function checkArchive(
  path: string,
  key: Buffer | null,
  watch: (done: number) => Promise<void>,
): Promise<Manifest> {
  const seen = new Seen()
  let manifest: Manifest | undefined
  for await (const entry of readArchive(path, key)) {
    if (!seen.head) seen.head = headFrom(entry)
    else if (manifest) throw flawed('backupTampered')
    else if (entry.name === MANIFEST_NAME) manifest = manifestFrom(entry)
    else seen.take(entry)
    await watch(seen.rows)
  }
  if (!seen.head) throw flawed('backupForeign')
  if (!manifest) throw flawed('backupTruncated')
  seen.compare(manifest)
  return manifest
}

function headFrom({ name, content }: Entry): Head {
  const told = name === HEAD_NAME ? parsed(content, 'backupForeign') : null
  if ((told as Partial<Head> | null)?.format !== FORMAT) throw flawed('backupForeign')
  const head = headSchema.safeParse(told)
  if (!head.success) throw flawed(isFromLater(told) ? 'backupNewerFormat' : 'backupTampered')
  if (isNewerFormat(head.data)) throw flawed('backupNewerFormat')
  if (isNewerSchema(head.data)) throw flawed('backupNewerSchema')
  return head.data
}

const isFromLater = (told: unknown) => isNewerFormat({ formatVersion: 1, ...(told as object) } as Head)

function manifestFrom({ content }: Entry): Manifest {
  const manifest = manifestSchema.safeParse(parsed(content, 'backupTampered'))
  if (!manifest.success) throw flawed('backupTampered')
  return manifest.data
}

/** What was found on the way, without keeping it. */
class Seen {
  head: Head | undefined
  rows = 0
  private readonly parts: Manifest['parts'] = []
  private readonly tables = new Map<string, { rows: number; hash: Hash }>()
  private readonly files = { count: 0, bytes: 0, hash: createHash('sha256') }

  take({ name, content }: Entry): void {
    const file = /^files\/[0-9a-f]{32}-([0-9a-f]{64})$/.exec(name)
    const print = sha256(content)
    if (file) {
      if (file[1] !== print) throw flawed('backupTampered')
      this.files.count += 1
      this.files.bytes += content.length
      this.files.hash.update(`${print}\n`)
      return
    }
    const lines = linesOf(content)
    this.parts.push({ name, rows: lines.length, sha256: print })
    const table = tableOf(name)
    if (!table) return
    const known = this.tables.get(table) ?? { rows: 0, hash: createHash('sha256') }
    updateWith(known.hash, lines)
    known.rows += lines.length
    this.rows += lines.length
    this.tables.set(table, known)
  }

  compare(manifest: Manifest): void {
    const { count, bytes, hash } = this.files
    const found = {
      head: this.head,
      parts: this.parts,
      files: { count, bytes, sha256: hash.digest('hex') },
      tables: manifest.tables.map(({ name }) => {
        const { rows, hash: own } = this.tables.get(name) ?? { rows: 0, hash: createHash('sha256') }
        this.tables.delete(name)
        return { name, rows, sha256: own.digest('hex') }
      }),
    }
    const told = {
      head: headSchema.parse(manifest),
      parts: manifest.parts,
      files: { count: manifest.files.count, bytes: manifest.files.bytes, sha256: manifest.files.sha256 },
      tables: manifest.tables.map(({ name, rows, sha256: print }) => ({ name, rows, sha256: print })),
    }
    if (this.tables.size > 0 || JSON.stringify(found) !== JSON.stringify(told)) throw flawed('backupTampered')
  }
}

export const linesOf = (content: Buffer): string[] =>
  content.length <= 1 ? [] : content.subarray(0, -1).toString('utf8').split('\n')

function parsed(content: Buffer, flaw: Flaw): unknown {
  try {
    return JSON.parse(content.toString('utf8'))
  } catch {
    throw flawed(flaw)
  }
}
