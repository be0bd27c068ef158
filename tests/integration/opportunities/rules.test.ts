import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { event, opportunity, opportunitySpan, stage } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { database } from '@/lib/kernel/database'
import {
  createOpportunity,
  duplicateOpportunity,
  moveOpportunities,
  updateOpportunity,
} from '@/lib/opportunities/commands'
import { undo } from '@/lib/records/undo'
import { aCard, aWorld, type World } from '../../support/world'

const within = <T>({ workspace }: World, run: Parameters<ReturnType<typeof database>['transact']>[1]) =>
  database().transact({ workspaceId: workspace.id }, run) as Promise<T>

const cardOf = (world: World, id: string) =>
  within<typeof opportunity.$inferSelect>(world, async (tx) => {
    const [row] = await tx.select().from(opportunity).where(eq(opportunity.id, id))
    if (!row) throw new Error('gone')
    return row
  })

const setStage = (world: World, id: string, values: Partial<typeof stage.$inferInsert>) =>
  within(world, (tx) => tx.update(stage).set(values).where(eq(stage.id, id)))

const move = (
  actor: Actor,
  id: string,
  stageId: string | undefined,
  more: Record<string, unknown> = {},
  version = 1,
) => execute(moveOpportunities, actor, { items: [{ id, version }], stageId: stageId ?? '', ...more })

const stagesOf = ({ stages }: World) => {
  const [fresh, qualified, proposal, negotiation, won, lost] = stages
  return { fresh, qualified, proposal, negotiation, won, lost }
}

describe('probability', () => {
  test('a stage with the rule gives its value, one without keeps the card its own', async () => {
    const world = await aWorld()
    const { proposal, negotiation } = stagesOf(world)
    await setStage(world, negotiation ?? '', { hasProbability: false })
    const id = await aCard(world.rep, { probability: 33 })
    expect((await cardOf(world, id)).probability).toBe(33)
    await move(world.rep, id, proposal)
    expect((await cardOf(world, id)).probability).toBe(50)
    await move(world.rep, id, negotiation, {}, 2)
    expect((await cardOf(world, id)).probability).toBe(50)
  })
})

describe('won and lost', () => {
  test('won counts in full and is dated; an edit afterwards never reopens it', async () => {
    const world = await aWorld()
    const id = await aCard(world.rep)
    await move(world.rep, id, stagesOf(world).won)
    await execute(updateOpportunity, world.rep, { id, version: 2, patch: { title: 'Edited' } })
    const card = await cardOf(world, id)
    expect(card).toMatchObject({ status: 'won', probability: 100, title: 'Edited' })
    expect(card.closedAt).not.toBeNull()
  })

  test('lost without a reason is refused, says what it needs and writes nothing', async () => {
    const world = await aWorld()
    const id = await aCard(world.rep)
    await expect(move(world.rep, id, stagesOf(world).lost)).rejects.toMatchObject({
      code: 'invalid',
      details: { lostReason: true },
    })
    expect(await cardOf(world, id)).toMatchObject({ status: 'open', version: 1 })
  })

  test('reopening clears the reason and the date', async () => {
    const world = await aWorld()
    const { lost, fresh } = stagesOf(world)
    const id = await aCard(world.rep)
    const reason = await within<{ id: string }>(world, async (tx) => {
      const { lostReason } = await import('@/db/schema')
      const [row] = await tx
        .select()
        .from(lostReason)
        .where(eq(lostReason.workspaceId, world.workspace.id))
        .limit(1)
      return row as { id: string }
    })
    await move(world.rep, id, lost, { lostReasonId: reason.id, lostNote: 'Too dear' })
    expect(await cardOf(world, id)).toMatchObject({ status: 'lost', probability: 0, lostReasonId: reason.id })
    await move(world.rep, id, fresh, {}, 2)
    expect(await cardOf(world, id)).toMatchObject({
      status: 'open',
      lostReasonId: null,
      lostNote: null,
      closedAt: null,
    })
  })
})

describe('a gated stage', () => {
  const line = { id: '0192f0aa-0000-7000-8000-000000000001', text: 'Budget known' }

  test('asks for what is missing only, and takes move and answers together', async () => {
    const world = await aWorld()
    const { proposal } = stagesOf(world)
    await setStage(world, proposal ?? '', {
      isGate: true,
      requiredFields: ['amount', 'customerName'],
      requirements: [line],
    })
    const id = await aCard(world.rep, { customerName: 'ACME' })
    await expect(move(world.rep, id, proposal)).rejects.toMatchObject({
      details: { missing: { fields: ['amount'], requirements: [line] } },
    })
    await move(world.rep, id, proposal, { answers: { amount: '1,5 tỷ' }, checklist: [line.id] })
    expect(await cardOf(world, id)).toMatchObject({
      stageId: proposal,
      amount: 1_500_000_000,
      checklist: [line.id],
    })
  })

  test('refuses all of five cards when one misses something', async () => {
    const world = await aWorld()
    const { proposal } = stagesOf(world)
    await setStage(world, proposal ?? '', { isGate: true, requiredFields: ['amount'] })
    const ids = await Promise.all([5, 5, 0].map((amount) => aCard(world.rep, { amount })))
    const items = ids.map((id) => ({ id, version: 1 }))
    await expect(
      execute(moveOpportunities, world.rep, { items, stageId: proposal ?? '' }),
    ).rejects.toMatchObject({ code: 'invalid' })
    for (const id of ids)
      expect(await cardOf(world, id)).toMatchObject({ version: 1, stageId: stagesOf(world).fresh })
  })
})

