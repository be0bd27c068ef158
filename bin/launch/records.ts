import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { end, isAlive, type Sighting, sight } from './processes'

type Run = { launcher: Sighting; children: Sighting[] }

export type RunRecord = {
  add(child: Sighting): void
  remove(): void
}

/** Notes in the data folder which processes belong to the copy on this port, for the next start to find. */
export function recordRun(data: string, port: number): RunRecord {
  const launcher = sight(process.pid)
  const file = join(folderOf(data), `${port}.json`)
  const children: Sighting[] = []
  const write = () => {
    if (!launcher) return
    writeFileSync(`${file}.new`, JSON.stringify({ launcher, children } satisfies Run), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  }
  mkdirSync(folderOf(data), { recursive: true, mode: 0o700 })
  write()
  return {
    add(child) {
      children.splice(0, children.length, ...children.filter(isAlive), child)
      write()
    },
    remove: () => rmSync(file, { force: true }),
  }
}

/** Ends what launchers that were killed have left running. */
export async function endOrphans(data: string): Promise<void> {
  for (const { file, run } of runsIn(data)) {
    if (isAlive(run.launcher)) continue
    await Promise.all(run.children.map((child) => end(child, 3000)))
    rmSync(file, { force: true })
  }
}

/** Launchers that run from this data folder now, by port. */
export function runningCopies(data: string): { port: number; pid: number }[] {
  return runsIn(data)
    .filter(({ run }) => isAlive(run.launcher))
    .map(({ port, run }) => ({ port, pid: run.launcher.pid }))
}

const folderOf = (data: string) => join(data, 'run')

function runsIn(data: string): { file: string; port: number; run: Run }[] {
  try {
    return readdirSync(folderOf(data))
      .filter((name) => name.endsWith('.json'))
      .map((name) => ({ file: join(folderOf(data), name), port: Number.parseInt(name, 10) }))
      .map(({ file, port }) => ({ file, port, run: JSON.parse(readFileSync(file, 'utf8')) as Run }))
  } catch {
    return []
  }
}
