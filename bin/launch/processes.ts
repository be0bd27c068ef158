import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** A process that can be recognised later, although its number may be given to another. */
export type Sighting = { pid: number; born: string }

/** Takes note of a living process; undefined when there is none, or the system cannot tell. */
export function sight(pid: number): Sighting | undefined {
  const born = inspect(pid)?.born
  return born ? { pid, born } : undefined
}

export function isAlive({ pid, born }: Sighting): boolean {
  return inspect(pid)?.born === born
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

/** npm and the shell it uses, when they run this process; they may end without a word. */
export function runners(): Sighting[] {
  const parent = inspect(process.ppid)
  const chain = parent ? [parent, inspect(parent.parent)] : []
  const npm = chain.findIndex((process) => process?.title.startsWith('npm'))
  return chain.slice(0, npm + 1).flatMap((process) => process ?? [])
}

type Details = Sighting & { parent: number; title: string }

function inspect(pid: number): Details | undefined {
  try {
    return process.platform === 'linux' ? readProc(pid) : askPs(pid)
  } catch {
    return undefined
  }
}

/** proc(5): after the name in brackets come state, parent and, as the 20th, the start in ticks since boot. */
function readProc(pid: number): Details | undefined {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (fields[0] === 'Z') return undefined
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  const title = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  return { pid, born: `${boot}/${fields[19]}`, parent: Number(fields[1]), title }
}

function askPs(pid: number): Details {
  const line = execFileSync('ps', ['-o', 'ppid=,lstart=,args=', '-p', String(pid)], { encoding: 'utf8' })
  const [parent, ...words] = line.trim().split(/\s+/)
  return { pid, born: words.slice(0, 5).join(' '), parent: Number(parent), title: words.slice(5).join(' ') }
}
