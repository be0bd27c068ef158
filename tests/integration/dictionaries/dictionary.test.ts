import { expect, test } from 'vitest'
import * as commands from '@/lib/dictionaries/commands'
import * as entities from '@/lib/dictionaries/entities'
import { listEntries } from '@/lib/dictionaries/queries'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { newId } from '@/lib/kernel/id'
import { undo } from '@/lib/records/undo'
import { asOwner, fingerprint } from '../../support/owner'
import { aCard, aWorld } from '../../support/world'

const CASES = [
  {
    name: 'sales_team',
    entity: entities.teams,
    commands: commands.teamCommands,
    values: { ownerRule: 'leader', bulkPolicy: 'hold' },
  },
  { name: 'stage', entity: entities.stages, commands: commands.stageCommands, values: { kind: 'open' } },
  { name: 'tag', entity: entities.tags, commands: commands.tagCommands, values: { color: 'teal' } },
  { name: 'lost_reason', entity: entities.lostReasons, commands: commands.lostReasonCommands, values: {} },
  { name: 'lead_source', entity: entities.leadSources, commands: commands.leadSourceCommands, values: {} },
  { name: 'pipeline', entity: entities.pipelines, commands: commands.pipelineCommands, values: {} },
  {
    name: 'currency',
    entity: entities.currencies,
    commands: commands.currencyCommands,
    values: { name: 'JPY', rate: '170,5' },
  },
] as const

const world = await aWorld()
const other = await aWorld()

const eventsOf = (id: string) =>
  asOwner<{ type: string; before: Record<string, unknown> | null; after: Record<string, unknown> }>(
    'select type, before, after from event where record_id = $1 order by seq',
    [id],
  )

