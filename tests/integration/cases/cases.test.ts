import { beforeAll, expect, test } from 'vitest'
import { accountKind } from '@/lib/accounts/commands'
import { activityKind } from '@/lib/activities/commands'
import { finishActivities } from '@/lib/activities/steps'
import { updateCareRule } from '@/lib/cases/care/commands'
import { FIRST_RULE } from '@/lib/cases/care/schema'
import { caseKind } from '@/lib/cases/commands'
import { cases } from '@/lib/cases/entity'
import { escalateMissed, escalateSome } from '@/lib/cases/escalate'
import { careReport } from '@/lib/cases/report'
import { answerCases, reopenCases, solveCases } from '@/lib/cases/steps'
import { caseStatusCommands } from '@/lib/dictionaries/commands'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { getRecord, listRecords } from '@/lib/records/query'
import { undo } from '@/lib/records/undo'
import { asOwner } from '@/tests/support/owner'
import { aCard, aWorld, type World } from '@/tests/support/world'
import { eventsOf } from '../identity/people'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

const make = async (more: Record<string, unknown> = {}, actor: Actor = world.rep) =>
  (await execute(caseKind.create, actor, { subject: 'Máy in báo lỗi', priority: 'normal', ...more })).data
const seen = (id: string, actor: Actor = world.rep) => reading(actor, (tx) => getRecord(tx, actor, cases, id))
const statusNamed = async (state: string) =>
  (
    await asOwner<{ id: string }>('select id from case_status where workspace_id = $1 and state = $2', [
      world.workspace.id,
      state,
    ])
  )[0]?.id

test('[ED-33] cases made at once get numbers one after the other', async () => {
  const { admin } = await aWorld()
  const made = await Promise.all(
    Array.from({ length: 12 }, () => execute(caseKind.create, admin, { subject: 'Hỏi', priority: 'low' })),
  )
  const rows = await asOwner<{ number: string }>(
    'select number from support_case where id = any($1) order by number',
    [made.map(({ data }) => data.id)],
  )
  const expected = Array.from({ length: 12 }, (_, at) => `VV-${String(at + 1).padStart(6, '0')}`)
  expect(rows.map(({ number }) => number)).toEqual(expected)
})

test('[ED-33] a refused case takes no number', async () => {
  const { admin } = await aWorld()
  await execute(caseKind.create, admin, { subject: 'Một', priority: 'low' })
  const unknown = '00000000-0000-7000-8000-000000000000'
  await expect(
    execute(caseKind.create, admin, { subject: 'Hai', priority: 'low', accountId: unknown }),
  ).rejects.toMatchObject({ code: 'invalid' })
  const { data } = await execute(caseKind.create, admin, { subject: 'Ba', priority: 'low' })
  expect(await seen(data.id, admin)).toMatchObject({ number: 'VV-000002' })
})

test('[ED-33] a case begins as new, before the sale, or after it when the customer has bought', async () => {
  const { data } = await execute(accountKind.create, world.rep, { name: 'Sao Mai', kind: 'organization' })
  const first = await seen((await make({ accountId: data.id })).id)
  expect(first).toMatchObject({
    ...{ phase: 'before_sale', source: 'manual', ownerId: world.rep.id, isOpen: true, isOverdue: false },
    statusId: await statusNamed('new'),
  })
  expect(first?.nextDueAt).toEqual(first?.answerDueAt)
  const card = await aCard(world.rep, { accountId: data.id })
  await asOwner(`update opportunity set status = 'won', closed_at = now() where id = $1`, [card])
  expect(await seen((await make({ opportunityId: card })).id)).toMatchObject({
    ...{ phase: 'after_sale', accountId: data.id },
  })
})

