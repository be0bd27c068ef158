import { randomBytes } from 'node:crypto'

/** Where the bytes of files live. Keys are the store's own: unguessable, and no part of any address. */
export type Store = {
  /** Stores bytes for good under a key, in place of what was there. */
  put(key: string, content: Uint8Array): Promise<void>
  /** Stores under a key what is made a piece at a time, or nothing of it; tells how many bytes. */
  write(key: string, pieces: AsyncIterable<Uint8Array>): Promise<number>
  /** The bytes of a key, or null when there are none. Trouble of the store is thrown, never taken for absence. */
  find(key: string): Promise<Buffer | null>
  /** The same, a piece at a time. */
  stream(key: string): Promise<ReadableStream<Uint8Array> | null>
  has(key: string): Promise<boolean>
  /** Forgets a key, stored or not. */
  delete(key: string): Promise<void>
}

export const newKey = (): string => randomBytes(16).toString('hex')

/** The key itself; throws when it cannot be one, so that no key ever leads elsewhere. */
export function checkedKey(key: string): string {
  if (!/^[0-9a-f]{32}$/.test(key)) throw new Error('not a storage key')
  return key
}
