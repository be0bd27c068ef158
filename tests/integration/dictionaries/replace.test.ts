import { expect, test } from 'vitest'
import {
  currencyCommands,
  leadSourceCommands,
  lostReasonCommands,
  tagCommands,
  teamCommands,
} from '@/lib/dictionaries/commands'
import { execute } from '@/lib/kernel/command'
import { newId } from '@/lib/kernel/id'
import { moveOpportunities } from '@/lib/opportunities/commands'
import { asOwner, fingerprint } from '../../support/owner'
import { aCard, aWorld } from '../../support/world'

const lastEvent = async (id: string) =>
  (
    await asOwner<{ type: string; before: Record<string, unknown>; after: Record<string, unknown> }>(
      'select type, before, after from event where record_id = $1 order by seq desc limit 1',
      [id],
    )
  )[0]

test('cards keep one of each tag when one replaces the other', async () => {
  const { rep, manager, tags } = await aWorld()
  const [from = '', to = ''] = tags
  const both = await aCard(rep, { tagIds: [from, to] })
  const one = await aCard(rep, { tagIds: [from] })
  await execute(tagCommands.remove, manager, { id: from, version: 1, replacementId: to })

  const rows = await asOwner('select opportunity_id, tag_id from opportunity_tag where workspace_id = $1', [
    rep.workspace.id,
  ])
  expect(rows).toHaveLength(2)
  expect(rows).toEqual(
    expect.arrayContaining([
      { opportunity_id: both, tag_id: to },
      { opportunity_id: one, tag_id: to },
    ]),
  )
  expect(await lastEvent(one)).toEqual({
    type: 'updated',
    before: { tagIds: [from] },
    after: { tagIds: [to], version: 2 },
  })
  const version = await asOwner('select version from opportunity where id = $1', [both])
  expect(version).toEqual([{ version: 2 }])
})

test('sources and lost reasons hand their cards over; a used one is refused alone', async () => {
  const { rep, manager, stages, workspace } = await aWorld()
  const ids = async (table: string) =>
    (
      await asOwner<{ id: string }>(`select id from ${table} where workspace_id = $1 order by position`, [
        workspace.id,
      ])
    ).map(({ id }) => id)
  const [source = '', otherSource = ''] = await ids('lead_source')
  const card = await aCard(rep, { sourceId: source })
  await expect(execute(leadSourceCommands.remove, manager, { id: source, version: 1 })).rejects.toMatchObject(
    {
      words: { key: 'inUse' },
    },
  )
  await execute(leadSourceCommands.remove, manager, { id: source, version: 1, replacementId: otherSource })
  expect(await lastEvent(card)).toMatchObject({
    before: { sourceId: source },
    after: { sourceId: otherSource, version: 2 },
  })

  const [reason = '', otherReason = ''] = await ids('lost_reason')
  const items = [{ id: card, version: 2 }]
  await execute(moveOpportunities, rep, { items, stageId: stages[5] ?? '', lostReasonId: reason })
  await execute(lostReasonCommands.remove, manager, { id: reason, version: 1, replacementId: otherReason })
  expect(await asOwner('select lost_reason_id, status from opportunity where id = $1', [card])).toEqual([
    { lost_reason_id: otherReason, status: 'lost' },
  ])
})

test("a team's cards, invitations and shared views go to the team that replaces it", async () => {
  const { rep, admin, teams, workspace } = await aWorld()
  const card = await aCard(rep, { teamId: teams[0] })
  await asOwner(
    `insert into login_token (hash, kind, email, workspace_id, team_ids, expires_at)
     values ($1, 'invite', 'new@example.com', $2, $3, now() + interval '1 day')`,
    [newId(), workspace.id, JSON.stringify([teams[0]])],
  )
  await asOwner(
    `insert into saved_view (workspace_id, id, entity, name, query, layout, share, owner_id, team_id)
     values ($1, $2, 'opportunity', 'Ours', '', 'board', 'team', $3, $4)`,
    [workspace.id, newId(), admin.id, teams[0]],
  )
  await execute(teamCommands.remove, admin, { id: teams[0], version: 1, replacementId: teams[1] })

  const [row] = await asOwner(
    `select (select team_id from opportunity where id = $1) as card,
       (select team_ids from login_token where workspace_id = $2) as invitation,
       (select team_id from saved_view where workspace_id = $2) as view,
       (select team_id from opportunity_span where opportunity_id = $1 and valid_to is null) as span`,
    [card, workspace.id],
  )
  expect(row).toEqual({ card: teams[1], invitation: [teams[1]], view: teams[1], span: teams[1] })
})

test('a currency in use keeps its code and stays', async () => {
  const { rep, admin, workspace } = await aWorld()
  await aCard(rep, { amount: 100, currency: 'USD' })
  const rows = await asOwner<{ id: string; name: string }>(
    'select id, name from currency where workspace_id = $1 order by position',
    [workspace.id],
  )
  const [usd = { id: '' }, eur = { id: '' }] = rows
  const before = await fingerprint()
  const ref = { id: usd.id, version: 1 }
  await expect(execute(currencyCommands.remove, admin, ref)).rejects.toMatchObject({
    words: { key: 'inUse' },
  })
  await expect(
    execute(currencyCommands.remove, admin, { ...ref, replacementId: eur.id }),
  ).rejects.toMatchObject({ fields: { replacementId: { key: 'invalidValue' } } })
  await expect(
    execute(currencyCommands.update, admin, { ...ref, patch: { name: 'GBP' } }),
  ).rejects.toMatchObject({ fields: { name: { key: 'inUse' } } })
  for (const [name, key] of [
    ['VND', 'baseCurrency'],
    ['QQQ', 'currencyCode'],
  ]) {
    await expect(execute(currencyCommands.create, admin, { name, rate: '2' })).rejects.toMatchObject({
      fields: { name: { key } },
    })
  }
  await expect(execute(currencyCommands.create, admin, { name: 'GBP', rate: '0' })).rejects.toMatchObject({
    fields: { rate: { key: 'rate' } },
  })
  expect(await fingerprint()).toEqual(before)
})
