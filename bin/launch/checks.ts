import pg from 'pg'
import type { Env } from '@/lib/kernel/env'
import { LaunchError } from './error'
import { isFree } from './ports'
import { runningCopies } from './records'

/** Refuses ports that something else listens on. */
export async function checkPorts(env: Env): Promise<void> {
  await checkPort('PORT', env.PORT, 'HOST', env.HOST, env.COHOI_DATA)
  if (env.COHOI_WORKER && env.COHOI_SMTP_PORT) {
    await checkPort(
      'COHOI_SMTP_PORT',
      env.COHOI_SMTP_PORT,
      'COHOI_SMTP_HOST',
      env.COHOI_SMTP_HOST,
      env.COHOI_DATA,
    )
  }
}

/** Refuses a database that cannot be reached, or is too old. */
export async function checkDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  const { host } = new URL(url)
  const version = await client
    .connect()
    .then(() => client.query<{ server_version_num: string }>('show server_version_num'))
    .then(({ rows }) => Number(rows[0]?.server_version_num))
    .catch((error: Error) => {
      throw new LaunchError(
        `DATABASE_URL: cannot use the database at ${host || 'localhost'} (${reasonOf(error)})`,
      )
    })
    .finally(() => client.end())

  if (version < 150_000) {
    const major = Math.floor(version / 10_000)
    throw new LaunchError(`DATABASE_URL: PostgreSQL 15 or later is needed, ${host} runs ${major}`)
  }
}

/** Refuses a bucket in which nothing can be stored. */
export async function checkFiles({ FILES_S3_URL: url }: Env): Promise<void> {
  if (!url) return
  const { storage } = await import('@/lib/mail/storage')
  const tried = async () => {
    const key = await storage.put(Buffer.from('x'))
    await storage.delete(key)
    await storage.has(key) // refused to who may not list, instead of answered with no
  }
  await tried().catch((error: Error) => {
    const reason = reasonOf(error.cause instanceof Error ? error.cause : error)
    throw new LaunchError(`FILES_S3_URL: cannot store files at ${new URL(url).host} (${reason})`)
  })
}

async function checkPort(
  name: string,
  port: number,
  hostName: string,
  host: string,
  data: string,
): Promise<void> {
  const free = await isFree(port, host).catch((error: Error) => {
    throw new LaunchError(`${hostName} or ${name}: cannot listen on ${host}:${port} (${reasonOf(error)})`)
  })
  if (free) return
  const copy = runningCopies(data).find((running) => running.port === port)
  const by = copy ? `by Cohoi itself (process ${copy.pid})` : 'by another program'
  throw new LaunchError(`${name}: ${port} on ${host} is in use ${by}; stop that or choose another ${name}`)
}

function reasonOf(error: Error): string {
  const first = error instanceof AggregateError ? (error.errors[0] as Error) : error
  return first.message.split('\n')[0] ?? ''
}
