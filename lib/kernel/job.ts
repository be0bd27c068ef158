import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Tx } from '@/db/client'
import { register } from './registry'
import { shared } from './shared'

export type JobContext = { attempt: number; isLastAttempt: boolean }

export type Job<In extends z.ZodType = z.ZodType> = {
  name: string
  input: In
  /** `workspaceId` was stamped by the database when the job was enqueued, never by the caller. */
  run(input: z.output<In>, context: JobContext & { workspaceId: string }): Promise<void>
  maxAttempts: number
}

export type EnqueueOptions = { key?: string; runAt?: Date }
export type Enqueue = <In extends z.ZodType>(
  job: Job<In>,
  input: z.input<In>,
  options?: EnqueueOptions,
) => Promise<void>

export const jobs = shared('jobs', () => new Map<string, Job>())

/** Declares background work. `run` must be idempotent: it may be called again after a crash. */
export function defineJob<In extends z.ZodType>(
  job: Omit<Job<In>, 'maxAttempts'> & { maxAttempts?: number },
): Job<In> {
  const whole = { maxAttempts: 12, ...job }
  jobs.set(job.name, whole as unknown as Job)
  register({ kind: 'job', name: job.name, permission: null, input: job.input })
  return whole
}

/** Enqueues in the caller's transaction: the work exists if and only if the change does. */
export const enqueueIn =
  (tx: Tx): Enqueue =>
  async (job, input, { key, runAt } = {}) => {
    const payload = JSON.stringify(job.input.parse(input))
    await tx.execute(
      sql`select cohoi_enqueue(${job.name}, ${payload}::jsonb, ${key ?? null}, ${runAt?.toISOString() ?? null}::timestamptz, ${job.maxAttempts})`,
    )
  }
