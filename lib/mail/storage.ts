import 'server-only'
import { join } from 'node:path'
import { folderStore } from '@/lib/files/folder-store'
import { s3Store } from '@/lib/files/s3-store'
import { newKey, type Store } from '@/lib/files/store'
import { env } from '@/lib/kernel/env'
import { shared } from '@/lib/kernel/shared'

/** The store of this installation's files: a bucket when there is one, else a folder within the data folder. */
const store = () => shared('files', open)

function open(): Store {
  const { FILES_S3_URL: url, FILES_S3_REGION: region, FILES_S3_KEY: key, FILES_S3_SECRET: secret } = env
  if (url && key && secret) return s3Store({ url, region, key, secret })
  return folderStore(join(/* turbopackIgnore: true */ env.COHOI_DATA, 'attachments'))
}

/** Where the bytes of attachments and other files live. */
export const storage = {
  /** Stores bytes for good and returns their key: a new one, or that of a file which comes back. */
  async put(content: Uint8Array, key = newKey()): Promise<string> {
    await store().put(key, content)
    return key
  },
  /** The bytes of a key; throws when there are none. */
  async get(key: string): Promise<Buffer> {
    const content = await store().find(key)
    if (!content) throw new Error('no such file')
    return content
  },
  find: (key: string) => store().find(key),
  has: (key: string) => store().has(key),
  stream: (key: string) => store().stream(key),
  write: (key: string, pieces: AsyncIterable<Uint8Array>) => store().write(key, pieces),
  delete: (key: string) => store().delete(key),
}

export { newKey }
