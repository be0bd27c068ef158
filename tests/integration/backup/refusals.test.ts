import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { gunzipSync, gzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { HEAD, newEncryption } from '@/lib/backup/archive/cipher'
import { MANIFEST_NAME, marked, sha256, withoutOutward } from '@/lib/backup/archive/manifest'
import { writeArchive } from '@/lib/backup/archive/pack'
import { type Entry, readArchive } from '@/lib/backup/archive/unpack'
import { startRestore } from '@/lib/backup/commands'
import { pathOf } from '@/lib/backup/place'
import { execute } from '@/lib/kernel/command'
import { anArchive, work } from '@/tests/support/backup'
import { asOwner, fingerprint } from '@/tests/support/owner'
import { aCard, aWorld, type World } from '@/tests/support/world'

const PASSPHRASE = 'mật khẩu đủ dài'
let world: World
let plain: string
let sealed: string

beforeAll(async () => {
  world = await aWorld()
  for (let at = 0; at < 12; at++) {
    const id = await aCard(world.admin, { title: `Cơ hội ${at}` })
    // So many bytes that cannot be pressed together that the archive has several frames.
    await asOwner('update opportunity set description = $2 where id = $1', [
      id,
      randomBytes(20_000).toString('base64'),
    ])
  }
  plain = await anArchive(world.admin, 'plain')
  sealed = await anArchive(world.admin, 'sealed', PASSPHRASE)
})

/** A file made of another's bytes. */
async function spoilt(file: string, spoil: (bytes: Buffer) => Buffer): Promise<string> {
  const path = pathOf(world.workspace, file)
  const made = `sao-luu/${crypto.randomUUID()}.cohoi`
  await writeFile(pathOf(world.workspace, made), spoil(await readFile(path)))
  return made
}

/** An archive made of another's parts. */
async function rewritten(change: (entry: Entry) => Entry[]): Promise<string> {
  const made = `sao-luu/${crypto.randomUUID()}.cohoi`
  const path = pathOf(world.workspace, made)
  await writeArchive({ path, unfinished: `${path}.part` }, null, async (packer) => {
    for await (const entry of readArchive(pathOf(world.workspace, plain), null))
      for (const { name, content } of change(entry)) await packer.add(name, content)
  })
  return made
}

const replaced = (name: string, change: (text: string) => string) => (entry: Entry) =>
  entry.name.includes(name) ? [{ ...entry, content: Buffer.from(change(entry.content.toString())) }] : [entry]

/** What the run says; everything but its own rows and their events is as before. */
async function outcomeOf(file: string, passphrase = ''): Promise<string | null> {
  const before = await printed()
  try {
    const { data } = await execute(startRestore, world.admin, {
      target: 'new',
      file,
      passphrase,
      name: 'Never',
    })
    await work(world.admin, data.id)
    const [run] = await asOwner<{ error: string | null }>('select error from backup where id = $1', [data.id])
    return run?.error ?? null
  } catch (error) {
    return (error as { words?: { key: string } }).words?.key ?? String(error)
  } finally {
    expect(await printed()).toEqual(before)
  }
}

async function printed() {
  const {
    'public.backup': _,
    'public.event': __,
    'graphile_worker._private_jobs': ___,
    ...rest
  } = await fingerprint()
  return rest
}

const CASES: [string, string, () => Promise<string>][] = [
  [
    'a file of another kind',
    'backupForeign',
    () => spoilt(plain, () => Buffer.from('PK\x03\x04 not an archive of ours')),
  ],
  [
    'a gzip that is no archive',
    'backupForeign',
    () => spoilt(plain, () => gzipSync(Buffer.alloc(5000, 'x'))),
  ],
  [
    'a tar of something else',
    'backupForeign',
    () => rewritten(replaced('cohoi.json', () => '{"format":"tar"}')),
  ],
  [
    'an archive cut off in the middle',
    'backupTruncated',
    () => spoilt(plain, (bytes) => bytes.subarray(0, bytes.length / 2)),
  ],
  [
    'an archive without its last bytes',
    'backupTruncated',
    () => spoilt(plain, (bytes) => bytes.subarray(0, -10)),
  ],
  [
    'an archive cut off between its parts',
    'backupTruncated',
    () => rewritten((entry) => (entry.name === MANIFEST_NAME ? [] : [entry])),
  ],
  ['a changed byte', 'backupTampered', () => spoilt(plain, (bytes) => changed(bytes, bytes.length - 5000))],
  [
    'a changed row',
    'backupTampered',
    () => rewritten(replaced('tables/opportunity/', (text) => text.replace('Cơ hội 7', 'Cơ hội 8'))),
  ],
  [
    'a missing part',
    'backupTampered',
    () => rewritten((entry) => (entry.name.startsWith('tables/tag/') ? [] : [entry])),
  ],
  [
    'a part twice',
    'backupTampered',
    () => rewritten((entry) => (entry.name.startsWith('tables/tag/') ? [entry, entry] : [entry])),
  ],
  [
    'an additional part',
    'backupTampered',
    () =>
      rewritten((entry) =>
        entry.name === MANIFEST_NAME
          ? [{ name: 'tables/login/000001.ndjson', content: Buffer.from('{}\n') }, entry]
          : [entry],
      ),
  ],
  [
    'a newer format',
    'backupNewerFormat',
    () => rewritten(replaced('cohoi.json', (text) => text.replace('"formatVersion":1', '"formatVersion":2'))),
  ],
  [
    'a newer schema',
    'backupNewerSchema',
    () => rewritten(replaced('cohoi.json', (text) => text.replace(/"number":\d+/, '"number":9999'))),
  ],
]

test.each(CASES)('%s is refused as %s, and nothing is written', async (_, reason, make) => {
  expect(await outcomeOf(await make())).toBe(reason)
})

test('rows that are whole but do not fit together are refused in the middle of writing, and nothing stays', async () => {
  let part = ''
  const made = await rewritten((entry) => {
    if (entry.name.startsWith('tables/opportunity_span/')) {
      part = entry.content
        .toString()
        .replace(/"opportunity_id":"[^"]+"/, `"opportunity_id":"${crypto.randomUUID()}"`)
      return [{ ...entry, content: Buffer.from(part) }]
    }
    if (entry.name !== MANIFEST_NAME) return [entry]
    const manifest = JSON.parse(entry.content.toString())
    for (const each of manifest.parts)
      if (each.name.startsWith('tables/opportunity_span/')) each.sha256 = sha256(part)
    for (const each of manifest.tables)
      if (each.name === 'opportunity_span') each.sha256 = sha256(withoutOutward(part))
    return [{ ...entry, content: Buffer.from(JSON.stringify(marked(manifest))) }]
  })
  expect(await outcomeOf(made)).toBe('backupMisfit')
})

test('an encrypted archive needs its passphrase, and shows nothing of what is in it', async () => {
  expect(await outcomeOf(sealed)).toBe('backupPassphraseNeeded')
  expect(await outcomeOf(sealed, 'another passphrase')).toBe('backupPassphrase')
  const bytes = await readFile(pathOf(world.workspace, sealed))
  expect(() => gunzipSync(bytes)).toThrow()
  const [run] = await asOwner<{ text: string }>(`select b::text as text from backup b where file = $1`, [
    sealed,
  ])
  expect(run?.text).not.toContain(PASSPHRASE)
  expect(await asOwner('select from backup where key_sealed is not null')).toEqual([])
})

test('an encrypted archive that was cut, changed or put together anew is refused', async () => {
  const frame = 64 * 1024 + 16
  expect(await outcomeOf(await spoilt(sealed, (bytes) => bytes.subarray(0, -20)), PASSPHRASE)).toBe(
    'backupTruncated',
  )
  expect(await outcomeOf(await spoilt(sealed, (bytes) => bytes.subarray(0, HEAD + frame)), PASSPHRASE)).toBe(
    'backupTruncated',
  )
  expect(
    await outcomeOf(await spoilt(sealed, (bytes) => changed(bytes, HEAD + frame + 100)), PASSPHRASE),
  ).toBe('backupTampered')
  const swapped = (bytes: Buffer) => {
    const at = (frameNumber: number) => HEAD + frameNumber * frame
    return Buffer.concat([
      bytes.subarray(0, at(1)),
      bytes.subarray(at(2), at(3)),
      bytes.subarray(at(1), at(2)),
      bytes.subarray(at(3)),
    ])
  }
  expect(await outcomeOf(await spoilt(sealed, swapped), PASSPHRASE)).toBe('backupTampered')
})

test('the key of an archive is its own', async () => {
  const [one, other] = await Promise.all([1, 2].map(() => newEncryption(PASSPHRASE)))
  expect(one?.key.equals(other?.key ?? Buffer.alloc(0))).toBe(false)
})

function changed(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}
