import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { log } from './log'

const CLASS = 20_261_121
const EVERY = 3000

/** `locked_by` of jobs whose worker holds no lock of its own any more: the process that ran it is dead. */
const FREE = `select graphile_worker.force_unlock_workers(array(
  select distinct locked_by from graphile_worker._private_jobs
  where locked_by is not null and locked_at < now() - interval '2 seconds' and locked_by <> all($1)
    and not exists (select from pg_locks where locktype = 'advisory' and classid = ${CLASS} and objsubid = 2
      and database = (select oid from pg_database where datname = current_database())
      and objid::bigint = (hashtext(locked_by)::bigint & 4294967295))))`

const HOLD = `select pg_advisory_lock(${CLASS}, hashtext($1))`

/**
 * A killed process leaves its jobs locked for hours. Each worker therefore holds an advisory lock as long as its
 * process lives, and every process frees the jobs of workers that no longer do.
 */
export class WorkerLife {
  private readonly own = new Set<string>()
  private readonly stopping = new AbortController()
  private client: pg.Client | undefined
  private last: Promise<unknown> = Promise.resolve()
  private readonly ended: Promise<void>

  constructor(private readonly url: string) {
    this.ended = this.run()
  }

  /** From now on jobs of this worker are its own. */
  add(workerId: string): void {
    this.own.add(workerId)
    this.ask(HOLD, [workerId]).catch((error) => log.warn({ err: error }, 'worker locks'))
  }

  async stop(): Promise<void> {
    this.stopping.abort()
    await this.ended
    await this.client?.end().catch(() => {})
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping
    while (!signal.aborted) {
      try {
        this.client ??= await this.connect()
        await this.ask(FREE, [[...this.own]])
      } catch (error) {
        log.warn({ err: error }, 'worker locks')
        await this.client?.end().catch(() => {})
        this.client = undefined
      }
      await sleep(EVERY, undefined, { signal }).catch(() => {})
    }
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.url })
    client.on('error', () => {
      this.client = undefined
    })
    await client.connect()
    for (const workerId of this.own) await client.query(HOLD, [workerId])
    return client
  }

  /** One statement at a time: the connection is shared. */
  private ask(text: string, values: unknown[]): Promise<unknown> {
    const asked = this.last.then(() => this.client?.query(text, values))
    this.last = asked.catch(() => {})
    return asked
  }
}