test('amounts in another currency keep their rate and count in the base currency', async () => {
  const world = await aWorld()
  const id = await aCard(world.rep, { amount: 12_345, currency: 'USD' })
  expect(await cardOf(world, id)).toMatchObject({ rate: '26000', amountBase: 3_209_700 })
  await expect(
    execute(createOpportunity, world.rep, { title: 'x', amount: 1, currency: 'XYZ' }),
  ).rejects.toMatchObject({
    fields: { currency: { key: 'noRate' } },
  })
})

test('time is kept: every change of stage, amount or owner closes one span and opens the next', async () => {
  const world = await aWorld()
  const id = await aCard(world.rep)
  await move(world.rep, id, stagesOf(world).proposal)
  await execute(updateOpportunity, world.rep, { id, version: 2, patch: { title: 'Only the title' } })
  await execute(updateOpportunity, world.rep, { id, version: 3, patch: { amount: 7 } })
  const spans = await within<(typeof opportunitySpan.$inferSelect)[]>(world, (tx) =>
    tx
      .select()
      .from(opportunitySpan)
      .where(eq(opportunitySpan.opportunityId, id))
      .orderBy(opportunitySpan.validFrom),
  )
  expect(spans.map(({ amountBase, stageId }) => [amountBase, stageId])).toEqual([
    [0, stagesOf(world).fresh],
    [0, stagesOf(world).proposal],
    [7, stagesOf(world).proposal],
  ])
  expect(spans.map(({ validTo }) => validTo === null)).toEqual([false, false, true])
})

test('undo puts a moved card back to its stage, place and probability, once', async () => {
  const world = await aWorld()
  const id = await aCard(world.rep)
  const before = await cardOf(world, id)
  const { requestId } = await move(world.rep, id, stagesOf(world).won)
  await execute(undo, world.rep, { requestId })
  const { stageId, rank, probability, status, closedAt } = before
  expect(await cardOf(world, id)).toMatchObject({ stageId, rank, probability, status, closedAt, version: 3 })
  await expect(execute(undo, world.rep, { requestId })).rejects.toMatchObject({ code: 'conflict' })
})

test('a card given away by mistake is taken back by the one who gave it, and by nobody else', async () => {
  const world = await aWorld()
  const id = await aCard(world.rep)
  const away = { ownerId: world.stranger.id, teamId: world.teams[1] }
  const { requestId } = await execute(updateOpportunity, world.rep, { id, version: 1, patch: away })
  await expect(execute(undo, world.stranger, { requestId })).rejects.toMatchObject({ code: 'not_found' })
  await execute(undo, world.rep, { requestId })
  expect(await cardOf(world, id)).toMatchObject({ ownerId: world.rep.id, teamId: world.teams[0] })
})

test('a copy keeps the customer and content and starts open in the first stage', async () => {
  const world = await aWorld()
  const id = await aCard(world.rep, { customerName: 'ACME', amount: 9, tagIds: world.tags.slice(0, 2) })
  await move(world.rep, id, stagesOf(world).won)
  const { data } = await execute(duplicateOpportunity, world.rep, { id, title: 'Again' })
  expect(await cardOf(world, data.id)).toMatchObject({
    title: 'Again',
    customerName: 'ACME',
    amount: 9,
    status: 'open',
    stageId: stagesOf(world).fresh,
  })
})

test('a move is recorded as what it was', async () => {
  const world = await aWorld()
  const id = await aCard(world.rep)
  const { proposal, won } = stagesOf(world)
  await move(world.rep, id, proposal)
  await move(world.rep, id, won, {}, 2)
  await move(world.rep, id, proposal, {}, 3)
  const types = await within<{ type: string }[]>(world, (tx) =>
    tx
      .select({ type: event.type })
      .from(event)
      .where(and(eq(event.recordId, id), eq(event.entity, 'opportunity')))
      .orderBy(event.seq),
  )
  expect(types.map(({ type }) => type)).toEqual(['created', 'moved', 'won', 'reopened'])
})
