import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { freePort } from '@/bin/launch/ports'

const running: ChildProcess[] = []

/** Starts the mail side of the application, which kills itself at the given place; without one it lives on. */
export async function mailProcess(crashAt: string, port?: number): Promise<ChildProcess> {
  const child = fork('tests/support/mail-child.ts', {
    execArgv: ['--import', 'tsx', '--conditions=react-server'],
    env: {
      ...process.env,
      COHOI_SMTP_PORT: String(port ?? (await freePort())),
      CRASH_AT: crashAt,
      LOG_LEVEL: 'silent',
    },
  })
  running.push(child)
  await once(child, 'message')
  return child
}

export function endMailProcesses(): void {
  for (const child of running.splice(0)) child.kill('SIGKILL')
}
