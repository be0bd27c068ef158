import { beforeAll, expect, test } from 'vitest'
import { accountKind } from '@/lib/accounts/commands'
import { accounts } from '@/lib/accounts/entity'
import { entriesOf } from '@/lib/audit/entries'
import { listEvents } from '@/lib/audit/queries'
import { contactKind } from '@/lib/contacts/commands'
import { contacts } from '@/lib/contacts/entity'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { answer } from '@/lib/kernel/read'
import { leadKind } from '@/lib/leads/commands'
import { changesFor } from '@/lib/live/changes-for'
import { loadTotals } from '@/lib/opportunities/board'
import { createOpportunity, deleteOpportunity } from '@/lib/opportunities/commands'
import { saveRules } from '@/lib/record-rules/commands'
import { exportedRows } from '@/lib/records/export'
import { findRecords } from '@/lib/records/find'
import { countRecords, getRecord, listRecords, type Query } from '@/lib/records/query'
import { pickable } from '@/lib/records/reads'
import { relatedTo } from '@/lib/records/related'
import { twinsOf } from '@/lib/records/twins'
import { undo } from '@/lib/records/undo'
import { anAccount, binOf, inBin, next, readAccount, titlesInBin } from '@/tests/support/bin'
import { asOwner } from '@/tests/support/owner'
import { refusal } from '@/tests/support/refusal'
import { aCard, aWorld, type World } from '@/tests/support/world'

type Pick = NonNullable<ReturnType<typeof pickable.get>>['pick']

let world: World
beforeAll(async () => {
  world = await aWorld()
})

test('what is deleted is nowhere to be seen, and comes back whole with all that is linked to it', async () => {
  const { admin } = world
  const made = await anAccount(world.admin, {
    name: 'Công ty Bèo',
    emails: 'beo@ao.example',
    tagIds: [world.tags[0]],
  })
  const { data: person } = await execute(contactKind.create, admin, { name: 'Sen', accountId: made.id })
  await anAccount(world.admin, { name: 'Bèo con', parentId: made.id })
  const share = {
    granteeKind: 'member' as const,
    granteeId: world.stranger.id ?? '',
    access: 'read' as const,
  }
  await execute(accountKind.share, admin, { id: made.id, until: null, ...share })
  const before = await readAccount(world.admin, made.id)
  const seen = async () => {
    const list = (query: Query) =>
      reading(admin, (tx) => countRecords(tx, admin, accounts, { search: 'beo ao', ...query }))
    const exported = []
    const asked = { kind: 'account', format: 'csv' as const, query: {}, ids: [made.id] }
    const say = Object.assign((key: string) => key, { has: () => false })
    for await (const row of exportedRows(admin, asked, ['name'], {
      say,
      locale: 'vi',
      timeZone: 'Asia/Ho_Chi_Minh',
    }))
      exported.push(row)
    return {
      list: await list({}),
      archived: await list({ archived: 'only' }),
      any: await list({ archived: 'any' }),
      shared: (await readAccount({ ...world.stranger, hasShares: true }, made.id)) !== undefined,
      found: (await reading(admin, (tx) => findRecords(tx, admin, 'beo@ao'))).length,
      picked: (await answer(pickable.get('account')?.pick as Pick, admin, { text: '', ids: [made.id] }))
        .length,
      twins: (await reading(admin, (tx) => twinsOf(tx, admin, accounts, 'email', ['beo@ao.example']))).size,
      exported: exported.length - 1,
      names: Object.values(
        (await reading(admin, (tx) => listRecords(tx, admin, contacts, { search: 'sen' }))).rows[0]?.names ??
          {},
      ).length,
    }
  }
  const there = {
    list: 1,
    archived: 0,
    any: 1,
    shared: true,
    found: 1,
    picked: 1,
    twins: 1,
    exported: 1,
    names: 1,
  }
  expect(await seen()).toMatchObject(there)
  await execute(accountKind.remove, admin, made)
  const gone = {
    list: 0,
    archived: 0,
    any: 0,
    shared: false,
    found: 0,
    picked: 0,
    twins: 0,
    exported: 0,
    names: 0,
  }
  expect(await seen()).toMatchObject(gone)
  expect(await readAccount(world.admin, made.id)).toBeUndefined()
  expect(await refusal(execute(accountKind.update, admin, { ...next(made), patch: { name: 'X' } }))).toMatch(
    'not_found',
  )
  expect(await refusal(execute(accountKind.restore, admin, next(made)))).toMatch('not_found')
  expect(await refusal(execute(contactKind.create, admin, { name: 'Y', accountId: made.id }))).toMatch(
    'invalid',
  )
  expect((await inBin(world.admin)).rows).toMatchObject([
    { kind: 'account', id: made.id, title: 'Công ty Bèo', deletedBy: 'Founder', messages: 0 },
  ])
  expect((await inBin(world.admin)).counts).toMatchObject({ account: 1, contact: 0 })

  await execute(binOf('account').recover, admin, { items: [next(made)] })
  expect(await seen()).toMatchObject(there)
  expect(await readAccount(world.admin, made.id)).toEqual({
    ...before,
    version: 3,
    updatedAt: expect.any(Date),
  })
  expect(await reading(admin, (tx) => getRecord(tx, admin, contacts, person.id))).toMatchObject({
    accountId: made.id,
  })
  expect((await inBin(world.admin)).rows).toEqual([])

  const related = async () =>
    (await reading(admin, (tx) => relatedTo(tx, admin, accounts, made.id)))
      .filter(({ total }) => total > 0)
      .map(({ path }) => path)
  expect(await related()).toEqual(expect.arrayContaining(['/contacts', '/customers']))
  await execute(contactKind.remove, admin, person)
  expect(await related()).toEqual(['/customers'])
  await execute(binOf('contact').purge, admin, { items: [next(person)] })
})

