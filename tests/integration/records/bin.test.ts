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
import { binnable } from '@/lib/records/bin-commands'
import { type BinCursor, listBin } from '@/lib/records/bin-queries'
import { sweepAll } from '@/lib/records/bin-sweep'
import { exportedRows } from '@/lib/records/export'
import { findRecords } from '@/lib/records/find'
import { countRecords, getRecord, listRecords, type Query } from '@/lib/records/query'
import { pickable } from '@/lib/records/reads'
import { relatedTo } from '@/lib/records/related'
import { twinsOf } from '@/lib/records/twins'
import { undo } from '@/lib/records/undo'
import { asOwner } from '@/tests/support/owner'
import { aCard, aWorld, type World } from '@/tests/support/world'

type Pick = NonNullable<ReturnType<typeof pickable.get>>['pick']

let world: World
beforeAll(async () => {
  world = await aWorld()
})

const anAccount = async (values: Record<string, unknown>, by = world.admin) =>
  (await execute(accountKind.create, by, { kind: 'organization', ...values })).data
const read = (id: string, by = world.admin) => reading(by, (tx) => getRecord(tx, by, accounts, id))
const next = ({ id, version }: { id: string; version: number }) => ({ id, version: version + 1 })
const bin = (kind: string) => {
  const found = binnable.get(kind)
  if (!found) throw new Error(`${kind} has no bin`)
  return found
}
const inBin = (by: Actor = world.admin, asked: { kind?: string; after?: BinCursor | null } = {}) =>
  reading(by, (tx) =>
    listBin(
      tx,
      by,
      [...binnable.values()].map(({ entity }) => entity),
      asked,
    ),
  )
const titles = async (by = world.admin) => (await inBin(by)).rows.map(({ title }) => title)
const refusal = (work: Promise<unknown>) => work.then(String, ({ code, words }) => `${code} ${words.key}`)
const stored = async (table: string, id: string) =>
  (await asOwner<Record<string, unknown>>(`select * from "${table}" where id = $1`, [id]))[0]

test('what is deleted is nowhere to be seen, and comes back whole with all that is linked to it', async () => {
  const { admin } = world
  const made = await anAccount({ name: 'Công ty Bèo', emails: 'beo@ao.example', tagIds: [world.tags[0]] })
  const { data: person } = await execute(contactKind.create, admin, { name: 'Sen', accountId: made.id })
  await anAccount({ name: 'Bèo con', parentId: made.id })
  const share = {
    granteeKind: 'member' as const,
    granteeId: world.stranger.id ?? '',
    access: 'read' as const,
  }
  await execute(accountKind.share, admin, { id: made.id, until: null, ...share })
  const before = await read(made.id)
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
      shared: (await read(made.id, { ...world.stranger, hasShares: true })) !== undefined,
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
  expect(await read(made.id)).toBeUndefined()
  expect(await refusal(execute(accountKind.update, admin, { ...next(made), patch: { name: 'X' } }))).toMatch(
    'not_found',
  )
  expect(await refusal(execute(accountKind.restore, admin, next(made)))).toMatch('not_found')
  expect(await refusal(execute(contactKind.create, admin, { name: 'Y', accountId: made.id }))).toMatch(
    'invalid',
  )
  expect((await inBin()).rows).toMatchObject([
    { kind: 'account', id: made.id, title: 'Công ty Bèo', deletedBy: 'Founder', messages: 0 },
  ])
  expect((await inBin()).counts).toMatchObject({ account: 1, contact: 0 })

  await execute(bin('account').recover, admin, { items: [next(made)] })
  expect(await seen()).toMatchObject(there)
  expect(await read(made.id)).toEqual({ ...before, version: 3, updatedAt: expect.any(Date) })
  expect(await reading(admin, (tx) => getRecord(tx, admin, contacts, person.id))).toMatchObject({
    accountId: made.id,
  })
  expect((await inBin()).rows).toEqual([])

  const related = async () =>
    (await reading(admin, (tx) => relatedTo(tx, admin, accounts, made.id)))
      .filter(({ total }) => total > 0)
      .map(({ path }) => path)
  expect(await related()).toEqual(expect.arrayContaining(['/contacts', '/customers']))
  await execute(contactKind.remove, admin, person)
  expect(await related()).toEqual(['/customers'])
  await execute(bin('contact').purge, admin, { items: [next(person)] })
})

