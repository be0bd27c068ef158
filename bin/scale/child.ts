import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'

export type Child = {
  process: ChildProcess
  ended: Promise<void>
  stop(signal?: NodeJS.Signals): Promise<void>
}

/** A program whose words go to a file. */
export function child(command: string, args: string[], log: string, options: SpawnOptions = {}): Child {
  const out = openSync(log, 'a')
  const isOurs = command === process.execPath // then it ends with this process, however that ends
  const stdio: SpawnOptions['stdio'] = ['ignore', out, out, ...(isOurs ? (['ipc'] as const) : [])]
  const started = spawn(command, args, { stdio, ...options })
  closeSync(out)
  const abandon = () => void started.kill('SIGQUIT')
  process.once('exit', abandon)
  const ended = new Promise<void>((resolve) => {
    started.once('exit', () => {
      process.off('exit', abandon)
      resolve()
    })
    started.once('error', () => resolve())
  })
  return {
    process: started,
    ended,
    async stop(signal = 'SIGTERM') {
      if (started.exitCode === null && started.signalCode === null) started.kill(signal)
      await ended
    },
  }
}
