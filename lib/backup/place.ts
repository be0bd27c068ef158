import 'server-only'
import { access, constants, mkdir, readdir, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { env } from '@/lib/kernel/env'
import { conflict } from '@/lib/kernel/errors'
import { EXTENSION, isFile } from './names'

type Whose = { id: string; slug: string }
export type Stored = { file: string; bytes: number; at: Date }

/** Less than this on the disk, and nothing is begun. */
const LEAST_FREE = 32 * 1024 * 1024
const DEEPEST = 4

/** The folder that is one workspace's alone, below the operator's. */
export const placeOf = ({ id, slug }: Whose): string =>
  join(/* turbopackIgnore: true */ env.COHOI_BACKUPS, `${slug}-${id.slice(-8)}`)

/** Where a file of a workspace lies. The name has been checked, and is checked again. */
export function pathOf(workspace: Whose, file: string): string {
  if (!isFile(file)) throw conflict('backupGone')
  return join(/* turbopackIgnore: true */ placeOf(workspace), file)
}

/** Makes the folder and tries it; refuses with the reason when an archive could not be written there. */
export async function requireUsable(workspace: Whose, folder: string): Promise<void> {
  const path = join(/* turbopackIgnore: true */ placeOf(workspace), folder)
  const probe = join(path, `.cohoi-${process.pid}-${Date.now()}`)
  try {
    await mkdir(path, { recursive: true, mode: 0o700 })
    await writeFile(probe, 'x', { mode: 0o600 })
    await rm(probe, { force: true })
  } catch (error) {
    throw conflict(keyOf(error) ?? 'backupPath')
  }
  const free = await freeBytes(path)
  if (free !== null && free < LEAST_FREE) throw conflict('backupDiskFull')
}

/** The message for what a disk said, or undefined when the disk is not to blame. */
export function keyOf(error: unknown): 'backupDiskFull' | 'backupPath' | undefined {
  const { code } = (error ?? {}) as { code?: string }
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'backupDiskFull'
  return ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT', 'EIO'].includes(code ?? '')
    ? 'backupPath'
    : undefined
}

export async function freeBytes(path: string): Promise<number | null> {
  return statfs(path).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => null,
  )
}

export const exists = (workspace: Whose, file: string): Promise<boolean> =>
  access(pathOf(workspace, file), constants.F_OK).then(
    () => true,
    () => false,
  )

/** The archives that lie in a workspace's folder, whoever put them there. */
export async function storedArchives(workspace: Whose): Promise<Stored[]> {
  return within(placeOf(workspace), '', DEEPEST)
}

async function within(place: string, folder: string, depth: number): Promise<Stored[]> {
  if (depth === 0) return []
  const entries = await readdir(join(place, folder), { withFileTypes: true }).catch(() => [])
  const found: Stored[] = []
  for (const entry of entries) {
    const file = folder ? `${folder}/${entry.name}` : entry.name
    if (entry.isDirectory()) found.push(...(await within(place, file, depth - 1)))
    if (!entry.isFile() || !entry.name.endsWith(EXTENSION) || !isFile(file)) continue
    const facts = await stat(join(place, file)).catch(() => null)
    if (facts) found.push({ file, bytes: facts.size, at: facts.mtime })
  }
  return found
}
