import 'server-only'
import { EventEmitter } from 'node:events'
import { type JobHelpers, Logger, parseCronItems, run, type Task, type WorkerEvents } from 'graphile-worker'
import { z } from 'zod'
import { env } from './env'
import { type Job, jobs } from './job'
import { log } from './log'
import { WorkerLife } from './worker-life'

/** Starts working off the queue with the jobs declared so far. */
export async function startWorker(): Promise<{ stop(): Promise<void> }> {
  await import('@/lib/jobs')
  const connectionString = env.DATABASE_DIRECT_URL ?? env.DATABASE_URL
  const life = new WorkerLife(connectionString)
  const events: WorkerEvents = new EventEmitter()
  events.on('pool:create', ({ workerPool }) => life.add(workerPool.id)) // jobs are locked by their pool
  const runner = await run({
    connectionString,
    events,
    concurrency: 4,
    pollInterval: 2000,
    maxPoolSize: 6,
    noHandleSignals: true,
    parsedCronItems: parseCronItems([
      { task: 'reminder.tick', match: '* * * * *', options: { maxAttempts: 1 } },
      { task: 'mailbox.tick', match: '* * * * *', options: { maxAttempts: 1 } },
    ]),
    logger: quiet(),
    taskList: Object.fromEntries([...jobs.values()].map((job) => [job.name, taskOf(job)])),
  })
  return {
    async stop() {
      await runner.stop()
      await life.stop()
    },
  }
}

function taskOf(job: Job): Task {
  return async (payload: unknown, helpers: JobHelpers) => {
    const { workspaceId, ...input } = stamped.parse(payload)
    const { attempts, max_attempts } = helpers.job
    await job.run(job.input.parse(input), {
      workspaceId: workspaceId ?? '',
      attempt: attempts,
      isLastAttempt: attempts >= max_attempts,
    })
  }
}

const quiet = () =>
  new Logger(() => (level, message) => {
    if (level === 'error') log.error(message.slice(0, 500))
  })

const stamped = z.looseObject({ workspaceId: z.uuid().optional() })