test('[ED-33] it is answered, solved and taken up again, and each can be undone', async () => {
  const ref = await make()
  const answered = await execute(answerCases, world.rep, { items: [ref] })
  expect(await seen(ref.id)).toMatchObject({
    firstAnsweredAt: expect.any(Date),
    statusId: await statusNamed('open'),
  })
  const solved = await execute(solveCases, world.rep, { items: answered.data.items })
  expect(await seen(ref.id)).toMatchObject({ isOpen: false, solvedAt: expect.any(Date), nextDueAt: null })
  await execute(undo, world.rep, { requestId: solved.requestId })
  expect(await seen(ref.id)).toMatchObject({ isOpen: true, solvedAt: null, nextDueAt: expect.any(Date) })
  const again = await execute(solveCases, world.rep, { items: [{ id: ref.id, version: 4 }] })
  await execute(reopenCases, world.rep, { items: again.data.items })
  expect(await seen(ref.id)).toMatchObject({
    isOpen: true,
    solvedAt: null,
    firstAnsweredAt: expect.any(Date),
  })
})

test('[SB-10] a call that was made answers the case it belongs to, once', async () => {
  const ref = await make()
  const call = { subject: 'Gọi lại', kind: 'call', startsAt: '2026-12-01T02:00:00Z', caseId: ref.id }
  const open = (await execute(activityKind.create, world.rep, call)).data
  expect(await seen(ref.id)).toMatchObject({ firstAnsweredAt: null })
  await execute(finishActivities, world.rep, { items: [open] })
  const row = await seen(ref.id)
  expect(row).toMatchObject({ firstAnsweredAt: expect.any(Date), statusId: await statusNamed('open') })
  await execute(activityKind.create, world.rep, { ...call, status: 'held' })
  expect((await seen(ref.id))?.firstAnsweredAt).toEqual(row?.firstAnsweredAt)
})

test('who may not write the case they answered takes their call back all the same', async () => {
  const { rep } = world
  const { id } = await make({ subject: 'Chỉ xem' })
  const actor: Actor = { ...rep, grants: { ...rep.grants, 'support_case:write': undefined } }
  const values = {
    kind: 'call',
    startsAt: '2026-12-01T02:00:00.000Z',
    subject: 'Gọi',
    minutes: 5,
    caseId: id,
  }
  const call = (await execute(activityKind.create, actor, values)).data
  const done = await execute(finishActivities, actor, { items: [call] })
  expect((await seen(id))?.firstAnsweredAt).not.toBeNull()
  await execute(undo, actor, { requestId: done.requestId })
  expect(await seen(id)).toMatchObject({ firstAnsweredAt: null })
})

test('[ED-33] a missed deadline is marked once, told on the timeline and found by its filter', async () => {
  const late = await make({ subject: 'Trễ' })
  const resting = await make({ subject: 'Chờ khách', statusId: await statusNamed('waiting') })
  await make({ subject: 'Còn hạn' })
  await asOwner(
    `update support_case set next_due_at = now() - interval '1 minute' where id = $1 and next_due_at is not null`,
    [late.id],
  )
  await Promise.all([escalateMissed(world.workspace.id), escalateMissed(world.workspace.id)])
  await escalateMissed(world.workspace.id)
  const told = await eventsOf(world.workspace.id, 'case.overdue')
  expect(told.map(({ record_id, actor_id }) => [record_id, actor_id])).toEqual([[late.id, null]])
  const { rows } = await reading(world.rep, (tx) =>
    listRecords(tx, world.rep, cases, { filter: ['isOverdue', 'is', true] }),
  )
  expect(rows.map(({ id }) => id)).toEqual([late.id])
  expect(await seen(resting.id)).toMatchObject({ nextDueAt: null, isOverdue: false })
  await expect(execute(escalateSome, world.admin, {})).rejects.toMatchObject({ code: 'not_found' })
})

test('[ED-33] the next deadline plans when missed ones are looked for', async () => {
  const other = await aWorld()
  const { data } = await execute(caseKind.create, other.admin, { subject: 'Gấp', priority: 'urgent' })
  const [job] = await asOwner<{ run_at: Date }>(
    'select run_at from graphile_worker._private_jobs where key = $1',
    [`${other.workspace.id}:case_deadlines`],
  )
  expect(job?.run_at).toEqual((await seen(data.id, other.admin))?.nextDueAt)
})

