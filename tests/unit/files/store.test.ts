import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { folderStore } from '@/lib/files/folder-store'
import { s3Store } from '@/lib/files/s3-store'
import { newKey, type Store } from '@/lib/files/store'
import { anS3Server } from '@/tests/support/s3-server'
import { isRightlySigned, sha256 } from '@/tests/support/s3-signature'

const folder = mkdtempSync(join(tmpdir(), 'cohoi-store-'))
let server: Awaited<ReturnType<typeof anS3Server>>

beforeAll(async () => {
  server = await anS3Server()
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const MIB = 1024 * 1024

describe.each<[string, () => Store]>([
  ['a folder', () => folderStore(folder)],
  ['a bucket', () => s3Store(server.account)],
])('%s', (_, open) => {
  test('gives back what was put, until it is deleted', async () => {
    const [store, key] = [open(), newKey()]
    const content = randomBytes(70_000)
    expect([await store.has(key), await store.find(key), await store.stream(key)]).toEqual([
      ...[false, null, null],
    ])
    await store.put(key, content)
    expect(await store.has(key)).toBe(true)
    expect((await store.find(key))?.equals(content)).toBe(true)
    await store.put(key, Buffer.from('khác'))
    expect((await store.find(key))?.toString()).toBe('khác')
    await store.delete(key)
    await store.delete(key)
    expect([await store.has(key), await store.find(key)]).toEqual([false, null])
  })

  test.each([0, 1, 8 * MIB + 1])('takes and gives %i bytes piece by piece', async (size) => {
    const [store, key] = [open(), newKey()]
    const content = randomBytes(size)
    async function* pieces() {
      for (let at = 0; at < size; at += 300_000) yield content.subarray(at, at + 300_000)
    }
    expect(await store.write(key, pieces())).toBe(size)
    expect((await collected(await store.stream(key))).equals(content)).toBe(true)
    await store.delete(key)
  })

  test.each([1, 9 * MIB])('stores nothing of what breaks off after %i bytes', async (size) => {
    const [store, key] = [open(), newKey()]
    async function* pieces() {
      yield randomBytes(size)
      throw new Error('broken off')
    }
    await expect(store.write(key, pieces())).rejects.toThrow('broken off')
    expect(await store.has(key)).toBe(false)
  })

  test.each(['../../etc/passwd', 'a'.repeat(31), `${'a'.repeat(32)}?acl`])(
    'takes %s for no key',
    async (key) => {
      const store = open()
      await expect((async () => store.put(key, Buffer.from('x')))()).rejects.toThrow('not a storage key')
      await expect((async () => store.find(key))()).rejects.toThrow('not a storage key')
    },
  )
})

test('a broken folder is trouble, not absence', async () => {
  const key = newKey()
  const file = join(folder, readdirSync(folder).find((name) => name.length === 2) ?? '')
  await expect(folderStore(join(file, 'x', '\0')).find(key)).rejects.toThrow()
})

describe('a bucket out of order is trouble, not absence', () => {
  let down: Server
  let url = ''
  beforeAll(async () => {
    down = createServer((_, response) => {
      response.writeHead(503).end('<Error><Code>SlowDown</Code></Error>')
    })
    await new Promise<void>((resolve) => {
      down.listen(0, '127.0.0.1', resolve)
    })
    url = `http://127.0.0.1:${(down.address() as AddressInfo).port}/cohoi`
  })
  afterAll(() => void down.close())

  test.each<[string, (account: Account) => Account, RegExp]>([
    ['it says so', (account) => ({ ...account, url }), /503 SlowDown/],
    ['the secret is wrong', (account) => ({ ...account, secret: 'other' }), /403 SignatureDoesNotMatch/],
    ['it does not exist', (account) => ({ ...account, url: `${account.url}-none` }), /no such bucket/],
  ])('%s', async (_, changed, reason) => {
    await expect(s3Store(changed(server.account)).find(newKey())).rejects.toThrow(reason)
  })
})

test('the test server knows signatures as AWS documents them', () => {
  const headers = {
    host: 'examplebucket.s3.amazonaws.com',
    range: 'bytes=0-9',
    'x-amz-content-sha256': sha256(''),
    'x-amz-date': '20130524T000000Z',
    authorization:
      'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,' +
      'SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,' +
      'Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  }
  const request = { method: 'GET', path: '/test.txt', query: '', headers }
  expect(isRightlySigned(request, 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY')).toBe(true)
  expect(isRightlySigned(request, 'another')).toBe(false)
})

type Account = typeof server.account

async function collected(stream: ReadableStream<Uint8Array> | null): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of stream as unknown as AsyncIterable<Uint8Array>) pieces.push(piece)
  return Buffer.concat(pieces)
}
