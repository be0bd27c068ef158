import { beforeAll, expect, test } from 'vitest'
import { fieldKinds } from '@/lib/fields'
import type { Actor } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { answer } from '@/lib/kernel/read'
import { opportunities } from '@/lib/opportunities/entity'
import { listOpportunities, rereadOpportunities } from '@/lib/opportunities/reads'
import { parseFilter } from '@/lib/records/filter'
import type { Condition, Filter } from '@/lib/records/filter-shape'
import { listQueryOf } from '@/lib/records/list-query'
import { countRecords, listRecords } from '@/lib/records/query'
import { addDays, today } from '@/lib/vietnam/date'
import { asOwner } from '@/tests/support/owner'
import { aCard, aWorld, type World } from '@/tests/support/world'

let world: World
const now = today()
const MAIL = 'binh@example.test'

beforeAll(async () => {
  world = await aWorld()
  const { admin, rep, stages, tags, teams } = world
  await aCard(admin, {
    title: 'An',
    customerName: 'Công ty Hòa Bình',
    amount: 100,
    expectedClose: now,
    priority: 3,
    tagIds: [tags[0]],
  })
  await aCard(admin, {
    title: 'Bình',
    contactEmail: MAIL,
    contactPhone: '0912345678',
    amount: 200,
    expectedClose: addDays(now, 7),
    ownerId: rep.id,
    tagIds: [tags[0], tags[1]],
    stageId: stages[2],
  })
  await aCard(admin, {
    title: 'Cường 100%_',
    amount: 300,
    expectedClose: addDays(now, -30),
    ownerId: null,
    teamId: teams[1],
    priority: 1,
  })
  await asOwner('insert into email_address (workspace_id, address, opted_out) values ($1, $2, true)', [
    world.workspace.id,
    MAIL,
  ])
  await aCard(admin, { title: 'Dũng', amount: 0, currency: 'USD', teamId: null, stageId: stages[4] })
})

async function found(filter: Filter, actor: Actor = world.admin): Promise<string> {
  const { rows } = await reading(actor, (tx) =>
    listRecords(tx, actor, opportunities, { filter, sort: { field: 'title', descending: false } }),
  )
  const total = await reading(actor, (tx) => countRecords(tx, actor, opportunities, { filter }))
  expect(total).toBe(rows.length)
  return rows.map(({ title }) => String(title)[0]).join('')
}

const id = (list: 'stages' | 'tags' | 'teams', at: number) => world[list][at] ?? ''

