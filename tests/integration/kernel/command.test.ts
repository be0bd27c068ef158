import { and, eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { opportunity } from '@/db/schema'
import { tags } from '@/lib/dictionaries/entities'
import { type Executed, execute, retrying } from '@/lib/kernel/command'
import { createOpportunity, moveOpportunities, updateOpportunity } from '@/lib/opportunities/commands'
import { recordCommands } from '@/lib/records/commands'
import { asOwner, fingerprint } from '@/tests/support/owner'
import { aCard, aWorld, type World } from '@/tests/support/world'

let world: World
const seen: string[] = []

/** A command that notes how far it gets; declared by hand so that the registry does not learn of it. */
const watched = {
  name: 'test.watched',
  permission: 'dictionary:write' as const,
  input: z.strictObject({ name: z.string() }).transform((value) => {
    seen.push('input')
    return value
  }),
  run: async () => {
    seen.push('run')
    return { data: null, events: [] }
  },
}

beforeAll(async () => {
  world = await aWorld()
})

test('permission comes before input, and input before the transaction', async () => {
  await expect(execute(watched, world.reader, { name: 1 })).rejects.toThrow('forbidden')
  expect(seen).toEqual([])
  await expect(execute(watched, world.admin, { name: 1 })).rejects.toThrow('invalid')
  expect(seen).toEqual([])
  await execute(watched, world.admin, { name: 'x' })
  expect(seen).toEqual(['input', 'run'])
})

test('each refusal leaves the database as it was', async () => {
  const id = await aCard(world.rep)
  const before = await fingerprint()
  const refused = [
    execute(createOpportunity, world.reader, { title: 'No' }),
    execute(createOpportunity, world.rep, { title: '' }),
    execute(createOpportunity, world.rep, { title: 'No', stageId: crypto.randomUUID() }),
    execute(updateOpportunity, world.stranger, { id, version: 1, patch: { title: 'No' } }),
    execute(updateOpportunity, world.rep, { id, version: 7, patch: { title: 'No' } }),
    execute(moveOpportunities, world.rep, { items: [{ id, version: 1 }], stageId: world.stages[5] }),
  ]
  const results = await Promise.allSettled(refused)
  expect(results.map(({ status }) => status)).toEqual(refused.map(() => 'rejected'))
  expect(await fingerprint()).toEqual(before)
})

test('what a command changed is in the log with who, what and in which request', async () => {
  const created = await execute(createOpportunity, world.rep, { title: 'Logged', amount: '1tr2' })
  const { id } = created.data
  const moved = await move(id, 1, world.stages[1])
  const events = await asOwner('select * from event where record_id = $1 order by seq', [id])

  expect(
    events.map(({ type, actor_id, actor_name, request_id }) => [type, actor_id, actor_name, request_id]),
  ).toEqual([
    ['created', world.rep.id, 'Rep', created.requestId],
    ['moved', world.rep.id, 'Rep', moved.requestId],
  ])
  expect(events[0]?.after).toMatchObject({ title: 'Logged', amount: 1_200_000, stageId: world.stages[0] })
  expect(events[1]?.before).toMatchObject({ stageId: world.stages[0], probability: 10 })
  expect(events[1]?.after).toMatchObject({ stageId: world.stages[1], probability: 30, version: 2 })
  expect(events[1]?.after).not.toHaveProperty('title')
})

test('a change that changes nothing is neither written nor logged', async () => {
  const id = await aCard(world.rep, { title: 'Same' })
  const before = await fingerprint()
  const { changed, data } = await execute(updateOpportunity, world.rep, {
    id,
    version: 1,
    patch: { title: ' Same ' },
  })
  expect({ changed, data }).toEqual({ changed: false, data: { id, version: 1 } })
  expect(await fingerprint()).toEqual(before)
})

test('a stale version is refused with the name of who was faster', async () => {
  const id = await aCard(world.rep)
  await execute(updateOpportunity, world.manager, { id, version: 1, patch: { title: 'First' } })
  await expect(
    execute(updateOpportunity, world.rep, { id, version: 1, patch: { title: 'Second' } }),
  ).rejects.toMatchObject({ code: 'conflict', words: { key: 'stale', params: { name: 'Manager' } } })
  expect(await asOwner('select title, version from opportunity where id = $1', [id])).toEqual([
    { title: 'First', version: 2 },
  ])
})

test('events are appended in the transaction of the change: a failing run leaves neither', async () => {
  const { create } = recordCommands(tags)
  const before = await fingerprint()
  const failing = {
    ...create,
    run: async (...given: Parameters<typeof create.run>) => {
      await create.run(...given)
      throw new Error('power cut')
    },
  }
  await expect(execute(failing, world.admin, { name: 'Half' })).rejects.toThrow('power cut')
  expect(await fingerprint()).toEqual(before)
})

test('two transactions that wait for each other both finish: the one Postgres ends runs again', async () => {
  const ids = [await aCard(world.rep), await aCard(world.rep)]
  const waiting = barrier(2)
  let runs = 0
  const touchBoth = (order: string[]) => ({
    ...watched,
    input: z.unknown(),
    run: async ({ tx }: Parameters<typeof updateOpportunity.run>[0]) => {
      runs += 1
      for (const [place, id] of order.entries()) {
        await tx
          .update(opportunity)
          .set({ priority: 1 })
          .where(and(eq(opportunity.workspaceId, world.workspace.id), eq(opportunity.id, id)))
        if (place === 0) await waiting()
      }
      return { data: null, events: [] }
    },
  })
  const both = [ids, [...ids].reverse()].map((order) => execute(touchBoth(order), world.admin, null))
  await expect(Promise.all(both)).resolves.toHaveLength(2)
  expect(runs).toBe(3)
})

test('retrying gives up after three more tries, and never on other errors', async () => {
  const failing = (code: string) => {
    let tries = 0
    const attempt = () => {
      tries += 1
      return Promise.reject(Object.assign(new Error(code), { code }))
    }
    return { attempt, tries: () => tries }
  }
  const deadlock = failing('40P01')
  await expect(retrying(deadlock.attempt)).rejects.toThrow('40P01')
  expect(deadlock.tries()).toBe(4)
  const other = failing('23505')
  await expect(retrying(other.attempt)).rejects.toThrow('23505')
  expect(other.tries()).toBe(1)
})

const move = (id: string, version: number, stageId: string | undefined): Promise<Executed<unknown>> =>
  execute(moveOpportunities, world.rep, { items: [{ id, version }], stageId })

/** Lets `count` callers go on together; later ones pass. */
function barrier(count: number): () => Promise<void> {
  let arrived = 0
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return () => {
    arrived += 1
    if (arrived >= count) open()
    return opened
  }
}
