import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../launch/ports'
import { EMAIL, PASSWORD } from './data'

export type Web = { get(path: string): Promise<string>; stop(): Promise<void> }

/** Starts the application as `npm start` does, on this data folder, and signs in. */
export async function startWeb(root: string, data: string, say: (line: string) => void): Promise<Web> {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const args = ['--import', 'tsx', '--conditions=react-server', 'bin/start.ts']
  const settings = {
    PORT: `${port}`,
    COHOI_DATA: data,
    COHOI_DEMO: '0',
    COHOI_SMTP_PORT: '0',
    APP_URL: origin,
  }
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...settings, DATABASE_URL: '', SECRET_KEY: '', NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  for await (const chunk of child.stdout) {
    for (const line of String(chunk).trim().split('\n')) say(line)
    if (String(chunk).includes('running at')) break
  }
  if (child.exitCode !== null) throw new Error('the application did not start')
  const cookie = await signIn(origin)
  return {
    async get(path) {
      const answer = await fetch(origin + path, { headers: { cookie }, redirect: 'manual' })
      const text = await answer.text()
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
      return text
    },
    async stop() {
      child.kill('SIGTERM')
      await Promise.race([ended, sleep(40_000)])
    },
  }
}

async function signIn(origin: string): Promise<string> {
  const first = await fetch(`${origin}/api/auth/csrf`)
  const { csrfToken } = (await first.json()) as { csrfToken: string }
  const jar = cookiesOf(first)
  const answer = await fetch(`${origin}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: jar, origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrfToken, email: EMAIL, password: PASSWORD, json: 'true' }),
  })
  const cookies = cookiesOf(answer)
  if (!cookies.includes('session-token')) throw new Error(`signing in answered ${answer.status}`)
  return `${jar}; ${cookies}`
}

const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
