import { dateIn, formatTime } from '@/lib/vietnam/date'
import { searchKey } from '@/lib/vietnam/text'

export const EXTENSION = '.cohoi'

const PART = String.raw`[\p{L}\p{N}][\p{L}\p{N} _-]{0,59}`
const FOLDER = new RegExp(`^${PART}(/${PART}){0,2}$`, 'u')
const NAME = /^[\p{L}\p{N}][\p{L}\p{N}._ -]{0,119}$/u

/** A folder below the workspace's own: up to three plain names, nothing that leads elsewhere. */
export const isFolder = (text: string): boolean => FOLDER.test(text)

/** The whole name of a typed one, or null when no file may be called so. */
export function archiveName(typed: string): string | null {
  const name = typed.normalize('NFC').trim()
  const bare = name.toLowerCase().endsWith(EXTENSION) ? name.slice(0, -EXTENSION.length) : name
  return NAME.test(bare) && !bare.includes('..') && !bare.endsWith('.') ? `${bare}${EXTENSION}` : null
}

/** Whether this is a path that Cohoi would have made below a workspace's folder. */
export function isFile(path: string): boolean {
  const at = path.lastIndexOf('/')
  const folder = path.slice(0, Math.max(0, at))
  const name = path.slice(at + 1)
  return (at < 0 || isFolder(folder)) && archiveName(name) === name
}

/** The name that says whose and from when: cohoi-ten-cong-ty-2026-11-28-0015. */
export function suggestedName({ name, timeZone }: { name: string; timeZone: string }, now: Date): string {
  const company = searchKey(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  const time = formatTime(now, timeZone).replace(':', '')
  return ['cohoi', company, dateIn(now, timeZone), time].filter(Boolean).join('-')
}
