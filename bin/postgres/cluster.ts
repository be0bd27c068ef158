import { execFile } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { LaunchError } from '../launch/error'
import { freePort } from '../launch/ports'
import { type Account, isReachable, isRoot, serverAccount } from './account'
import { type Binaries, SHARED } from './binaries'

export type Cluster = { cluster: string; password: string; port: number; keepPort(port: number): void }

/** Makes the cluster and its superuser's password at the first call; afterwards finds them again. */
export async function prepareCluster(data: string, binaries: Binaries): Promise<Cluster> {
  const file = join(data, 'postgres.json')
  const kept = existsSync(file)
    ? read(file)
    : { cluster: placeFor(data), password: secret(), port: await freePort() }
  const cluster = resolve(data, kept.cluster)
  write(file, kept)
  if (!existsSync(join(cluster, 'PG_VERSION'))) await initialise(cluster, kept.password, binaries)
  return { ...kept, cluster, keepPort: (port) => write(file, { ...kept, port }) }
}

/** PostgreSQL gets none of the application's secrets. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, NODE_ENV } = process.env
  return { PATH, SystemRoot, NODE_ENV, LC_ALL: 'C', LC_MESSAGES: 'C', TZ: 'UTC' }
}

type Kept = { cluster: string; password: string; port: number }

const secret = () => randomBytes(24).toString('base64url')
const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Kept

function write(file: string, kept: Kept): void {
  writeFileSync(`${file}.new`, JSON.stringify(kept), { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

function placeFor(data: string): string {
  if (!isRoot || isReachable(data)) return 'postgres' // relative, so that the folder may be moved
  return join(SHARED, createHash('sha256').update(data).digest('hex').slice(0, 16), 'postgres')
}

/** Builds beside the final place and renames, so that a kill in between leaves nothing half made. */
async function initialise(cluster: string, password: string, { initdb }: Binaries): Promise<void> {
  const account = serverAccount(cluster)
  const making = `${cluster}.new`
  rmSync(making, { recursive: true, force: true })
  mkdirSync(dirname(cluster), { recursive: true, mode: 0o755 })
  mkdirSync(making, { mode: 0o700 })
  const passwordFile = `${cluster}.password`
  writeFileSync(passwordFile, password, { mode: 0o600 })
  for (const path of [making, passwordFile]) give(path, account)
  try {
    await promisify(execFile)(initdb, initialisation(making, passwordFile), {
      ...account,
      cwd: making,
      env: serverEnvironment(),
    })
    renameSync(making, cluster)
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string }
    throw new LaunchError(
      `the built-in PostgreSQL could not be prepared, set DATABASE_URL instead: ${stderr || message}`,
    )
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

function initialisation(folder: string, passwordFile: string): string[] {
  const locale = ['--locale=C', '--locale-provider=icu', '--icu-locale=vi']
  return [
    '-D',
    folder,
    '-U',
    'cohoi',
    '-A',
    'scram-sha-256',
    `--pwfile=${passwordFile}`,
    '-E',
    'UTF8',
    ...locale,
  ]
}

function give(path: string, { uid, gid }: Account): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid)
}
