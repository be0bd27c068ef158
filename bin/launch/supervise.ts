import { type ChildProcess, spawn } from 'node:child_process'
import { type Sighting, sight } from './processes'

export type Program = {
  name: string
  /** Arguments for node. */
  args: string[]
  env: NodeJS.ProcessEnv
  cwd: string
  /** Milliseconds a clean end may take. */
  patience: number
}

export type Supervised = {
  /** Settles once the program has sent the message "ready". */
  ready: Promise<void>
  stop(): Promise<void>
}

/** Tells what happens; `seen` is called with every new process. */
export type Watcher = { seen(process: Sighting): void; say(line: string): void }

const SHORTEST = 250
const LONGEST = 15_000
const SETTLED = 30_000

/** Keeps a node program running: one that ends is started again, each time a little later until it holds. */
export function supervise(program: Program, watcher: Watcher): Supervised {
  let child: ChildProcess
  let timer: NodeJS.Timeout | undefined
  let pause = SHORTEST
  let stopping = false
  let isReady = () => {}
  const ready = new Promise<void>((resolve) => {
    isReady = resolve
  })

  const start = () => {
    const began = Date.now()
    child = fork(program)
    const seen = child.pid && sight(child.pid)
    if (seen) watcher.seen(seen)
    child.on('message', (message) => message === 'ready' && isReady())
    child.once('exit', (code, signal) => {
      if (stopping) return
      pause = Date.now() - began > SETTLED ? SHORTEST : Math.min(pause * 2, LONGEST)
      watcher.say(`${program.name} ended (${signal ?? code}); starting it again`)
      timer = setTimeout(start, pause)
    })
  }
  start()

  return {
    ready,
    async stop() {
      stopping = true
      clearTimeout(timer)
      await finish(child, program.patience)
    },
  }
}

function fork({ args, cwd, env }: Program): ChildProcess {
  return spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
}

/** Asks a child to end, and forces it when it takes too long. */
export function finish(child: ChildProcess, patience: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    const force = setTimeout(() => child.kill('SIGKILL'), patience)
    child.once('exit', () => {
      clearTimeout(force)
      resolve()
    })
    child.kill('SIGTERM')
  })
}
