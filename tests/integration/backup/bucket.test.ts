import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { execute } from '@/lib/kernel/command'
import { env } from '@/lib/kernel/env'
import { storage } from '@/lib/mail/storage'
import { archiveOpportunity, deleteOpportunity } from '@/lib/opportunities/commands'
import { forgetFile } from '@/lib/privacy/jobs'
import { binnable } from '@/lib/records/bin-commands'
import { anArchive, restoreAsNew } from '@/tests/support/backup'
import { anAlias, arrives, cardsOf, letter } from '@/tests/support/mail'
import { asOwner } from '@/tests/support/owner'
import { anS3Server, s3Settings } from '@/tests/support/s3-server'
import { aWorld, type World } from '@/tests/support/world'

let server: Awaited<ReturnType<typeof anS3Server>>
beforeAll(async () => {
  server = await anS3Server()
  Object.assign(process.env, s3Settings(server.account))
})
afterAll(() => server.stop())

async function aMailWithFile(): Promise<World> {
  const world = await aWorld()
  const alias = await anAlias(world, `ban@${world.workspace.slug}.test`)
  await arrives(letter({ 'Content-Type': 'application/pdf; name=a.pdf', body: 'báo giá' }), alias)
  return world
}

const keysIn = (where: string, id: string) =>
  asOwner<{ key: string }>(`select storage_key as key from attachment where workspace_id ${where} $1`, [id])

test('files in a bucket go into an archive, and come back under keys of their own', async () => {
  const world = await aMailWithFile()
  await restoreAsNew(world.admin, await anArchive(world.admin, 'first'))
  const own = await keysIn('=', world.workspace.id)
  const restored = await keysIn('<>', world.workspace.id)
  expect([own.length, restored.length]).toEqual([1, 1])
  expect(restored).not.toEqual(own)
  for (const { key } of [...own, ...restored])
    expect((await storage.get(key)).toString()).toContain('báo giá')
  expect(existsSync(join(env.COHOI_DATA, 'attachments'))).toBe(false)
})

test('an archive is not made without its files while the store is out of order', async () => {
  const world = await aMailWithFile()
  const down = vi.spyOn(storage, 'find').mockRejectedValue(new Error('503'))
  await anArchive(world.admin, 'incomplete')
  down.mockRestore()
  const runs = await asOwner('select state from backup where workspace_id = $1', [world.workspace.id])
  expect(runs).toEqual([{ state: 'failed' }])
})

test('what is deleted for ever leaves the bucket', async () => {
  const world = await aMailWithFile()
  const [held] = await keysIn('=', world.workspace.id)
  const id = String((await cardsOf(world))[0]?.id)
  await execute(archiveOpportunity, world.admin, { id, version: 1 })
  await execute(deleteOpportunity, world.admin, { id, version: 2 })
  await execute(binnable.get('opportunity')?.purge as never, world.admin, { items: [{ id, version: 3 }] })
  const jobs = await asOwner<{ payload: { key: string } }>(
    `select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = $1 and payload->>'key' = $2`,
    [forgetFile.name, held?.key],
  )
  expect(jobs).toHaveLength(1)
  const context = { workspaceId: world.workspace.id, attempt: 1, isLastAttempt: false }
  for (const { payload } of jobs) await forgetFile.run({ key: payload.key }, context)
  expect(await storage.has(held?.key ?? '')).toBe(false)
})
