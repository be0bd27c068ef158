import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../launch/ports'
import { PASSWORD } from './data'
import { actionHeaders, actionId } from './server-action'

/** Somebody who is signed in. */
export type Person = {
  cookie: string
  get(path: string): Promise<string>
  /** Calls a server action as the browser does, from a page. */
  act(file: string, name: string, input: unknown): Promise<string>
}
export type Web = {
  origin: string
  smtpPort: number
  pid: number
  /** From its start to its word that it runs. */
  milliseconds: number
  as(email: string): Promise<Person>
  stop(): Promise<void>
}

/** Starts the application as `npm start` does, on this data folder. */
export async function startWeb(root: string, data: string, say: (line: string) => void): Promise<Web> {
  const [port, smtpPort] = [await freePort(), await freePort()]
  const origin = `http://localhost:${port}`
  const args = ['--import', 'tsx', '--conditions=react-server', 'bin/start.ts']
  const settings = {
    PORT: `${port}`,
    COHOI_DATA: data,
    COHOI_DEMO: '0',
    COHOI_SMTP_PORT: `${smtpPort}`,
    APP_URL: origin,
  }
  const started = performance.now()
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
  return {
    ...{ origin, smtpPort, pid: child.pid ?? 0, milliseconds: performance.now() - started },
    as: async (email) => personOf(origin, await signIn(origin, email)),
    async stop() {
      child.kill('SIGTERM')
      await Promise.race([ended, sleep(40_000)])
    },
  }
}

function personOf(origin: string, cookie: string): Person {
  const ask = async (path: string, how: RequestInit = {}) => {
    const headers = { cookie, origin, ...how.headers }
    const answer = await fetch(origin + path, { ...how, headers, redirect: 'manual' })
    const text = await answer.text()
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
    return text
  }
  return {
    cookie,
    get: ask,
    async act(file, name, input) {
      const headers = actionHeaders(actionId(file, name))
      const text = await ask('/board', { method: 'POST', headers, body: JSON.stringify([input]) })
      if (!text.includes('"ok":true')) throw new Error(`${name} answered ${text.slice(0, 300)}`)
      return text
    },
  }
}

async function signIn(origin: string, email: string): Promise<string> {
  const first = await fetch(`${origin}/api/auth/csrf`)
  const { csrfToken } = (await first.json()) as { csrfToken: string }
  const jar = cookiesOf(first)
  const answer = await fetch(`${origin}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: jar, origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrfToken, email, password: PASSWORD, json: 'true' }),
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
