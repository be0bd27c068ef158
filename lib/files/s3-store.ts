import 'server-only'
import { createHash } from 'node:crypto'
import { AwsClient } from 'aws4fetch'
import { checkedKey, type Store } from './store'

export type S3Account = { url: string; region: string; key: string; secret: string }

/** Of the parts of a file whose size is not known before its end; all but the last must have 5 MiB or more. */
const PART = 8 * 1024 * 1024
const RETRIES = 3
/** For an answer to begin, in milliseconds: at least, and more for each byte that is sent. */
const PATIENCE = 30_000
const PER_BYTE = 0.01

/** Files in a bucket of an S3-compatible store, each an object named by its key. */
export function s3Store({ url, region, key: accessKeyId, secret: secretAccessKey }: S3Account): Store {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: RETRIES })

  async function ask(method: string, key: string, query = '', body?: Uint8Array | string): Promise<Response> {
    const abort = new AbortController()
    const tooLong = setTimeout(
      () => abort.abort(new Error('the file store does not answer')),
      PATIENCE + (body?.length ?? 0) * PER_BYTE,
    )
    const asked = client.fetch(`${url}/${checkedKey(key)}${query}`, {
      method,
      signal: abort.signal,
      cache: 'no-store',
      // Signed with the request: bytes that are damaged on their way are refused.
      headers: {
        'x-amz-content-sha256': createHash('sha256')
          .update(body ?? '')
          .digest('hex'),
      },
      ...(body !== undefined && { body: body as BodyInit }),
    })
    const response = await asked.finally(() => clearTimeout(tooLong))
    if (response.ok || response.status === 404) return response
    throw new Error(`${method} at the file store: ${response.status} ${codeIn(await response.text())}`)
  }

  const must = async (method: string, key: string, query: string, body?: Uint8Array | string) => {
    const response = await ask(method, key, query, body)
    const text = await response.text()
    // A failure while the parts are put together comes after the 200.
    if (!response.ok || text.includes('<Error>'))
      throw new Error(`${method} at the file store: ${response.status} ${codeIn(text)}`)
    return { text, etag: response.headers.get('etag') ?? '' }
  }

  async function inParts(key: string, first: Buffer, rest: AsyncIterator<Buffer>): Promise<void> {
    const { text } = await must('POST', key, '?uploads')
    const id = encodeURIComponent(/<UploadId>([^<]+)/.exec(text)?.[1] ?? '')
    try {
      const etags: string[] = []
      for (let part: Buffer | undefined = first; part; part = await nextOf(rest)) {
        const { etag } = await must('PUT', key, `?partNumber=${etags.length + 1}&uploadId=${id}`, part)
        etags.push(etag)
      }
      const parts = etags.map(
        (etag, at) => `<Part><PartNumber>${at + 1}</PartNumber><ETag>${etag}</ETag></Part>`,
      )
      const list = `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`
      await must('POST', key, `?uploadId=${id}`, list)
    } catch (error) {
      await ask('DELETE', key, `?uploadId=${id}`).catch(() => {})
      throw error
    }
  }

  return {
    put: async (key, content) => void (await must('PUT', key, '', content)),
    async write(key, pieces) {
      let bytes = 0
      const parts = partsOf(pieces, (length) => {
        bytes += length
      })
      const first = (await nextOf(parts)) ?? Buffer.alloc(0)
      if (first.length < PART) await must('PUT', key, '', first)
      else await inParts(key, first, parts)
      return bytes
    },
    async find(key) {
      const response = await ask('GET', key)
      const content = Buffer.from(await response.arrayBuffer())
      return response.ok ? content : absent(content.toString())
    },
    async stream(key) {
      const response = await ask('GET', key)
      return response.ok ? response.body : absent(await response.text())
    },
    has: async (key) => (await ask('HEAD', key)).ok,
    delete: async (key) => void (await ask('DELETE', key)),
  }
}

async function* partsOf(
  pieces: AsyncIterable<Uint8Array>,
  seen: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = []
  let length = 0
  for await (const piece of pieces) {
    waiting.push(piece)
    length += piece.length
    seen(piece.length)
    if (length < PART) continue
    yield Buffer.concat(waiting)
    waiting = []
    length = 0
  }
  if (length > 0) yield Buffer.concat(waiting)
}

const nextOf = async (parts: AsyncIterator<Buffer>): Promise<Buffer | undefined> => {
  const { done, value } = await parts.next()
  return done ? undefined : value
}

/** No such object; a bucket that is not there is no absence, but trouble. */
function absent(text: string): null {
  if (codeIn(text) === 'NoSuchBucket') throw new Error('the file store has no such bucket')
  return null
}

const codeIn = (text: string): string => /<Code>([^<]{1,60})/.exec(text)?.[1] ?? ''
