import { createHash, createHmac } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

export type Signed = { method: string; path: string; query: string; headers: IncomingHttpHeaders }

/** What AWS Signature Version 4 makes of a request to S3 under a secret; the test server itself believes every signature. */
export function isRightlySigned({ method, path, query, headers }: Signed, secret: string): boolean {
  const given = /Credential=[^/]+\/([^,]+),\s*SignedHeaders=([^,]+),\s*Signature=(\w+)/.exec(
    headers.authorization ?? '',
  )
  const [, place = '', names = '', signature = ''] = given ?? []
  const request = [
    method,
    path,
    new URLSearchParams([...new URLSearchParams(query)].sort()).toString(),
    ...names.split(';').map((name) => `${name}:${String(headers[name]).trim()}`),
    '',
    names,
    headers['x-amz-content-sha256'],
  ].join('\n')
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], place, sha256(request)].join('\n')
  const key = place.split('/').reduce<Buffer>(hmac, Buffer.from(`AWS4${secret}`))
  return hmac(key, text).toString('hex') === signature
}

export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex')
const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()
