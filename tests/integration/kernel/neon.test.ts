import { afterAll, beforeAll, expect, test } from 'vitest'
import { execute } from '@/lib/kernel/command'
import { database, reading } from '@/lib/kernel/database'
import { updateOpportunity } from '@/lib/opportunities/commands'
import { opportunities } from '@/lib/opportunities/entity'
import { listRecords } from '@/lib/records/query'
import { aNeonProxy } from '@/tests/support/neon-proxy'
import { aCard, aWorld } from '@/tests/support/world'

let proxy: Awaited<ReturnType<typeof aNeonProxy>>

const slots = (globalThis as unknown as { cohoi: Map<string, unknown> }).cohoi

beforeAll(async () => {
  proxy = await aNeonProxy()
  process.env.NEON_WS_PROXY = proxy.address
  for (const name of ['settings', 'database']) slots?.delete(name) // read while this file was loaded, perhaps
})

afterAll(async () => {
  await database().close()
  proxy.stop()
})

test('commands and lists work over the WebSocket driver as they do over TCP', async () => {
  const { rep, admin, stages } = await aWorld()
  const id = await aCard(rep, { title: 'Qua WebSocket', expectedClose: '2026-12-01' })
  await execute(updateOpportunity, rep, { id, version: 1, patch: { stageId: stages[1] } })
  await expect(
    execute(updateOpportunity, admin, { id, version: 1, patch: { title: 'Stale' } }),
  ).rejects.toMatchObject({ code: 'conflict', words: { params: { name: 'Rep' } } })

  const { rows } = await reading(rep, (tx) => listRecords(tx, rep, opportunities, { search: 'websocket' }))

  expect(rows).toMatchObject([{ id, title: 'Qua WebSocket', version: 2, expectedClose: '2026-12-01' }])
  expect(proxy.connections()).toBeGreaterThan(0)
})
