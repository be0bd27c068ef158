import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Child, child } from './child'

const NODE = ['--import', 'tsx', '--conditions=react-server']
const PATIENCE = 300_000

/** One of several copies of a program of ours, started and ended as an operator does. */
export type Copy = {
  name: string
  port: number
  data: string
  pid(): number
  start(): Promise<void>
  stop(signal?: NodeJS.Signals): Promise<void>
}

export function web(folder: string, at: number, port: number, env: NodeJS.ProcessEnv): Copy {
  const own = { PORT: String(port), COHOI_WORKER: '0' }
  return copy(folder, `web-${at}`, port, { ...env, ...own }, 'bin/start.ts', () => isWell(port))
}

export function worker(folder: string, at: number, env: NodeJS.ProcessEnv): Copy {
  return copy(folder, `worker-${at}`, 0, env, 'bin/worker.ts', async (isReady) => isReady)
}

function copy(
  folder: string,
  name: string,
  port: number,
  env: NodeJS.ProcessEnv,
  program: string,
  isThere: (isReady: boolean) => Promise<boolean>,
): Copy {
  const data = join(folder, name)
  mkdirSync(data)
  let running: Child | undefined
  return {
    name,
    port,
    data,
    pid: () => running?.process.pid ?? 0,
    async start() {
      const own = { ...env, COHOI_DATA: data }
      const begun = child(process.execPath, [...NODE, program], join(folder, `${name}.log`), { env: own })
      running = begun
      let isReady = false
      begun.process.on('message', (message) => {
        isReady = message === 'ready'
      })
      for (const until = Date.now() + PATIENCE; !(await isThere(isReady)); await sleep(250)) {
        if (begun.process.exitCode !== null || Date.now() > until)
          throw new Error(`${name} does not start, see ${join(folder, `${name}.log`)}`)
      }
    },
    stop: async (signal = 'SIGTERM') => running?.stop(signal),
  }
}

const isWell = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(20_000) }).then(
    (answer) => answer.ok,
    () => false,
  )
