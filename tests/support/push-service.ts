import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Pushed = { tag: string; title: string; body: string; path: string }
type Received = { path: string; headers: Record<string, string | string[] | undefined>; body: Buffer }

/** A browser at a push service of the tests: what it hands to an application, and what it reads of its messages. */
export function aBrowser(service: string, path: string) {
  const curve = createECDH('prime256v1')
  const p256dh = curve.generateKeys()
  const auth = randomBytes(16)
  const address = {
    endpoint: `${service}${path}`,
    keys: { p256dh: p256dh.toString('base64url'), auth: auth.toString('base64url') },
  }

  /** The text of a message in one record, by RFC 8188 and RFC 8291, written without the library that encrypts it. */
  function read({ headers, body }: Received): Pushed {
    if (headers['content-encoding'] !== 'aes128gcm') throw new Error('not aes128gcm')
    const salt = body.subarray(0, 16)
    const theirs = body.subarray(21, 21 + (body[20] ?? 0))
    const sealed = body.subarray(21 + theirs.length)
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), p256dh, theirs])
    const secret = Buffer.from(hkdfSync('sha256', curve.computeSecret(theirs), auth, info, 32))
    const derived = (label: string, length: number) =>
      Buffer.from(hkdfSync('sha256', secret, salt, `Content-Encoding: ${label}\0`, length))
    const cipher = createDecipheriv('aes-128-gcm', derived('aes128gcm', 16), derived('nonce', 12))
    cipher.setAuthTag(sealed.subarray(-16))
    const plain = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()])
    return JSON.parse(plain.subarray(0, plain.lastIndexOf(2)).toString('utf8'))
  }
  return { address, path, read }
}

/** Whether a message is signed for this service by whoever has the public key that it names (RFC 8292). */
export function signerOf({ headers }: Received, service: string): string | null {
  const [, token, key] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(String(headers.authorization)) ?? []
  const [head, claims, mark] = (token ?? '').split('.')
  if (!key || !head || !claims || !mark) return null
  const point = Buffer.from(key, 'base64url')
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'))
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' })
  const signed = Buffer.from(`${head}.${claims}`)
  const isGood = verify(
    'sha256',
    signed,
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(mark, 'base64url'),
  )
  const { aud, exp } = JSON.parse(Buffer.from(claims, 'base64url').toString())
  return isGood && aud === service && exp * 1000 > Date.now() ? key : null
}

/** A push service that answers as it is told; at first it takes everything. */
export async function pushService() {
  const received: Received[] = []
  const answers = new Map<string, number>()
  const server = createServer(async (request, answer) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    const path = request.url ?? ''
    received.push({ path, headers: request.headers, body: Buffer.concat(parts) })
    answer.writeHead(answers.get(path) ?? 201).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    /** What it answers at one address from now on. */
    answer: (path: string, status: number) => void answers.set(path, status),
    at: (path: string) => received.filter((each) => each.path === path),
    stop: () => new Promise((resolve) => server.close(resolve)),
  }
}