test('both ways can be taken back, and what was archived before is so again', async () => {
  const { admin } = world
  const made = await anAccount(world.admin, { name: 'Hai đường' })
  await execute(accountKind.archive, admin, made)
  const was = await readAccount(world.admin, made.id)
  const gone = await execute(accountKind.remove, admin, next(made))
  await execute(undo, admin, { requestId: gone.requestId })
  expect(await readAccount(world.admin, made.id)).toMatchObject({
    archivedAt: was?.archivedAt,
    deletedAt: null,
    deletedBy: null,
  })
  const again = { id: made.id, version: 4 }
  await execute(binOf('account').removeMany, admin, { items: [again] })
  const back = await execute(binOf('account').recover, admin, { items: [next(again)] })
  expect(await readAccount(world.admin, made.id)).toMatchObject({ archivedAt: was?.archivedAt, version: 6 })
  await execute(undo, admin, { requestId: back.requestId })
  expect(await readAccount(world.admin, made.id)).toBeUndefined()
  expect(await titlesInBin(world.admin)).toContain('Hai đường')
  expect(await refusal(execute(binOf('account').recover, admin, { items: [again] }))).toBe('conflict stale')
  await execute(binOf('account').purge, admin, { items: [{ id: made.id, version: 7 }] })
})

test('who may delete, and as far as they may: the bin is theirs', async () => {
  const mine = await anAccount(world.rep, { name: 'Của nhóm' })
  const theirs = await anAccount(world.stranger, { name: 'Của người khác' })
  expect(await refusal(execute(accountKind.remove, world.rep, mine))).toMatch('forbidden')
  expect(await refusal(execute(accountKind.remove, world.manager, theirs))).toMatch('not_found')
  await execute(accountKind.remove, world.manager, mine)
  await execute(accountKind.remove, world.admin, theirs)
  expect(await titlesInBin(world.rep)).toEqual([])
  expect(await titlesInBin(world.manager)).toEqual(['Của nhóm'])
  expect(await titlesInBin(world.admin)).toEqual(['Của người khác', 'Của nhóm'])
  const { recover, purge } = binOf('account')
  for (const verb of [recover, purge]) {
    expect(await refusal(execute(verb, world.rep, { items: [next(mine)] }))).toMatch('forbidden')
    expect(await refusal(execute(verb, world.manager, { items: [next(mine), next(theirs)] }))).toMatch(
      'not_found',
    )
  }
  const until = new Date().toISOString()
  await execute(binOf('account').emptyBin, world.manager, { until })
  expect(await titlesInBin(world.admin)).toEqual(['Của người khác'])
  await execute(recover, world.admin, { items: [next(theirs)] })
  expect(await refusal(execute(purge, world.admin, { items: [{ ...theirs, version: 3 }] }))).toMatch(
    'not_found',
  )
  expect(await readAccount(world.admin, theirs.id)).toMatchObject({ name: 'Của người khác' })
})

