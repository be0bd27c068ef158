import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { claimOpportunity, updateOpportunity } from '@/lib/opportunities/commands'
import { opportunities } from '@/lib/opportunities/entity'
import { countRecords, getRecord, listRecords } from '@/lib/records/query'
import { aCard, aWorld, type World } from '@/tests/support/world'

let world: World
const cards: Record<string, string> = {}

beforeAll(async () => {
  world = await aWorld()
  const { admin, rep, manager, stranger } = world
  const [first, second] = world.teams
  const make = async (name: string, ownerId: string | null, teamId: string | null) => {
    cards[name] = await aCard(admin, { title: name, ownerId, teamId })
  }
  await make('rep', rep.id, first)
  await make('manager', manager.id, first)
  await make('stranger', stranger.id, second)
  await make('free of first', null, first)
  await make('free of second', null, second)
  await make('free of none', null, null)
  await make('rep in second', rep.id, second)
  await make('admin in first', admin.id, first)
})

const titlesFor = (actor: Actor) =>
  reading(actor, async (tx) => {
    const { rows } = await listRecords(tx, actor, opportunities, {})
    expect(await countRecords(tx, actor, opportunities)).toBe(rows.length)
    const single: string[] = []
    for (const [name, id] of Object.entries(cards)) {
      if (await getRecord(tx, actor, opportunities, id)) single.push(name)
    }
    const listed = rows.map(({ title }) => String(title)).sort()
    expect(listed).toEqual(single.sort())
    return listed
  })

test('a representative sees own cards and the unassigned of own teams; list, count and single read agree', async () => {
  expect(await titlesFor(world.rep)).toEqual(['free of first', 'rep', 'rep in second'])
  expect(await titlesFor(world.stranger)).toEqual(['free of second', 'stranger'])
})

test('a manager sees everything of own teams', async () => {
  expect(await titlesFor(world.manager)).toEqual(['admin in first', 'free of first', 'manager', 'rep'])
})

test('an administrator and a read-only person see everything', async () => {
  const all = Object.keys(cards).sort()
  expect(await titlesFor(world.admin)).toEqual(all)
  expect(await titlesFor(world.reader)).toEqual(all)
})

test('without the permission nothing is seen, and without a member only what everyone sees', async () => {
  expect(await titlesFor({ ...world.admin, grants: {} })).toEqual([])
  expect(await titlesFor({ ...world.rep, id: null })).toEqual([])
})

test('an unseen card is not found, for reading and for writing', async () => {
  const id = cards.stranger ?? ''
  const patch = { id, version: 1, patch: { title: 'Mine' } }
  await expect(execute(updateOpportunity, world.rep, patch)).rejects.toMatchObject({ code: 'not_found' })
  await expect(execute(updateOpportunity, world.manager, patch)).rejects.toMatchObject({ code: 'not_found' })
  await expect(execute(updateOpportunity, world.reader, patch)).rejects.toMatchObject({ code: 'forbidden' })
})

test('an unassigned card of the own team can be claimed, and is then unseen by team mates', async () => {
  const id = await aCard(world.admin, { title: 'To claim', ownerId: null, teamId: world.teams[1] })
  await expect(execute(claimOpportunity, world.rep, { id, version: 1 })).rejects.toMatchObject({
    code: 'not_found',
  })
  await execute(claimOpportunity, world.stranger, { id, version: 1 })
  const seen = await reading(world.stranger, (tx) => getRecord(tx, world.stranger, opportunities, id))
  expect(seen).toMatchObject({ ownerId: world.stranger.id, version: 2 })
})
