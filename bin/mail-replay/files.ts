import { readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/**
 * The raw messages below a folder, as sorted relative paths: the files in folders named `messages` where there
 * are such folders (collections keep expectations and licences beside them), else every file.
 */
export function messageFiles(root: string): string[] {
  const all = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort()
  const kept = all.filter((path) => path.split(sep).slice(0, -1).includes('messages'))
  return kept.length > 0 ? kept : all
}
