import { afterEach, expect, test, vi } from 'vitest'
import { caseKind } from '@/lib/cases/commands'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import type { LiveChange } from '@/lib/live/change'
import { subscribe } from '@/lib/live/hub'
import { archiveOpportunity, deleteOpportunity, updateOpportunity } from '@/lib/opportunities/commands'
import { aCard, aWorld } from '../../support/world'

const leaving: (() => void)[] = []

afterEach(() => {
  for (const leave of leaving.splice(0)) leave()
})

/** Everything an actor hears from now on. */
async function listening(actor: Actor): Promise<LiveChange[]> {
  const heard: LiveChange[] = []
  const { leave, seq } = subscribe({ actor, send: (changes) => heard.push(...changes) })
  leaving.push(leave)
  await seq
  return heard
}

const rename = (actor: Actor, id: string, version = 1) =>
  execute(updateOpportunity, actor, { id, version, patch: { title: 'Renamed' } })

test('a commit is heard by everyone who may see the card, with the card as it is now', async () => {
  const { admin, rep, manager } = await aWorld()
  const id = await aCard(rep)
  const [atRep, atManager] = [await listening(rep), await listening(manager)]
  await rename(admin, id)
  await vi.waitFor(() => expect(atRep).toHaveLength(1))
  await vi.waitFor(() => expect(atManager).toHaveLength(1))
  expect(atRep[0]).toMatchObject({
    recordId: id,
    type: 'updated',
    actorName: admin.name,
    card: { title: 'Renamed', version: 2 },
  })
})

test('of a card that was never in sight nothing is said, not even that it exists', async () => {
  const { admin, rep, stranger } = await aWorld()
  const hidden = await aCard(rep)
  const own = await aCard(stranger)
  const heard = await listening(stranger)
  await rename(admin, hidden)
  await execute(archiveOpportunity, admin, { id: hidden, version: 2 })
  await rename(admin, own)
  await vi.waitFor(() => expect(heard).toHaveLength(1))
  expect(heard[0]?.recordId).toBe(own)
})

test('a card given to somebody else is gone for the one who had it, without saying to whom', async () => {
  const { admin, rep, stranger, teams } = await aWorld()
  const id = await aCard(rep)
  const [before, after] = [await listening(rep), await listening(stranger)]
  await execute(updateOpportunity, admin, {
    id,
    version: 1,
    patch: { ownerId: stranger.id, teamId: teams[1] },
  })
  await vi.waitFor(() => expect(before).toHaveLength(1))
  expect(before[0]).toMatchObject({ recordId: id, card: null, actorId: null, actorName: '' })
  await vi.waitFor(() => expect(after[0]).toMatchObject({ recordId: id, card: { ownerId: stranger.id } }))
})

test('who sees all opportunities hears of cases only if they see those too', async () => {
  const { admin, manager } = await aWorld()
  const salesOnly = { ...admin, id: manager.id, grants: { ...admin.grants, 'support_case:read': undefined } }
  const careOnly = { ...admin, id: manager.id, grants: { ...admin.grants, 'opportunity:read': undefined } }
  const card = await aCard(admin)
  const { data } = await execute(caseKind.create, admin, { subject: 'Hỏi', priority: 'low' })
  const heard: LiveChange[][] = []
  for (const actor of [admin, salesOnly, careOnly]) heard.push(await listening(actor))
  await execute(caseKind.update, admin, { ...data, patch: { priority: 'high' } })
  await rename(admin, card)
  await vi.waitFor(() => expect(heard[0]).toHaveLength(2))
  await vi.waitFor(() => expect(heard[1]?.map(({ recordId }) => recordId)).toEqual([card]))
  await vi.waitFor(() => expect(heard[2]?.map(({ recordId }) => recordId)).toEqual([data.id]))
})

test('an archived or deleted card leaves every board that showed it', async () => {
  const { admin, rep } = await aWorld()
  const [archived, deleted] = [await aCard(rep), await aCard(rep)]
  const heard = await listening(rep)
  await execute(archiveOpportunity, admin, { id: archived, version: 1 })
  await execute(deleteOpportunity, admin, { id: deleted, version: 1 })
  await vi.waitFor(() => expect(heard).toHaveLength(2))
  expect(heard).toMatchObject([
    { recordId: archived, card: null, actorName: admin.name },
    { recordId: deleted, card: null, actorName: admin.name },
  ])
})

test('one who leaves twice leaves nobody deaf who has come since', async () => {
  const { admin, rep } = await aWorld()
  const early = subscribe({ actor: admin, send: () => {} })
  early.leave()
  const heard = await listening(admin)
  early.leave()
  const id = await aCard(rep)
  await vi.waitFor(() => expect(heard.map(({ recordId }) => recordId)).toEqual([id]))
})

test('another workspace is never heard', async () => {
  const [here, there] = [await aWorld(), await aWorld()]
  const heard = await listening(here.admin)
  await aCard(there.rep)
  await aCard(here.rep)
  await vi.waitFor(() => expect(heard).toHaveLength(1))
  expect(heard[0]?.actorName).toBe(here.rep.name)
})

test('many commits at once are each heard exactly once, whatever order they commit in', async () => {
  const { admin, rep } = await aWorld()
  const heard = await listening(admin)
  const ids = await Promise.all(Array.from({ length: 40 }, () => aCard(rep)))
  await vi.waitFor(() => expect(heard.length).toBeGreaterThanOrEqual(40), { timeout: 5000 })
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(heard.map(({ recordId }) => recordId).sort()).toEqual([...ids].sort())
})
