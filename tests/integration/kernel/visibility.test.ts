import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Tx } from '@/db/client'
import type { Actor } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import type { Permission } from '@/lib/kernel/policy'
import { answer } from '@/lib/kernel/read'
import { loadVisit } from '@/lib/kernel/session'
import { loadColumns, loadTotals } from '@/lib/opportunities/board'
import { opportunities } from '@/lib/opportunities/entity'
import { listOpportunities } from '@/lib/opportunities/reads'
import { findRecords } from '@/lib/records/find'
import { groupRecords } from '@/lib/records/groups'
import { countRecords, getRecord, listRecords } from '@/lib/records/query'
import { report } from '@/tests/support/figures'
import {
  anOrganisation,
  type Deal,
  dice,
  hiddenFrom,
  mayReach,
  type Organisation,
  type Person,
} from '@/tests/support/organisation'
import { settle } from '@/tests/support/organisation-rows'

const ORGANISATIONS = 500
const SEED = 20_261_128
const organisations = Array.from({ length: ORGANISATIONS }, (_, at) => anOrganisation(SEED + at))
const figures = { cases: 0, leaks: 0, differences: 0 }

beforeAll(() => settle(organisations))
afterAll(() => report('S2 lists, counts, sums, search', figures))

async function actorOf({ sessionId }: Person): Promise<Actor> {
  const actor = (await loadVisit(sessionId))?.actor
  if (!actor) throw new Error('nobody')
  return actor
}

const ids = (rows: { id: string }[]) => rows.map(({ id }) => id).sort()
const sum = (deals: Deal[]) => deals.reduce((total, { amount }) => total + amount, 0)

/** Every way to ask which records there are, each as the same list of numbers and ids. */
async function asked(tx: Tx, actor: Actor, { stages, pipeline, deals }: Organisation) {
  const board = { group: 'stage', order: 'rank', pipelineId: pipeline } as const
  const totals = await loadTotals(tx, actor, board)
  const columns = await loadColumns(tx, actor, board, stages)
  const groups = await groupRecords(tx, actor, opportunities, {}, { by: 'stageId', amount: 'amountBase' })
  const single: string[] = []
  for (const { id } of deals) if (await getRecord(tx, actor, opportunities, id)) single.push(id)
  return {
    listed: ids((await listRecords(tx, actor, opportunities, {})).rows),
    single: single.sort(),
    counted: await countRecords(tx, actor, opportunities),
    found: ids(await findRecords(tx, actor, 'deal', 50)),
    cards: ids([...columns.values()].flatMap(({ cards }) => cards)),
    grouped: stages.map(
      (stage) => groups.find(({ key }) => key === stage) ?? { key: stage, count: 0, sum: 0 },
    ),
    totals: stages.map((stage) => totals[stage]?.count ?? 0),
  }
}

function expected({ stages }: Organisation, seen: Deal[]) {
  const of = (stage: string) => seen.filter((deal) => deal.stage === stage)
  const all = ids(seen)
  return {
    ...{ listed: all, single: all, counted: all.length, found: all, cards: all },
    grouped: stages.map((stage) => ({ key: stage, count: of(stage).length, sum: sum(of(stage)) })),
    totals: stages.map((stage) => of(stage).length),
  }
}

test(`[S2] list, board, count, group, sum, search and single read agree with the model in ${ORGANISATIONS} organisations`, async () => {
  const { some } = dice(SEED)
  for (const org of organisations) {
    for (const person of [org.people[0] as Person, ...some(org.people.slice(1), 0.1)]) {
      const actor = await actorOf(person)
      const seen = org.deals.filter((deal) => mayReach(org, person, 'opportunity:read', deal))
      const hidden = hiddenFrom(org, person)
      const found = await reading(actor, (tx) => asked(tx, actor, org))
      const wanted = expected(org, seen)
      if (hidden.includes('amount')) for (const group of [...found.grouped, ...wanted.grouped]) group.sum = 0
      figures.cases += Object.keys(wanted).length
      figures.leaks += found.single.filter((id) => !seen.some((deal) => deal.id === id)).length
      for (const way of Object.keys(wanted) as (keyof typeof wanted)[]) {
        if (JSON.stringify(found[way]) !== JSON.stringify(wanted[way])) figures.differences += 1
        expect(found[way], `${way} of ${JSON.stringify({ org, person })}`).toEqual(wanted[way])
      }
    }
  }
  expect(figures.cases).toBeGreaterThan(3500)
}, 400_000)

test('[S2] each permission reaches what the model says, one record at a time', async () => {
  const PERMISSIONS: Permission[] = [
    'opportunity:write',
    'opportunity:delete',
    'opportunity:share',
    'message:read',
    'message:send',
  ]
  for (const org of organisations.filter((_, at) => at % 20 === 0)) {
    for (const person of org.people.slice(0, 2)) {
      const actor = await actorOf(person)
      await reading(actor, async (tx) => {
        for (const deal of org.deals) {
          for (const permission of PERMISSIONS) {
            const isReached = (await getRecord(tx, actor, opportunities, deal.id, permission)) !== undefined
            const may = mayReach(org, person, permission, deal)
            figures.cases += 1
            if (isReached !== may) figures.differences += 1
            if (isReached && !may) figures.leaks += 1
            expect(isReached, `${permission} of ${JSON.stringify({ org, person, deal })}`).toBe(may)
          }
        }
      })
    }
  }
}, 400_000)

/** Before everything, in the order of creation. */
const after = { value: '2999-01-01', id: 'ffffffff-ffff-4fff-bfff-ffffffffffff' }
const SORTED: Record<string, string> = { amount: 'amountBase', expectedClose: 'expectedClose' }

test('[S2] what is hidden is neither told, nor sorted nor filtered by', async () => {
  let cases = 0
  for (const org of organisations.filter((_, at) => at % 3 === 0)) {
    const person = org.people.find((each) => hiddenFrom(org, each).length > 0)
    const open = org.people.find((each) => seesAll(org, each))
    if (!person) continue
    const actor = await actorOf(person)
    const ask = (query: object) => answer(listOpportunities, actor, { query, after })
    const { rows } = await ask({})
    for (const field of hiddenFrom(org, person)) {
      const told = rows.filter(
        (row) => Object.hasOwn(row, field) || Object.hasOwn(row, SORTED[field] ?? field),
      )
      const filter = { filter: [field, 'set'] }
      const sort = SORTED[field] && { sort: { field: SORTED[field], descending: true } }
      for (const query of sort ? [filter, sort, { filter: { not: filter.filter } }] : [filter]) {
        cases += 1
        await expect(ask(query), `${JSON.stringify(query)}, hidden`).rejects.toMatchObject({
          code: 'invalid',
        })
        if (open)
          await answer(listOpportunities, await actorOf(open), { query, after: { ...after, value: null } })
      }
      figures.leaks += told.length
      expect(told, field).toEqual([])
    }
  }
  figures.cases += cases
  expect(cases).toBeGreaterThan(50)
}, 400_000)

const seesAll = (org: Organisation, person: Person) =>
  hiddenFrom(org, person).length === 0 &&
  org.deals.some((deal) => mayReach(org, person, 'opportunity:read', deal))