const CASES: [string, () => Condition, string][] = [
  ['text contains', () => ['title', 'contains', 'n'], 'ABCD'],
  ['text contains a wildcard as a letter', () => ['title', 'contains', '0%_'], 'C'],
  ['text lacks', () => ['customerName', 'lacks', 'hòa'], 'BCD'],
  ['text is', () => ['title', 'is', 'An'], 'A'],
  ['text not', () => ['customerName', 'not', 'Công ty Hòa Bình'], 'BCD'],
  ['text empty', () => ['customerName', 'empty'], 'BCD'],
  ['text set', () => ['customerName', 'set'], 'A'],
  ['email contains', () => ['contactEmail', 'contains', '@example'], 'B'],
  ['email lacks', () => ['contactEmail', 'lacks', '@example'], 'ACD'],
  ['email is', () => ['contactEmail', 'is', MAIL.toUpperCase()], 'B'],
  ['email not', () => ['contactEmail', 'not', MAIL], 'ACD'],
  ['email of somebody who wants no advertising', () => ['contactEmail', 'opted_out'], 'B'],
  ['email of no use', () => ['contactEmail', 'invalid'], ''],
  ['email empty', () => ['contactEmail', 'empty'], 'ACD'],
  ['email set', () => ['contactEmail', 'set'], 'B'],
  ['phone is', () => ['contactPhone', 'is', '+84912345678'], 'B'],
  ['money lt', () => ['amount', 'lt', 200], 'AD'],
  ['money lte', () => ['amount', 'lte', 200], 'ABD'],
  ['money gt', () => ['amount', 'gt', '200'], 'C'],
  ['money gte', () => ['amount', 'gte', 200], 'BC'],
  ['money is', () => ['amount', 'is', 300], 'C'],
  ['money not', () => ['amount', 'not', 300], 'ABD'],
  ['rating gte', () => ['priority', 'gte', 1], 'AC'],
  ['percent is', () => ['probability', 'is', 100], 'D'],
  ['currency in', () => ['currency', 'in', ['USD', 'EUR']], 'D'],
  ['currency not', () => ['currency', 'not', 'USD'], 'ABC'],
  ['date is today', () => ['expectedClose', 'is', 'today'], 'A'],
  ['date is so many days ahead', () => ['expectedClose', 'is', 'today+7'], 'B'],
  ['date lt today', () => ['expectedClose', 'lt', 'today'], 'C'],
  ['date lte', () => ['expectedClose', 'lte', 'today'], 'AC'],
  ['date gt', () => ['expectedClose', 'gt', now], 'B'],
  ['date gte', () => ['expectedClose', 'gte', 'today-30'], 'ABC'],
  ['date of any year', () => ['expectedClose', 'yearly', `2000${now.slice(4)}`], 'A'],
  ['date empty', () => ['expectedClose', 'empty'], 'D'],
  ['date set', () => ['expectedClose', 'set'], 'ABC'],
  ['moment is today', () => ['createdAt', 'is', 'today'], 'ABCD'],
  ['moment lt today', () => ['createdAt', 'lt', 'today'], ''],
  ['moment lte today', () => ['createdAt', 'lte', 'today'], 'ABCD'],
  ['moment gt today', () => ['createdAt', 'gt', 'today'], ''],
  ['moment gte yesterday', () => ['createdAt', 'gte', 'today-1'], 'ABCD'],
  ['moment empty', () => ['closedAt', 'empty'], 'ABC'],
  ['moment set', () => ['closedAt', 'set'], 'D'],
  ['choice is', () => ['status', 'is', 'won'], 'D'],
  ['choice not', () => ['status', 'not', 'won'], 'ABC'],
  ['choice in', () => ['status', 'in', ['won', 'lost']], 'D'],
  ['choice not_in', () => ['status', 'not_in', ['won', 'lost']], 'ABC'],
  ['reference is', () => ['stageId', 'is', id('stages', 2)], 'B'],
  ['reference is me', () => ['ownerId', 'is', 'me'], 'AD'],
  ['reference not me, or nobody', () => ['ownerId', 'not', 'me'], 'BC'],
  ['reference in', () => ['teamId', 'in', [id('teams', 1)]], 'C'],
  ['reference in nothing', () => ['teamId', 'in', []], ''],
  ['reference not_in', () => ['teamId', 'not_in', [id('teams', 0)]], 'CD'],
  ['reference not_in nothing', () => ['teamId', 'not_in', []], 'ABCD'],
  ['reference empty', () => ['ownerId', 'empty'], 'C'],
  ['reference set', () => ['teamId', 'set'], 'ABC'],
  ['[EV-28] tags in', () => ['tagIds', 'in', [id('tags', 1), id('tags', 2)]], 'B'],
  ['[EV-28] tags not_in', () => ['tagIds', 'not_in', [id('tags', 0)]], 'CD'],
  ['[EV-28] tags all', () => ['tagIds', 'all', [id('tags', 0), id('tags', 1)]], 'B'],
  ['[EV-28] tags empty', () => ['tagIds', 'empty'], 'CD'],
  ['[EV-28] tags set', () => ['tagIds', 'set'], 'AB'],
]

test.each(CASES)('%s', async (_, condition, titles) => {
  expect(await found(condition())).toBe(titles)
})