test('[ED-33] working hours and deadlines are kept, told, and count for new cases', async () => {
  const other = await aWorld()
  const { version: _, ...rule } = FIRST_RULE
  const none = { answer: null, solution: null }
  const wanted = { ...rule, version: 0, targets: { ...rule.targets, low: none } }
  expect((await execute(updateCareRule, other.admin, wanted)).data).toEqual({ version: 1 })
  expect(await eventsOf(other.workspace.id, 'updated')).toMatchObject([{ entity: 'care_rule' }])
  const { data } = await execute(caseKind.create, other.admin, { subject: 'Khi nào rảnh', priority: 'low' })
  expect(await seen(data.id, other.admin)).toMatchObject({ answerDueAt: null, nextDueAt: null })
  await expect(
    execute(updateCareRule, other.admin, { ...wanted, days: [1], version: 0 }),
  ).rejects.toMatchObject({ code: 'conflict' })
  await expect(execute(updateCareRule, other.manager, wanted)).rejects.toMatchObject({ code: 'forbidden' })
  const turned = { ...wanted, version: 1, spans: [{ from: '17:00', until: '08:00' }] }
  await expect(execute(updateCareRule, other.admin, turned)).rejects.toMatchObject({ code: 'invalid' })
})

test('what a status means stays once cases have it', async () => {
  const status = (await execute(caseStatusCommands.create, world.admin, { name: 'Đang sửa', state: 'open' }))
    .data
  await make({ statusId: status.id })
  await expect(
    execute(caseStatusCommands.update, world.admin, { ...status, patch: { state: 'solved' } }),
  ).rejects.toMatchObject({ fields: { state: { key: 'statusUsed' } } })
})

test('[SB-11][ED-36] the report counts what its reader may see, and nothing else', async () => {
  const other = await aWorld()
  const year = new Date().getFullYear()
  const byMonth = { by: 'month', year } as const
  const of = (actor: Actor) => reading(actor, (tx) => careReport(tx, actor, byMonth))
  const solved = await execute(caseKind.create, other.rep, { subject: 'Một', priority: 'normal' })
  await execute(solveCases, other.rep, { items: [solved.data] })
  const late = await execute(caseKind.create, other.rep, { subject: 'Hai', priority: 'normal' })
  await asOwner(`update support_case set answer_due_at = now() - interval '1 hour' where id = $1`, [
    late.data.id,
  ])
  await execute(caseKind.create, other.stranger, { subject: 'Ba', priority: 'normal' })
  const card = await aCard(other.rep, { amount: 5_000_000 })
  await asOwner(`update opportunity set status = 'won', closed_at = now() where id = $1`, [card])

  const mine = await of(other.rep)
  const sum = (rows: { made: number }[]) => rows.reduce((all, { made }) => all + made, 0)
  expect(mine.periods).toHaveLength(12)
  expect(sum(mine.periods)).toBe(2)
  expect(mine.owners).toMatchObject([
    { name: 'Rep', made: 2, solved: 1, answerDue: 2, answerMet: 1, solutionDue: 1, solutionMet: 1 },
  ])
  expect(mine.sales?.owners).toMatchObject([{ name: 'Rep', amount: 5_000_000, wins: 1 }])
  expect(sum((await of(other.admin)).periods)).toBe(3)
  expect((await of(other.stranger)).sales?.periods.every(({ amount }) => amount === 0)).toBe(true)
  const years = await reading(other.admin, (tx) => careReport(tx, other.admin, { by: 'year', year }))
  expect(years.periods.map(({ made }) => made)).toEqual([0, 0, 0, 0, 3])
})

test('[ED-33] strangers neither see a case nor take it up', async () => {
  const ref = await make()
  expect(await seen(ref.id, world.stranger)).toBeUndefined()
  await expect(execute(solveCases, world.stranger, { items: [ref] })).rejects.toMatchObject({
    code: 'not_found',
  })
  await expect(execute(solveCases, world.reader, { items: [ref] })).rejects.toMatchObject({
    code: 'forbidden',
  })
})

test('a case takes no tags, one by one or in a mass change', async () => {
  const ref = await make()
  const tagged = { items: [ref], patch: {}, addTags: [world.tags[0]], removeTags: [] }
  await expect(execute(caseKind.change, world.rep, tagged)).rejects.toMatchObject({ code: 'invalid' })
})
