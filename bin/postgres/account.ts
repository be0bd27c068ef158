import { execFileSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** Who the server runs as: the current person, or somebody unprivileged when that is root. */
export type Account = { uid?: number; gid?: number }

export const isRoot = process.getuid?.() === 0

/** PostgreSQL refuses to run as root; a cluster that exists already keeps its owner. */
export function serverAccount(cluster: string): Account {
  if (!isRoot) return {}
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster)
    if (uid !== 0) return { uid, gid }
  }
  return accountOf('postgres') ?? accountOf('nobody') ?? { uid: 65534, gid: 65534 }
}

/** Whether an unprivileged account can get at a path through all folders above it. */
export function isReachable(path: string): boolean {
  const at = resolve(path)
  if (!(statSync(at).mode & 0o001)) return false
  return at === dirname(at) || isReachable(dirname(at))
}

function accountOf(name: string): Account | undefined {
  try {
    const number = (flag: string) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
    return { uid: number('-u'), gid: number('-g') }
  } catch {
    return undefined
  }
}
