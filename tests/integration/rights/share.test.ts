import { beforeEach, expect, test } from 'vitest'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { answer } from '@/lib/kernel/read'
import { loadVisit } from '@/lib/kernel/session'
import { deleteOpportunity, updateOpportunity } from '@/lib/opportunities/commands'
import { readOpportunity } from '@/lib/opportunities/reads'
import { opportunityAccess, shareOpportunity, unshareOpportunity } from '@/lib/opportunities/sharing'
import { binnable } from '@/lib/records/bin-commands'
import { asOwner, fingerprint } from '@/tests/support/owner'
import { aCard, aWorld, type World } from '@/tests/support/world'
import { refusals, signedIn, withPassword } from '../identity/people'

let world: World
let id: string
let sessionId: string

beforeEach(async () => {
  world = await aWorld()
  id = await aCard(world.rep)
  sessionId = (await signedIn(await withPassword(world.stranger.id))).sessionId
})

/** The stranger, as the next request finds them. */
async function stranger(): Promise<Actor> {
  const actor = (await loadVisit(sessionId))?.actor
  if (!actor) throw new Error('signed out')
  return actor
}

const toStranger = (access: 'read' | 'write', until: string | null = null) => ({
  id,
  granteeKind: 'member' as const,
  granteeId: world.stranger.id ?? '',
  access,
  until,
})

test('[SB-20] a share opens a record to read, then to write, and closes again; each at the next request', async () => {
  await expect(answer(readOpportunity, await stranger(), { id })).rejects.toMatchObject({ code: 'not_found' })
  await execute(shareOpportunity, world.rep, toStranger('read'))
  expect(await answer(readOpportunity, await stranger(), { id })).toMatchObject({ id })
  const patch = { id, version: 1, patch: { title: 'Theirs' } }
  await expect(execute(updateOpportunity, await stranger(), patch)).rejects.toMatchObject({
    code: 'not_found',
  })
  const { data } = await execute(shareOpportunity, world.rep, toStranger('write'))
  await execute(updateOpportunity, await stranger(), patch)
  await execute(unshareOpportunity, world.rep, { id, shareId: data.id })
  await expect(answer(readOpportunity, await stranger(), { id })).rejects.toMatchObject({ code: 'not_found' })
  const events = await asOwner<{ type: string }>(
    `select type from event where workspace_id = $1 and record_id = $2 and entity = 'opportunity' order by seq`,
    [world.workspace.id, id],
  )
  expect(events.map(({ type }) => type)).toEqual(['created', 'shared', 'shared', 'updated', 'unshared'])
})

test('[SB-20] the root unit means everybody; a share ends by itself', async () => {
  const everybody = { ...toStranger('read'), granteeKind: 'unit' as const, granteeId: world.units[0] }
  await execute(shareOpportunity, world.rep, everybody)
  expect(await answer(readOpportunity, await stranger(), { id })).toMatchObject({ id })
  await asOwner(`update record_share set ends_at = now() - interval '1 minute' where workspace_id = $1`, [
    world.workspace.id,
  ])
  await expect(answer(readOpportunity, await stranger(), { id })).rejects.toMatchObject({ code: 'not_found' })
})

test('sharing opens neither deletion nor sharing on', async () => {
  await execute(shareOpportunity, world.rep, toStranger('write'))
  const actor = await stranger()
  const able = { ...actor, grants: { ...actor.grants, 'opportunity:delete': ['own'] as const } }
  await expect(execute(deleteOpportunity, able, { id, version: 1 })).rejects.toMatchObject({
    code: 'not_found',
  })
  const on = { ...toStranger('write'), granteeId: world.reader.id ?? '' }
  await expect(execute(shareOpportunity, actor, on)).rejects.toMatchObject({ code: 'not_found' })
})

test('only who may share a record shares it, with somebody who is there, until a day to come', async () => {
  const foreign = await aWorld()
  const before = await fingerprint()
  await expect(execute(shareOpportunity, world.reader, toStranger('read'))).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(execute(shareOpportunity, world.stranger, toStranger('read'))).rejects.toMatchObject({
    code: 'not_found',
  })
  const attempts = [
    execute(shareOpportunity, world.rep, { ...toStranger('read'), granteeId: foreign.rep.id ?? '' }),
    execute(shareOpportunity, world.rep, { ...toStranger('read'), granteeKind: 'team' }),
    execute(shareOpportunity, world.rep, toStranger('read', '2020-01-01')),
    execute(shareOpportunity, world.rep, { ...toStranger('read'), access: 'own' } as never),
  ]
  expect(await refusals(attempts)).toEqual(attempts.map(() => 'invalid: invalid'))
  expect(await fingerprint()).toEqual(before)
  const wrong = { id, shareId: world.workspace.id }
  await expect(execute(unshareOpportunity, world.rep, wrong)).rejects.toMatchObject({ code: 'not_found' })
})

test('why a record is seen: every rule by its name', async () => {
  await execute(shareOpportunity, world.rep, toStranger('read', '2099-12-31'))
  const why = async (actor: Actor) => (await answer(opportunityAccess, actor, { id })).reasons
  expect(await why(world.rep)).toEqual([{ kind: 'owner', name: 'Rep' }])
  expect(await why(world.manager)).toEqual([{ kind: 'team', name: 'Kinh doanh' }])
  expect(await why(world.admin)).toEqual([{ kind: 'all', name: 'administrator' }])
  expect(await why(await stranger())).toEqual([
    { kind: 'share', name: 'Stranger', access: 'read', endsAt: '2099-12-31T17:00:00.000Z' },
  ])
  await asOwner('update org_unit set head_id = $1 where id = $2', [world.stranger.id, world.units[0]])
  expect(await why(await stranger())).toMatchObject([{ kind: 'head', name: 'Toàn cục' }, { kind: 'share' }])
})

test('what was shared of a deleted record waits in the bin with it, and is forgotten with it', async () => {
  await execute(shareOpportunity, world.rep, toStranger('read'))
  await execute(deleteOpportunity, world.admin, { id, version: 1 })
  const shares = () => asOwner('select from record_share where record_id = $1', [id])
  expect(await shares()).toHaveLength(1)
  const items = [{ id, version: 2 }]
  await execute(binnable.get('opportunity')?.purge as never, world.admin, { items })
  expect(await shares()).toEqual([])
})
