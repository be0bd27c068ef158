import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

export type Corpus = {
  /** Every raw message, as a path relative to the corpus. */
  messages: string[]
  bytes(path: string): Buffer
  text(path: string): string
  has(path: string): boolean
  list(folder: string): string[]
}

export function openCorpus(root: string): Corpus {
  const list = (folder: string) =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder))
          .sort()
          .map((name) => join(folder, name))
      : []
  return {
    messages: list('.').flatMap((collection) => list(join(basename(collection), 'messages'))),
    bytes: (path) => readFileSync(join(root, path)),
    text: (path) => readFileSync(join(root, path), 'utf8'),
    has: (path) => existsSync(join(root, path)),
    list,
  }
}
