import { LaunchError } from './error'
import { isAlive, runners } from './processes'

/** What has to be undone at the end, in reverse order of its doing. */
export class Shutdown {
  private readonly steps: (() => Promise<unknown>)[] = []
  private ending: Promise<void> | undefined

  constructor() {
    whenToldToStop(() => void this.exit(0))
  }

  add(step: () => Promise<unknown>): void {
    this.steps.push(step)
  }

  get hasBegun(): boolean {
    return this.ending !== undefined
  }

  exit(code: number): Promise<void> {
    this.ending ??= this.run().finally(() => process.exit(code))
    return this.ending
  }

  private async run(): Promise<void> {
    for (const step of this.steps.reverse())
      await step().catch((error: Error) => console.error(error.message))
  }
}

/** Calls back on a signal to end, and when what runs this process is gone. */
export function whenToldToStop(stop: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  whenAbandoned(stop)
  const npm = runners()
  if (npm.length > 0) setInterval(() => npm.every(isAlive) || stop(), 250).unref()
}

/** Calls back when the process that forked this one is gone, which may have been before now. */
export function whenAbandoned(stop: () => void): void {
  if (process.connected === false) stop()
  else process.once('disconnect', stop)
}

/** Says what went wrong: one line for what the operator can mend, everything for a fault of ours. */
export function explain(error: unknown): void {
  const known = error instanceof LaunchError || (error instanceof Error && error.name === 'EnvError')
  console.error(known ? `Cohoi cannot start. ${error.message}` : error)
}