test('both ways can be taken back, and what was archived before is so again', async () => {
  const { admin } = world
  const made = await anAccount({ name: 'Hai đường' })
  await execute(accountKind.archive, admin, made)
  const was = await read(made.id)
  const gone = await execute(accountKind.remove, admin, next(made))
  await execute(undo, admin, { requestId: gone.requestId })
  expect(await read(made.id)).toMatchObject({ archivedAt: was?.archivedAt, deletedAt: null, deletedBy: null })
  const again = { id: made.id, version: 4 }
  await execute(bin('account').removeMany, admin, { items: [again] })
  const back = await execute(bin('account').recover, admin, { items: [next(again)] })
  expect(await read(made.id)).toMatchObject({ archivedAt: was?.archivedAt, version: 6 })
  await execute(undo, admin, { requestId: back.requestId })
  expect(await read(made.id)).toBeUndefined()
  expect(await titles()).toContain('Hai đường')
  expect(await refusal(execute(bin('account').recover, admin, { items: [again] }))).toBe('conflict stale')
  await execute(bin('account').purge, admin, { items: [{ id: made.id, version: 7 }] })
})

test('who may delete, and as far as they may: the bin is theirs', async () => {
  const mine = await anAccount({ name: 'Của nhóm' }, world.rep)
  const theirs = await anAccount({ name: 'Của người khác' }, world.stranger)
  expect(await refusal(execute(accountKind.remove, world.rep, mine))).toMatch('forbidden')
  expect(await refusal(execute(accountKind.remove, world.manager, theirs))).toMatch('not_found')
  await execute(accountKind.remove, world.manager, mine)
  await execute(accountKind.remove, world.admin, theirs)
  expect(await titles(world.rep)).toEqual([])
  expect(await titles(world.manager)).toEqual(['Của nhóm'])
  expect(await titles()).toEqual(['Của người khác', 'Của nhóm'])
  const { recover, purge } = bin('account')
  for (const verb of [recover, purge]) {
    expect(await refusal(execute(verb, world.rep, { items: [next(mine)] }))).toMatch('forbidden')
    expect(await refusal(execute(verb, world.manager, { items: [next(mine), next(theirs)] }))).toMatch(
      'not_found',
    )
  }
  const until = new Date().toISOString()
  await execute(bin('account').emptyBin, world.manager, { until })
  expect(await titles()).toEqual(['Của người khác'])
  await execute(recover, world.admin, { items: [next(theirs)] })
  expect(await refusal(execute(purge, world.admin, { items: [{ ...theirs, version: 3 }] }))).toMatch(
    'not_found',
  )
  expect(await read(theirs.id)).toMatchObject({ name: 'Của người khác' })
})

test('emptying leaves what came in after the question', async () => {
  const [early, late] = [await anAccount({ name: 'Sớm' }), await anAccount({ name: 'Muộn' })]
  await execute(accountKind.remove, world.admin, early)
  const until = new Date().toISOString()
  await new Promise((resolve) => setTimeout(resolve, 5))
  await execute(accountKind.remove, world.admin, late)
  expect((await execute(bin('account').emptyBin, world.admin, { until })).data).toEqual({ isOver: true })
  expect(await titles()).toEqual(['Muộn'])
  await execute(bin('account').purge, world.admin, { items: [next(late)] })
})

