import { beforeAll, expect, test } from 'vitest'
import { accountKind } from '@/lib/accounts/commands'
import { accounts } from '@/lib/accounts/entity'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { saveRules } from '@/lib/record-rules/commands'
import { exportedRows } from '@/lib/records/export'
import { findRecords } from '@/lib/records/find'
import { countRecords, getRecord } from '@/lib/records/query'
import { revealNumber } from '@/lib/records/reveal'
import { twinsOf } from '@/lib/records/twins'
import { undo } from '@/lib/records/undo'
import { asOwner } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'

const NUMBER = '079099012345'
let world: World
beforeAll(async () => {
  world = await aWorld()
})

const create = (values: Record<string, unknown>, by = world.manager) =>
  execute(accountKind.create, by, { name: 'Trần Thị Lan', kind: 'person', ...values })
const read = (id: string) => reading(world.manager, (tx) => getRecord(tx, world.manager, accounts, id))
const count = (filter: [string, string, unknown]) =>
  reading(world.manager, (tx) => countRecords(tx, world.manager, accounts, { filter }))
const reveal = (id: string, by: Actor = world.manager) =>
  execute(revealNumber, by, { kind: 'account', id, field: 'citizenId' })

test('a number is nowhere in the database, and found by the whole of it', async () => {
  const { data } = await create({ citizenId: '079 099 012 345' })
  const stored = String((await read(data.id))?.citizenId)
  expect(stored).toMatch(/^v1\..+\.345$/)
  for (const table of ['account', 'event', 'search_token'])
    expect(await asOwner(`select from ${table} t where t::text like '%${NUMBER}%'`)).toEqual([])
  expect(await count(['citizenId', 'is', NUMBER])).toBe(1)
  expect(await count(['citizenId', 'is', '079099012346'])).toBe(0)
  const find = (text: string) => reading(world.manager, (tx) => findRecords(tx, world.manager, text))
  expect((await find(NUMBER)).map(({ id }) => id)).toEqual([data.id])
  expect((await find(NUMBER))[0]?.detail).not.toContain('v1.')
  expect(await find(NUMBER.slice(0, 9))).toEqual([])
  const twins = await reading(world.manager, (tx) =>
    twinsOf(tx, world.manager, accounts, 'citizenId', [NUMBER]),
  )
  expect(twins.get(NUMBER)).toEqual([data.id])
  // What is the same is no change, and a change can be taken back.
  const same = await execute(accountKind.update, world.manager, { ...data, patch: { citizenId: NUMBER } })
  expect(same.changed).toBe(false)
  const gone = await execute(accountKind.update, world.manager, { ...data, patch: { citizenId: '' } })
  expect((await read(data.id))?.citizenId).toBe(null)
  await execute(undo, world.manager, { requestId: gone.requestId })
  expect((await read(data.id))?.citizenId).toBe(stored)
})

test('who has the right sees it, and the log says so', async () => {
  const { data } = await create({ name: 'Xem', citizenId: '024567890' })
  const may: Actor = { ...world.manager, grants: { ...world.manager.grants, 'record:reveal': ['all'] } }
  const { 'record:reveal': _, ...grants } = may.grants
  await expect(reveal(data.id, { ...may, grants })).rejects.toMatchObject({ code: 'forbidden' })
  expect((await reveal(data.id, may)).data).toEqual({ number: '024567890' })
  const log = await asOwner(
    `select type, after from event where record_id = '${data.id}' order by seq desc limit 1`,
  )
  expect(log).toEqual([{ type: 'revealed', after: { field: 'citizenId' } }])
  const blind: Actor = { ...may, fieldRights: { account: { citizenId: 'hidden' } } }
  await expect(reveal(data.id, blind)).rejects.toMatchObject({ code: 'not_found' })
  const exported = async (by: Actor) => {
    const asked = { kind: 'account', format: 'csv' as const, query: {}, ids: [data.id] }
    const reader = {
      say: Object.assign((key: string) => key, { has: () => false }),
      locale: 'vi',
      timeZone: 'UTC',
    }
    const rows = []
    for await (const row of exportedRows(by, asked, ['citizenId'], reader)) rows.push(row)
    return rows[1]
  }
  expect(await exported({ ...may, grants })).toEqual(['•••• 890'])
  expect(await exported(may)).toEqual(['024567890'])
})

test('what is no such number, or was sealed elsewhere, is refused; and none may be there twice', async () => {
  const refusedBy = (key: string) => ({ fields: { citizenId: { key } } })
  await expect(create({ citizenId: '003099012345' })).rejects.toMatchObject(refusedBy('citizenId'))
  await expect(create({ citizenId: 'v1.aGVsbG8.d29ybGQ.eHl6.345' })).rejects.toMatchObject(
    refusedBy('citizenId'),
  )
  await execute(saveRules, world.admin, {
    kind: 'account',
    required: [],
    distinct: ['citizenId'],
    version: 0,
  })
  await create({ name: 'Một', citizenId: '079099000001' })
  await expect(create({ name: 'Hai', citizenId: '079 099 000 001' })).rejects.toMatchObject(
    refusedBy('duplicateOf'),
  )
})
