import { beforeAll, expect, test } from 'vitest'
import { execute } from '@/lib/kernel/command'
import { createOpportunity, moveOpportunities, updateOpportunity } from '@/lib/opportunities/commands'
import { asOwner, fingerprint } from '@/tests/support/owner'
import { aCard, aWorld, type World } from '@/tests/support/world'

let world: World
let other: World

beforeAll(async () => {
  world = await aWorld()
  other = await aWorld()
})

const one = async (table: string) => {
  const rows = await asOwner<{ id: string }>(`select id from ${table} where workspace_id = $1 limit 1`, [
    other.workspace.id,
  ])
  return rows[0]?.id ?? ''
}

test('a record of another workspace cannot be referred to, whatever the field', async () => {
  const id = await aCard(world.admin)
  const foreign = {
    stageId: other.stages[1],
    ownerId: other.rep.id,
    teamId: other.teams[0],
    sourceId: await one('lead_source'),
    tagIds: [world.tags[0], other.tags[0]],
  }
  const before = await fingerprint()
  for (const [field, value] of Object.entries(foreign)) {
    const refusal = { code: 'invalid', fields: { [field]: { key: 'unknownReference' } } }
    const values = { title: 'Crossed', [field]: value }
    await expect(execute(createOpportunity, world.admin, values), field).rejects.toMatchObject(refusal)
    const edit = { id, version: 1, patch: { [field]: value } }
    await expect(execute(updateOpportunity, world.admin, edit), field).rejects.toMatchObject(refusal)
  }
  expect(await fingerprint()).toEqual(before)
})

test('a stage, a reason or a neighbour of another workspace does not move a card', async () => {
  const id = await aCard(world.admin)
  const neighbour = await aCard(other.admin)
  const items = [{ id, version: 1 }]
  const before = await fingerprint()
  await expect(
    execute(moveOpportunities, world.admin, { items, stageId: other.stages[1] }),
  ).rejects.toMatchObject({ code: 'conflict', words: { key: 'stageGone' } })
  const lost = { items, stageId: world.stages[5], lostReasonId: await one('lost_reason') }
  await expect(execute(moveOpportunities, world.admin, lost)).rejects.toMatchObject({ code: 'invalid' })
  expect(await fingerprint()).toEqual(before)

  await execute(moveOpportunities, world.admin, { items, stageId: world.stages[1], above: neighbour })
  const [row] = await asOwner('select stage_id from opportunity where id = $1', [id])
  expect(row).toEqual({ stage_id: world.stages[1] })
})

test('the database itself refuses a reference that crosses workspaces', async () => {
  const id = await aCard(world.admin)
  for (const [column, value] of [
    ['stage_id', other.stages[0]],
    ['owner_id', other.rep.id],
    ['team_id', other.teams[0]],
  ]) {
    await expect(
      asOwner(`update opportunity set ${column} = $1 where id = $2`, [value, id]),
    ).rejects.toMatchObject({
      code: '23503',
    })
  }
})
