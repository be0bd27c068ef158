import { expect, test } from 'vitest'
import { z } from 'zod'
import { database } from '@/lib/kernel/database'
import { defineJob, enqueueIn } from '@/lib/kernel/job'
import { startWorker } from '@/lib/kernel/worker'
import { WorkerLife } from '@/lib/kernel/worker-life'
import { asOwner } from '@/tests/support/owner'
import { aWorld } from '@/tests/support/world'

test('a job that takes long stays with the process that runs it, whatever another process thinks', async () => {
  const begun = deferred()
  const end = deferred()
  let times = 0
  const long = defineJob({
    name: 'test.long',
    input: z.strictObject({}),
    async run() {
      times += 1
      begun.resolve()
      await end.promise
    },
  })
  const { workspace } = await aWorld()
  await database().transact({ workspaceId: workspace.id }, (tx) => enqueueIn(tx)(long, {}))
  const worker = await startWorker()
  await begun.promise
  await asOwner(`update graphile_worker._private_jobs set locked_at = now() - interval '1 hour'`)

  await new WorkerLife(process.env.DATABASE_URL ?? '').stop()
  expect(await asOwner('select from graphile_worker._private_jobs where locked_by is not null')).toHaveLength(
    1,
  )
  end.resolve()
  await worker.stop()
  expect(times).toBe(1)
})

function deferred() {
  let resolve = () => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}