test('what may be there once only is free while its holder is in the bin, who then cannot come back', async () => {
  const { admin } = world
  await execute(saveRules, admin, { kind: 'lead', required: ['phone'], distinct: ['email'], version: 0 })
  const lead = async (name: string) =>
    (
      await execute(leadKind.create, admin, {
        name,
        qualification: 'lead',
        phone: '0912345678',
        email: 'mot@lan.example',
      })
    ).data
  const first = await lead('Một')
  const gone = await execute(leadKind.remove, admin, first)
  const second = await lead('Hai')
  const twin = { code: 'invalid', fields: { email: { key: 'duplicateOf', params: { name: 'Hai' } } } }
  const back = () => execute(binOf('lead').recover, admin, { items: [next(first)] })
  await expect(back()).rejects.toMatchObject(twin)
  await expect(execute(undo, admin, { requestId: gone.requestId })).rejects.toMatchObject(twin)
  expect(await titlesInBin(world.admin)).toContain('Một')
  await execute(leadKind.remove, admin, second)
  await back()
  await execute(binOf('lead').emptyBin, admin, { until: new Date().toISOString() })
})

test('a deal in the bin counts nowhere, and its time stands still', async () => {
  const { admin, stages } = world
  const total = async () => {
    const query = { group: 'stage' as const, order: 'rank' as const }
    return (await reading(admin, (tx) => loadTotals(tx, admin, query)))[stages[0] ?? '']
  }
  const spans = (id: string) =>
    asOwner<{ open: boolean }>(
      'select valid_to is null as open from opportunity_span where opportunity_id = $1 order by valid_from',
      [id],
    )
  const before = await total()
  const { data } = await execute(createOpportunity, admin, {
    title: 'Đếm',
    amount: 1_000_000,
    stageId: stages[0],
  })
  expect(await total()).toMatchObject({ count: (before?.count ?? 0) + 1 })
  await execute(deleteOpportunity, admin, data)
  expect(await total()).toEqual(before)
  expect(await spans(data.id)).toEqual([{ open: false }])
  await execute(binOf('opportunity').recover, admin, { items: [next(data)] })
  expect(await total()).toMatchObject({ sum: (before?.sum ?? 0) + 1_000_000 })
  expect(await spans(data.id)).toEqual([{ open: false }, { open: true }])
})

test('open pages hear that it is gone and that it is back, and the log names it without a link', async () => {
  const { admin, rep } = world
  const card = await aCard(rep, { title: 'Nghe thấy' })
  const heard = async (by: Actor) => {
    const rows = await asOwner<Record<string, unknown>>(
      `select seq::int, entity, record_id as "recordId", type, actor_id as "actorId", actor_name as "actorName",
        request_id as "requestId", before from event where record_id = $1 order by seq desc limit 1`,
      [card],
    )
    return changesFor(by, rows as never)
  }
  await execute(deleteOpportunity, admin, { id: card, version: 1 })
  expect(await heard(rep)).toMatchObject([{ type: 'binned', card: null }])
  expect(await heard(world.stranger)).toEqual([])
  const { entries } = await reading(admin, async (tx) => {
    const { rows } = await listEvents(tx, admin, {})
    return entriesOf(tx, admin, rows)
  })
  expect(entries[0]).toMatchObject({ type: 'binned', title: 'Nghe thấy', href: null })
  await execute(binOf('opportunity').recover, admin, { items: [{ id: card, version: 2 }] })
  expect(await heard(rep)).toMatchObject([{ type: 'recovered', card: { title: 'Nghe thấy' } }])
})

test('what refers to it still finds it when it is merged or handed over', async () => {
  const { admin } = world
  const [kept, lost] = [
    await anAccount(world.admin, { name: 'Mận' }),
    await anAccount(world.admin, { name: 'Man' }),
  ]
  const child = await anAccount(world.admin, { name: 'Mận con', parentId: lost.id })
  await execute(accountKind.remove, admin, child)
  await execute(accountKind.merge, admin, { items: [kept, lost] })
  await execute(binOf('account').recover, admin, { items: [{ id: child.id, version: 3 }] })
  expect(await readAccount(world.admin, child.id)).toMatchObject({ parentId: kept.id })
})
