import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api'
import { beforeAll, expect, test } from 'vitest'
import * as schema from '@/db/schema'
import '@/lib/kinds'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { saveRules } from '@/lib/record-rules/commands'
import { exportedRows } from '@/lib/records/export'
import { findRecords } from '@/lib/records/find'
import { kindAt, kindFor } from '@/lib/records/kinds'
import { getRecord, listRecords } from '@/lib/records/query'
import { undo } from '@/lib/records/undo'
import * as madeUp from '@/tests/support/made-up/vehicle'
import { asOwner } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'

const { makeCommands, vehicles } = madeUp
const { entity } = vehicles

let world: World
let toyota = ''

/** The migration that the product's own generator writes for the two tables, and no other line of SQL. */
async function migrate() {
  const before = generateDrizzleJson(schema)
  const after = generateDrizzleJson({ ...schema, ...madeUp }, before.id)
  for (const statement of await generateMigration(before, after)) await asOwner(statement)
  await asOwner('grant select, insert, update, delete on vehicle, vehicle_make to cohoi_app')
}

beforeAll(async () => {
  await migrate()
  world = await aWorld()
  toyota = (await execute(makeCommands.create, world.admin, { name: 'Toyota' })).data.id
})

const create = async (values: Record<string, unknown>, by = world.rep) =>
  (await execute(vehicles.create, by, values)).data
const read = (id: string, by = world.admin) => reading(by, (tx) => getRecord(tx, by, entity, id))

test('a made-up kind of record is written, read, searched and filtered by its declaration alone', async () => {
  const { id } = await create({
    plate: '30A-123.45',
    makeId: toyota,
    seats: 7,
    price: '1tr2',
    boughtOn: '2026-01-02',
    fuel: 'electric',
    driverPhone: '0912 345 678',
  })
  expect(await read(id)).toMatchObject({
    price: 1_200_000,
    driverPhone: '+84912345678',
    ownerId: world.rep.id,
    teamId: world.teams[0],
  })
  const list = (filter: [string, string, unknown]) =>
    reading(world.rep, (tx) => listRecords(tx, world.rep, entity, { filter })).then(({ rows }) => rows.length)
  expect(await list(['fuel', 'in', ['electric']])).toBe(1)
  expect(await list(['seats', 'lt', 7])).toBe(0)
  const found = await reading(world.rep, (tx) => findRecords(tx, world.rep, '345678'))
  expect(found).toMatchObject([{ href: `/vehicles/${id}`, label: '30A-123.45' }])
  await expect(create({ plate: 'x', fuel: 'steam' })).rejects.toMatchObject({ code: 'invalid' })
})

test('it obeys reach, rules of the company, undo, merging and deletion like any other', async () => {
  const mine = await create({ plate: '29B-1' })
  const theirs = await create({ plate: '29B-2' }, world.stranger)
  expect(await read(theirs.id, world.rep)).toBeUndefined()
  await expect(execute(vehicles.update, world.rep, { ...theirs, patch: { seats: 1 } })).rejects.toMatchObject(
    { code: 'not_found' },
  )
  await execute(saveRules, world.admin, {
    kind: 'vehicle',
    required: ['fuel'],
    distinct: ['plate'],
    version: 0,
  })
  await expect(create({ plate: '29b-1' })).rejects.toMatchObject({
    fields: { fuel: { key: 'required' }, plate: { key: 'duplicateOf' } },
  })
  const changed = await execute(vehicles.update, world.rep, { ...mine, patch: { seats: 5 } })
  await execute(undo, world.rep, { requestId: changed.requestId })
  expect(await read(mine.id)).toMatchObject({ seats: 0, version: 3 })
  await execute(vehicles.merge, world.admin, { items: [{ id: mine.id, version: 3 }, theirs] })
  expect(await read(theirs.id)).toMatchObject({ mergedIntoId: mine.id })
  const kept = { id: mine.id, version: Number((await read(mine.id))?.version) }
  await execute(vehicles.remove, world.admin, kept)
  expect(await read(mine.id)).toBeUndefined()
  const again = await create({ plate: '29B-1', fuel: 'petrol' })
  const back = () =>
    execute(vehicles.recover, world.admin, { items: [{ id: mine.id, version: kept.version + 1 }] })
  await expect(back()).rejects.toMatchObject({ fields: { plate: { key: 'duplicateOf' } } })
  await execute(vehicles.removeMany, world.admin, { items: [again] })
  await execute(vehicles.purge, world.admin, { items: [{ id: again.id, version: 2 }] })
  await back()
  expect(await read(mine.id)).toMatchObject({ plate: '29B-1', archivedAt: null })
  await execute(makeCommands.remove, world.admin, { id: toyota, version: 1 }).then(
    () => expect.unreachable(),
    ({ words }) => expect(words.key).toBe('inUse'),
  )
})

test('its screens and its export are drawn from the declaration', async () => {
  expect(kindAt('/vehicles')).toBe(vehicles)
  const { layout, description } = kindFor(world.admin, vehicles)
  for (const name of [...layout.form, ...layout.figures, ...layout.card])
    expect(Object.keys(description.fields)).toContain(name)
  const say = Object.assign((key: string) => key, { has: () => false })
  const reader = { say, locale: 'vi', timeZone: 'Asia/Ho_Chi_Minh' }
  const asked = { kind: 'vehicle', format: 'csv' as const, query: { search: '30A' }, ids: [] }
  const rows = []
  for await (const row of exportedRows(world.admin, asked, ['plate', 'makeId', 'price'], reader))
    rows.push(row)
  expect(rows).toEqual([
    ['fields.vehicle.plate', 'fields.vehicle.makeId', 'fields.vehicle.price'],
    ['30A-123.45', 'Toyota', 1_200_000],
  ])
})