test('erased for ever, a record leaves nothing behind but its lines in the log', async () => {
  const { admin } = world
  const made = await anAccount({ name: 'Công ty Rêu', emails: 'reu@ao.example' })
  const child = await anAccount({ name: 'Rêu con', parentId: made.id })
  const grantee = {
    granteeKind: 'member' as const,
    granteeId: world.stranger.id ?? '',
    access: 'read' as const,
  }
  await execute(accountKind.share, admin, { id: made.id, until: null, ...grantee })
  const card = await aCard(admin, { title: 'Rêu đá', accountId: made.id })
  await execute(deleteOpportunity, admin, { id: card, version: 1 })
  await execute(accountKind.remove, admin, made)
  await execute(bin('account').purge, admin, { items: [next(made)] })
  expect(await stored('account', made.id)).toBeUndefined()
  for (const table of ['search_token', 'record_share'])
    expect(await asOwner(`select 1 from ${table} where record_id = $1`, [made.id])).toEqual([])
  expect((await read(child.id))?.parentId).toBeNull()
  expect(await stored('opportunity', card)).toMatchObject({ account_id: null, deleted_at: expect.any(Date) })
  await execute(bin('opportunity').recover, admin, { items: [{ id: card, version: 3 }] })
  const types = await asOwner<{ type: string }>('select type from event where record_id = $1 order by seq', [
    made.id,
  ])
  expect(types.map(({ type }) => type)).toEqual(['created', 'shared', 'binned', 'deleted'])
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
  const back = () => execute(bin('lead').recover, admin, { items: [next(first)] })
  await expect(back()).rejects.toMatchObject(twin)
  await expect(execute(undo, admin, { requestId: gone.requestId })).rejects.toMatchObject(twin)
  expect(await titles()).toContain('Một')
  await execute(leadKind.remove, admin, second)
  await back()
  await execute(bin('lead').emptyBin, admin, { until: new Date().toISOString() })
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
  await execute(bin('opportunity').recover, admin, { items: [next(data)] })
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
  await execute(bin('opportunity').recover, admin, { items: [{ id: card, version: 2 }] })
  expect(await heard(rep)).toMatchObject([{ type: 'recovered', card: { title: 'Nghe thấy' } }])
})

test('after thirty days it goes by itself, and not before', async () => {
  const own = await aWorld()
  const made = async (title: string) => {
    const id = await aCard(own.admin, { title })
    await execute(deleteOpportunity, own.admin, { id, version: 1 })
    return id
  }
  const [due, young] = [await made('Hết hạn'), await made('Còn hạn')]
  const planned = await asOwner<{ at: Date }>(
    `select run_at as at from graphile_worker._private_jobs where key like $1 order by 1`,
    [`${own.workspace.id}:bin:%`],
  )
  expect(planned[0]?.at.getTime()).toBeGreaterThan(Date.now() + 29.9 * 86_400_000)
  const age = (id: string, days: number) =>
    asOwner(
      `update opportunity set deleted_at = now() - make_interval(days => $2), archived_at = now() - make_interval(days => $2)
       where id = $1`,
      [id, days],
    )
  await age(due, 31)
  await age(young, 29)
  await sweepAll(own.workspace.id)
  expect(await stored('opportunity', due)).toBeUndefined()
  expect(await stored('opportunity', young)).toMatchObject({ title: 'Còn hạn' })
  const soon = await asOwner<{ at: Date }>(
    `select run_at as at from graphile_worker._private_jobs where key like $1 order by 1`,
    [`${own.workspace.id}:bin:%`],
  )
  expect(soon[0]?.at.getTime()).toBeLessThan(Date.now() + 1.1 * 86_400_000)
})

test('the bin of all kinds is read page by page, what was deleted last first', async () => {
  const own = await aWorld()
  const account = async (at: number) =>
    (await execute(accountKind.create, own.admin, { kind: 'person', name: `Khách ${at}` })).data
  const items = []
  for (let at = 0; at < 60; at++) items.push(await account(at))
  await execute(bin('account').removeMany, own.admin, { items })
  const card = await aCard(own.admin, { title: 'Sau cùng' })
  await execute(deleteOpportunity, own.admin, { id: card, version: 1 })
  const first = await inBin(own.admin)
  expect(first.rows).toHaveLength(50)
  expect(first.rows[0]).toMatchObject({ kind: 'opportunity', title: 'Sau cùng' })
  const rest = await inBin(own.admin, { after: first.next })
  expect(rest.next).toBeNull()
  expect(new Set([...first.rows, ...rest.rows].map(({ id }) => id)).size).toBe(61)
  expect((await inBin(own.admin, { kind: 'opportunity' })).rows).toHaveLength(1)
  expect(first.counts).toMatchObject({ account: 60, opportunity: 1 })
})

test('what refers to it still finds it when it is merged or handed over', async () => {
  const { admin } = world
  const [kept, lost] = [await anAccount({ name: 'Mận' }), await anAccount({ name: 'Man' })]
  const child = await anAccount({ name: 'Mận con', parentId: lost.id })
  await execute(accountKind.remove, admin, child)
  await execute(accountKind.merge, admin, { items: [kept, lost] })
  await execute(bin('account').recover, admin, { items: [{ id: child.id, version: 3 }] })
  expect(await read(child.id)).toMatchObject({ parentId: kept.id })
})
