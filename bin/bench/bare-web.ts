import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { freePort } from '../launch/ports'
import type { Asked } from './by-hand'

const WRITES = ['create', 'move', 'edit']

export type Bare = {
  page(asked: Asked): Promise<unknown>
  route(asked: Asked): Promise<unknown>
  stop(): Promise<void>
}

/** A Next application that does nothing but the SQL by hand, as one page and one route: what Next itself costs. */
export async function startBare(
  root: string,
  whose: { url: string; workspaceId: string; memberId: string },
): Promise<Bare> {
  const folder = join(root, 'bin/bench/bare')
  const next = join(root, 'node_modules/next/dist/bin/next')
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: whose.url,
    BENCH_WORKSPACE: whose.workspaceId,
    BENCH_MEMBER: whose.memberId,
  }
  await promisify(execFile)(process.execPath, [next, 'build', folder], { env })
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const child = spawn(process.execPath, [next, 'start', folder, '-p', `${port}`], { env, stdio: 'ignore' })
  const ended = once(child, 'exit')
  const ask = async (path: string, how?: RequestInit) => {
    const answer = await fetch(origin + path, how)
    const text = await answer.text()
    if (answer.status !== 200) throw new Error(`the bare ${path.slice(0, 60)} answered ${answer.status}`)
    return text
  }
  while (!(await fetch(origin).catch(() => null))) {
    if (child.exitCode !== null) throw new Error('the bare application did not start')
    await sleep(50)
  }
  return {
    page: (asked) => ask(`/page?asked=${encodeURIComponent(JSON.stringify(asked))}`),
    route: (asked) =>
      WRITES.includes(asked.way)
        ? ask('/route', { method: 'POST', body: JSON.stringify(asked) })
        : ask(`/route?asked=${encodeURIComponent(JSON.stringify(asked))}`),
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
