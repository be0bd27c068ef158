import { beforeAll, expect, test } from 'vitest'
import { execute } from '@/lib/kernel/command'
import {
  archiveOpportunity,
  createOpportunity,
  moveOpportunities,
  updateOpportunity,
} from '@/lib/opportunities/commands'
import { noted } from '@/lib/records/notes'
import { undo } from '@/lib/records/undo'
import { asOwner, fingerprint } from '@/tests/support/owner'
import { aCard, aWorld, type World } from '@/tests/support/world'

let world: World

beforeAll(async () => {
  world = await aWorld()
})

const stored = async (id: string) => {
  const [row] = await asOwner('select * from opportunity where id = $1', [id])
  const { version, updated_at, ...rest } = row ?? {}
  const tags = await asOwner('select tag_id from opportunity_tag where opportunity_id = $1 order by 1', [id])
  const tokens = await asOwner('select token from search_token where record_id = $1 order by 1', [id])
  return { rest, tags, tokens }
}

test('undo puts a moved and edited card back exactly, tags, search and time included', async () => {
  const id = await aCard(world.rep, { title: 'Trước', tagIds: [world.tags[0]] })
  const start = await stored(id)
  const edited = await execute(updateOpportunity, world.rep, {
    id,
    version: 1,
    patch: { title: 'Sau', tagIds: [world.tags[1], world.tags[2]], amount: 5, stageId: world.stages[2] },
  })
  expect(await stored(id)).not.toEqual(start)

  const undone = await execute(undo, world.rep, { requestId: edited.requestId })

  expect(undone.data).toEqual({ records: [id] })
  expect(await stored(id)).toEqual(start)
  const spans = await asOwner(
    'select stage_id, valid_to is null as open from opportunity_span where opportunity_id = $1 order by valid_from',
    [id],
  )
  expect(spans).toEqual([
    { stage_id: world.stages[0], open: false },
    { stage_id: world.stages[2], open: false },
    { stage_id: world.stages[0], open: true },
  ])
})

test('undo of an undo brings the change back', async () => {
  const id = await aCard(world.rep)
  const first = await execute(updateOpportunity, world.rep, { id, version: 1, patch: { title: 'Changed' } })
  const back = await execute(undo, world.rep, { requestId: first.requestId })
  await execute(undo, world.rep, { requestId: back.requestId })
  expect(await asOwner('select title, version from opportunity where id = $1', [id])).toEqual([
    { title: 'Changed', version: 4 },
  ])
})

test('undo takes a whole selection back, or nothing of it', async () => {
  const ids = [await aCard(world.rep), await aCard(world.rep), await aCard(world.rep)]
  const items = ids.map((id) => ({ id, version: 1 }))
  const moved = await execute(moveOpportunities, world.rep, { items, stageId: world.stages[3] })
  await execute(updateOpportunity, world.rep, { id: ids[1], version: 2, patch: { title: 'Touched since' } })
  const before = await fingerprint()
  await expect(execute(undo, world.rep, { requestId: moved.requestId })).rejects.toMatchObject({
    code: 'conflict',
  })
  expect(await fingerprint()).toEqual(before)
})

test('what has changed since is not undone; the answer names who changed it', async () => {
  const id = await aCard(world.rep)
  const mine = await execute(updateOpportunity, world.rep, { id, version: 1, patch: { title: 'Mine' } })
  await execute(updateOpportunity, world.manager, { id, version: 2, patch: { amount: 9 } })
  await expect(execute(undo, world.rep, { requestId: mine.requestId })).rejects.toMatchObject({
    code: 'conflict',
    words: { key: 'stale', params: { name: 'Manager' } },
  })
})

test("nobody undoes another's request, of this workspace or of another", async () => {
  const other = await aWorld()
  const id = await aCard(world.rep)
  const { requestId } = await execute(archiveOpportunity, world.rep, { id, version: 1 })
  const before = await fingerprint()
  for (const actor of [world.manager, world.admin, other.admin, { ...other.admin, id: world.rep.id }]) {
    await expect(execute(undo, actor, { requestId })).rejects.toMatchObject({ code: 'not_found' })
  }
  await expect(execute(undo, world.rep, { requestId: crypto.randomUUID() })).rejects.toThrow('not_found')
  expect(await fingerprint()).toEqual(before)
})

test('a card given away is not taken back by one who may no longer write at all', async () => {
  const id = await aCard(world.rep)
  const given = await execute(updateOpportunity, world.rep, {
    id,
    version: 1,
    patch: { ownerId: world.stranger.id, teamId: world.teams[1] },
  })
  const demoted = { ...world.rep, grants: world.reader.grants }
  await expect(execute(undo, demoted, { requestId: given.requestId })).rejects.toMatchObject({
    code: 'forbidden',
  })
})

test('what was only made goes into the bin, or is archived by who may not delete it', async () => {
  const make = async (actor: World['rep']) =>
    execute(createOpportunity, actor, { title: 'Nhầm', stageId: world.stages[0] })
  const made = await make(world.admin)
  await execute(undo, world.admin, { requestId: made.requestId })
  const [binned] = await asOwner('select deleted_at from opportunity where id = $1', [made.data.id])
  expect(binned?.deleted_at).toBeInstanceOf(Date)

  const grants = { ...world.rep.grants, 'opportunity:delete': undefined }
  const other = await make({ ...world.rep, grants })
  await execute(undo, { ...world.rep, grants }, { requestId: other.requestId })
  const [row] = await asOwner('select archived_at, deleted_at from opportunity where id = $1', [
    other.data.id,
  ])
  expect(row).toEqual({ archived_at: expect.any(Date), deleted_at: null })
})

test('what was made and then worked on stays', async () => {
  const made = await execute(createOpportunity, world.rep, { title: 'Thật', stageId: world.stages[0] })
  const edit = { id: made.data.id, version: 1, patch: { title: 'Thật rồi' } }
  await execute(updateOpportunity, world.rep, edit)
  const before = await fingerprint()
  await expect(execute(undo, world.rep, { requestId: made.requestId })).rejects.toMatchObject({
    code: 'conflict',
  })
  expect(await fingerprint()).toEqual(before)
})

test('what a note was written about is archived and not deleted, for the note would go with it', async () => {
  const made = await execute(createOpportunity, world.admin, { title: 'Nhầm', stageId: world.stages[0] })
  await execute(noted.get('opportunity')?.addNote as never, world.admin, { id: made.data.id, text: 'Đã gọi' })
  await execute(undo, world.admin, { requestId: made.requestId })
  const [row] = await asOwner('select archived_at, deleted_at from opportunity where id = $1', [made.data.id])
  expect(row).toEqual({ archived_at: expect.any(Date), deleted_at: null })
})
