import { beforeAll, expect, test } from 'vitest'
import { customWordsOf } from '@/lib/i18n/custom-words'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { answer } from '@/lib/kernel/read'
import { loadBoard } from '@/lib/opportunities/board-page'
import { changeOpportunities, createOpportunity, updateOpportunity } from '@/lib/opportunities/commands'
import { opportunities } from '@/lib/opportunities/entity'
import { loadGroups } from '@/lib/opportunities/list-page'
import { loadOpportunity } from '@/lib/opportunities/queries'
import { listOpportunities } from '@/lib/opportunities/reads'
import { searchEverything } from '@/lib/records/find'
import { historyOf } from '@/lib/records/history'
import { listRecords } from '@/lib/records/query'
import { shownCustomFields } from '@/lib/records/shown-fields'
import { addField, withFields } from '@/tests/support/own-fields'
import { aCard, aWorld, type World } from '@/tests/support/world'
import { refusals } from '../identity/people'

let world: World
let actor: Actor
let id: string
const SECRET = '4711004711'

beforeAll(async () => {
  world = await aWorld()
  actor = {
    ...world.manager,
    fieldRights: { opportunity: { amount: 'hidden', contactPhone: 'hidden', sourceId: 'readOnly' } },
  }
  id = await aCard(world.manager, { amount: Number(SECRET), contactPhone: '0912345678' })
  await execute(updateOpportunity, world.manager, { id, version: 1, patch: { amount: 4711004712 } })
})

test('a hidden field shows in no list, record, history, board, total or group', async () => {
  const shown = await reading(actor, async (tx) => ({
    list: await listRecords(tx, actor, opportunities, {}),
    record: await loadOpportunity(tx, actor, id, {}),
    history: await historyOf(tx, actor, 'opportunity', id),
    board: await loadBoard(tx, actor, { group: 'stage', order: 'amount' }),
    groups: await loadGroups(tx, actor, {}, 'stageId'),
  }))
  const text = JSON.stringify(shown)
  expect(text).not.toContain('471100471')
  expect(text).not.toContain('912345678')
  expect(shown.board.query.order).toBe('rank')
  const open = await reading(world.manager, (tx) =>
    loadBoard(tx, world.manager, { group: 'stage', order: 'amount' }),
  )
  expect(JSON.stringify(open)).toContain('4711004712')
})

test('nothing is filtered, sorted or grouped by what is hidden', async () => {
  const queries = [
    { filter: ['amount', 'gt', 1] },
    { filter: ['amountBase', 'gt', 1] },
    { filter: ['contactPhone', 'contains', '0912'] },
    { sort: { field: 'amountBase', descending: true } },
  ]
  for (const query of queries) {
    const body = { query, after: { value: null, id } } as never
    await expect(answer(listOpportunities, actor, body), JSON.stringify(query)).rejects.toMatchObject({
      code: 'invalid',
    })
  }
  const hiding = { ...actor, fieldRights: { opportunity: { sourceId: 'hidden' as const } } }
  expect(await reading(hiding, (tx) => loadGroups(tx, hiding, {}, 'sourceId'))).toEqual([])
})

test('nothing is found by the words of a hidden field', async () => {
  const foundBy = async (who: Actor, text: string) =>
    (await answer(searchEverything, who, { text })).map(({ id }) => id)
  expect(await foundBy(world.manager, '912345678')).toEqual([id])
  expect(await foundBy(actor, '912345678')).toEqual([])
  expect(await foundBy(actor, '5678')).toEqual([])
  expect(await foundBy(actor, 'card')).toContain(id)
  const { rows } = await reading(actor, (tx) =>
    listRecords(tx, actor, opportunities, { search: '912345678' }),
  )
  expect(rows).toEqual([])
})

test('[SB-51] what is hidden or locked is not written, by no way', async () => {
  const attempts = [
    execute(updateOpportunity, actor, { id, version: 2, patch: { amount: 1 } }),
    execute(updateOpportunity, actor, { id, version: 2, patch: { sourceId: null } }),
    execute(changeOpportunities, actor, { items: [{ id, version: 2 }], patch: { contactPhone: null } }),
    execute(createOpportunity, actor, { title: 'New', amount: 5 }),
  ]
  expect(await refusals(attempts)).toEqual(attempts.map(() => 'invalid: invalid'))
  await execute(updateOpportunity, actor, { id, version: 2, patch: { title: 'Renamed' } })
})

test('changing several records at once is a right of its own', async () => {
  const { 'record:mass_change': _, ...grants } = world.manager.grants
  const single = { ...world.manager, grants }
  const ids = [await aCard(world.manager), await aCard(world.manager)]
  const items = ids.map((each) => ({ id: each, version: 1 }))
  await expect(execute(changeOpportunities, single, { items, patch: { priority: 2 } })).rejects.toMatchObject(
    { words: { key: 'massChange' } },
  )
  await execute(changeOpportunities, single, { items: items.slice(0, 1), patch: { priority: 2 } })
})

test('neither names nor formulas of hidden fields of one’s own leave the server', async () => {
  await addField(world.admin, 'number', { name: 'Hoa hồng' })
  await addField(await withFields(world.admin), 'computed', { name: 'Hoa hồng đôi', formula: 'hoa_hong * 2' })
  await addField(world.admin, 'text', { name: 'Mã cũ' })
  const all = await withFields(world.manager)
  const limited = { ...all, fieldRights: { account: { c_hoa_hong: 'hidden' as const } } }
  expect(Object.keys(shownCustomFields(all)?.account ?? {})).toHaveLength(3)
  expect(Object.keys(shownCustomFields(limited)?.account ?? {})).toEqual(['c_ma_cu'])
  expect(JSON.stringify(customWordsOf(shownCustomFields(limited)))).not.toContain('Hoa hồng')
})