test('every comparison of every field type in use is tried above', () => {
  const tried = new Set(
    CASES.map(([, make]) => make()).map(([field, operator]) => `${typeOf(field)} ${operator}`),
  )
  const same = (type: string) => ALIKE[type] ?? type
  const numeric = new Set(['money', 'percent', 'rating', 'number'])
  const types = Object.values(opportunities.fields).flatMap((field) =>
    'hidden' in field ? [] : [field.type],
  )
  for (const type of new Set(types)) {
    if (type === 'longText') continue
    for (const operator of Object.keys(fieldKinds[type].operators)) {
      const alike = numeric.has(type) ? 'money' : type === 'currency' ? 'choice' : same(type)
      const presence = operator === 'empty' || operator === 'set'
      if (presence && (alike === 'money' || alike === 'choice')) continue
      expect([...tried].some((each) => each.endsWith(` ${operator}`) && each.startsWith(alike))).toBe(true)
    }
  }
})

const ALIKE: Record<string, string> = { phone: 'text', record: 'reference' }

const typeOf = (field: string) => {
  const { type } = opportunities.fields[field as keyof typeof opportunities.fields]
  return type === 'phone' ? 'text' : type
}

test('groups combine: all of, any of, none of', async () => {
  const rich: Condition = ['amount', 'gte', 200]
  const soon: Condition = ['expectedClose', 'is', 'today']
  expect(await found({ and: [rich, ['tagIds', 'set']] })).toBe('B')
  expect(await found({ or: [rich, soon] })).toBe('ABC')
  expect(await found({ not: { or: [rich, soon] } })).toBe('D')
  expect(await found({ and: [] })).toBe('ABCD')
})

test('a filter never widens what one may see', async () => {
  const { rep } = world
  expect(
    await found(
      {
        or: [
          ['title', 'set'],
          ['amount', 'gte', 0],
        ],
      },
      rep,
    ),
  ).toBe('B')
  expect(await found({ not: ['title', 'is', 'nothing'] }, rep)).toBe('B')
})

const after = { value: null, id: '00000000-0000-7000-8000-000000000000' }

test.each([
  ['an unknown field', ['nothing', 'is', 1]],
  ['an inherited name', ['__proto__', 'set']],
  ['a hidden field', ['lostNote', 'contains', 'a']],
  ['a comparison the field lacks', ['title', 'gt', 'a']],
  ['an inherited comparison', ['title', 'constructor', 'a']],
  ['a value of another kind', ['stageId', 'is', 'not an id']],
  ['a day that is none', ['expectedClose', 'is', '2026-02-31']],
])('%s is refused', async (_, filter) => {
  const asked = { query: { filter }, after }
  await expect(answer(listOpportunities, world.admin, asked)).rejects.toMatchObject({ code: 'invalid' })
})

test.each(['nothing', 'description', 'lostNote', 'toString'])('sorting by %s is refused', async (field) => {
  const asked = { query: { sort: { field, descending: false } }, after }
  await expect(answer(listOpportunities, world.admin, asked)).rejects.toMatchObject({ code: 'invalid' })
})

test('a URL gives its query, and what cannot be read in it is left out', () => {
  const filter = ['title', 'is', 'An']
  const search = new URLSearchParams({
    q: ' an ',
    filter: JSON.stringify(filter),
    sort: '-amountBase',
    archived: 'only',
  })
  expect(listQueryOf(search)).toEqual({
    filter,
    search: 'an',
    sort: { field: 'amountBase', descending: true },
    archived: 'only',
  })
  expect(listQueryOf(new URLSearchParams('filter=%7B&archived=all'))).toEqual({})
  expect(parseFilter('['.repeat(50))).toBeUndefined()
})

test('a second look gives the rows that still belong, seen by the one who asks', async () => {
  const all = await reading(world.admin, (tx) => listRecords(tx, world.admin, opportunities, {}))
  const ids = all.rows.map((row) => row.id)
  const asked = { ids, query: { filter: ['amount', 'gte', 200] as Condition } }
  const mine = await answer(rereadOpportunities, world.admin, asked)
  expect(mine.rows.map(({ title }) => title).sort()).toEqual(['Bình', 'Cường 100%_'])
  expect(mine.total).toBe(2)
  const theirs = await answer(rereadOpportunities, world.stranger, asked)
  expect(theirs.rows.map(({ title }) => title)).toEqual(['Cường 100%_'])
  expect(theirs.total).toBe(1)
})