for (const { name, entity, commands: each, values } of CASES) {
  const listed = (actor = world.manager) => reading(actor, (tx) => listEntries(tx, actor, entity))
  const given = { name: 'Việc thử', ...values }

  test(`${name}: a new row comes last, and its whole life is recorded`, async () => {
    const { data } = await execute(each.create, world.manager, given)
    const rows = await listed()
    expect(rows.at(-1)).toMatchObject({ id: data.id, name: given.name, archivedAt: null })

    const patch = name === 'currency' ? { rate: '26.000' } : { name: 'Việc thử 2' }
    await execute(each.update, world.manager, { id: data.id, version: 1, patch })
    await execute(each.archive, world.manager, { id: data.id, version: 2 })
    expect((await listed()).at(-1)).toMatchObject({ id: data.id, archivedAt: expect.any(Date) })
    await execute(each.restore, world.manager, { id: data.id, version: 3 })
    await execute(each.remove, world.manager, { id: data.id, version: 4 })

    const types = (await eventsOf(data.id)).map(({ type }) => type)
    expect(types).toEqual(['created', 'updated', 'archived', 'restored', 'deleted'])
    expect((await listed()).map(({ id }) => id)).not.toContain(data.id)
  })

  test(`${name}: rows are put in order in one step, which can be taken back`, async () => {
    await execute(each.create, world.manager, given)
    const more = name === 'currency' ? { name: 'KRW', rate: '19' } : { name: 'Việc khác' }
    const last = await execute(each.create, world.manager, { ...given, ...more })
    const before = (await listed()).map(({ id }) => id)
    const ids = [...before].reverse()
    const { requestId } = await execute(each.reorder, world.manager, { ids })
    expect((await listed()).map(({ id }) => id)).toEqual(ids)
    expect((await eventsOf(last.data.id)).at(-1)).toMatchObject({ type: 'ordered' })

    await execute(undo, world.manager, { requestId })
    expect((await listed()).map(({ id }) => id)).toEqual(before)
  })

  test(`${name}: who may only read changes nothing`, async () => {
    const [row] = await listed(other.manager)
    if (!row) throw new Error('no row')
    const ref = { id: row.id, version: Number(row.version) }
    const before = await fingerprint()
    for (const actor of [other.rep, other.reader]) {
      await expect(execute(each.create, actor, given)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(execute(each.update, actor, { ...ref, patch: {} })).rejects.toMatchObject({
        code: 'forbidden',
      })
      await expect(execute(each.archive, actor, ref)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(execute(each.restore, actor, ref)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(execute(each.remove, actor, ref)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(execute(each.reorder, actor, { ids: [ref.id] })).rejects.toMatchObject({
        code: 'forbidden',
      })
    }
    expect(await fingerprint()).toEqual(before)
  })

  test(`${name}: another workspace's row is not there`, async () => {
    const [row] = await listed(other.manager)
    const [own] = await listed()
    if (!row || !own) throw new Error('no row')
    const ref = { id: row.id, version: Number(row.version) }
    const before = await fingerprint()
    const missing = { code: 'not_found' }
    await expect(execute(each.update, world.admin, { ...ref, patch: { name: 'XAF' } })).rejects.toMatchObject(
      missing,
    )
    await expect(execute(each.archive, world.admin, ref)).rejects.toMatchObject(missing)
    await expect(execute(each.remove, world.admin, ref)).rejects.toMatchObject(missing)
    await expect(execute(each.reorder, world.admin, { ids: [own.id, ref.id] })).rejects.toMatchObject(missing)
    const replaced = { id: own.id, version: Number(own.version), replacementId: ref.id }
    await expect(execute(each.remove, world.admin, replaced)).rejects.toMatchObject({ code: 'invalid' })
    expect(await fingerprint()).toEqual(before)
  })

  test(`${name}: bad input is refused by field`, async () => {
    const before = await fingerprint()
    await expect(execute(each.create, world.admin, { ...given, name: '  ' })).rejects.toMatchObject({
      code: 'invalid',
      fields: { name: expect.anything() },
    })
    await expect(execute(each.create, world.admin, { ...given, workspaceId: newId() })).rejects.toMatchObject(
      { code: 'invalid' },
    )
    await expect(execute(each.reorder, world.admin, { ids: [] })).rejects.toMatchObject({ code: 'invalid' })
    const [row] = await listed()
    const twin = { ...given, name: String(row?.name).toUpperCase() }
    await expect(execute(each.create, world.admin, twin)).rejects.toMatchObject({
      code: 'invalid',
      fields: { name: { key: 'duplicate' } },
    })
    expect(await fingerprint()).toEqual(before)
  })
}

test('usage is counted per row, in every way a row can be used', async () => {
  const { rep, tags, stages, teams } = other
  await aCard(rep, { tagIds: [tags[0]], teamId: teams[0], amount: 100, currency: 'USD' })
  await aCard(rep, { tagIds: [tags[0]], teamId: teams[0] })
  const usage = async (entity: (typeof CASES)[number]['entity'], key: string) =>
    (await reading(other.manager, (tx) => listEntries(tx, other.manager, entity))).find(
      ({ id, name }) => id === key || name === key,
    )?.usage

  expect(await usage(entities.tags, tags[0] ?? '')).toEqual({ opportunity: 2 })
  expect(await usage(entities.tags, tags[1] ?? '')).toEqual({})
  expect(await usage(entities.stages, stages[0] ?? '')).toEqual({ opportunity: 2 })
  expect(await usage(entities.teams, teams[0])).toEqual({ opportunity: 2 })
  expect(await usage(entities.currencies, 'USD')).toEqual({ opportunity: 1 })
  expect(await usage(entities.pipelines, other.pipelineId)).toEqual({
    opportunity: 2,
    sales_team: 2,
    stage: 6,
  })
})

test('who cannot write a dictionary learns no counts of records they may not see', async () => {
  await aCard(other.admin, { tagIds: [other.tags[0]] })
  const rows = await reading(other.rep, (tx) => listEntries(tx, other.rep, entities.tags))
  expect(rows).toHaveLength(3)
  expect(rows.map(({ usage }) => usage)).toEqual([{}, {}, {}])
})
