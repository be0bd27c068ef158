import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** A process that can be recognised later, although its number may be given to another. */
export type Sighting = { pid: number; born: string }

/** Takes note of a living process; undefined when there is none, or the system cannot tell. */
export function sight(pid: number): Sighting | undefined {
  const born = process.platform === 'linux' ? bornOnLinux(pid) : bornOnUnix(pid)
  return born ? { pid, born } : undefined
}

export function isAlive({ pid, born }: Sighting): boolean {
  return sight(pid)?.born === born
}

/** Ends a process seen earlier: asks first, forces after `patience` milliseconds. */
export async function end(seen: Sighting, patience: number): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    if (!isAlive(seen)) return
    process.kill(seen.pid, signal)
    const until = Date.now() + patience
    while (isAlive(seen) && Date.now() < until) await sleep(50)
  }
}

function bornOnLinux(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [state, started] = [fields[0], fields[19]]
    return state === 'Z'
      ? undefined
      : `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${started}`
  } catch {
    return undefined
  }
}

function bornOnUnix(pid: number): string | undefined {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined
  } catch {
    return undefined
  }
}
