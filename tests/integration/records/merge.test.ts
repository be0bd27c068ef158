import { beforeAll, expect, test } from 'vitest'
import { accountKind } from '@/lib/accounts/commands'
import { accounts } from '@/lib/accounts/entity'
import { contactKind } from '@/lib/contacts/commands'
import { contacts } from '@/lib/contacts/entity'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { leadKind } from '@/lib/leads/commands'
import { convertLead } from '@/lib/leads/convert'
import { createOpportunity } from '@/lib/opportunities/commands'
import { opportunities } from '@/lib/opportunities/entity'
import { saveRules } from '@/lib/record-rules/commands'
import { getRecord } from '@/lib/records/query'
import { undo } from '@/lib/records/undo'
import { asOwner } from '@/tests/support/owner'
import { refusal } from '@/tests/support/refusal'
import { aWorld, type World } from '@/tests/support/world'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

const create = async (values: Record<string, unknown>, by = world.admin) =>
  (await execute(accountKind.create, by, { kind: 'organization', ...values })).data
const read = (id: string) => reading(world.admin, (tx) => getRecord(tx, world.admin, accounts, id))
const merge = (items: { id: string; version: number }[], values = {}, by: Actor = world.admin) =>
  execute(accountKind.merge, by, { items, values })

/** Two customers that are one, with all that can hang on them. */
async function aPair() {
  const kept = await create({ name: 'Công ty Sen', phone: '0912000001', tagIds: [world.tags[0]] })
  const lost = await create({ name: 'Cty Sen', website: 'sen.vn', tagIds: [world.tags[1]] })
  const { data: person } = await execute(contactKind.create, world.admin, { name: 'Lan', accountId: lost.id })
  const { data: card } = await execute(createOpportunity, world.admin, {
    title: 'Sen đá',
    accountId: lost.id,
  })
  const child = await create({ name: 'Sen con', parentId: lost.id })
  const share = {
    granteeKind: 'member' as const,
    granteeId: world.stranger.id ?? '',
    access: 'read' as const,
  }
  await execute(accountKind.share, world.admin, { id: lost.id, until: null, ...share })
  const linked = async () => ({
    person: (await reading(world.admin, (tx) => getRecord(tx, world.admin, contacts, person.id)))?.accountId,
    card: (await reading(world.admin, (tx) => getRecord(tx, world.admin, opportunities, card.id)))?.accountId,
    child: (await read(child.id))?.parentId,
    share: (
      await asOwner(`select record_id as id from record_share where grantee_id = '${world.stranger.id}'
      and record_id in ('${kept.id}', '${lost.id}')`)
    )[0]?.id,
  })
  return { kept, lost, person, card, child, linked }
}
const all = (id: string) => ({ person: id, card: id, child: id, share: id })

test('two records become one: values as chosen, gaps filled, lists put together, everything moved', async () => {
  const { kept, lost, linked } = await aPair()
  await merge([kept, lost], { name: 'Cty Sen' })
  expect(await read(kept.id)).toMatchObject({
    name: 'Cty Sen',
    phone: '+84912000001',
    website: 'https://sen.vn',
    tagIds: [world.tags[0], world.tags[1]].sort(),
    archivedAt: null,
  })
  expect(await read(lost.id)).toMatchObject({ mergedIntoId: kept.id, archivedAt: expect.any(Date) })
  expect(await linked()).toEqual(all(kept.id))
})

test('it is taken back as a whole', async () => {
  const { kept, lost, linked } = await aPair()
  const before = await read(kept.id)
  const done = await merge([kept, lost], { name: 'Cty Sen' })
  await execute(undo, world.admin, { requestId: done.requestId })
  expect(await linked()).toEqual(all(lost.id))
  expect(await read(kept.id)).toMatchObject({ name: 'Công ty Sen', website: null, tagIds: before?.tagIds })
  expect(await read(lost.id)).toMatchObject({ mergedIntoId: null, archivedAt: null })
})

test('weeks later it is taken apart, but for what somebody has changed since', async () => {
  const { kept, lost, person, linked } = await aPair()
  const done = await merge([kept, lost])
  const third = await create({ name: 'Công ty Súng' })
  const now = await reading(world.admin, (tx) => getRecord(tx, world.admin, contacts, person.id))
  const moved = { id: person.id, version: Number(now?.version), patch: { accountId: third.id } }
  await execute(contactKind.update, world.admin, moved)
  await execute(accountKind.update, world.admin, { ...done.data, patch: { name: 'Sen Hồng' } })
  const version = Number((await read(lost.id))?.version)
  await execute(accountKind.unmerge, world.admin, { id: lost.id, version })
  expect(await linked()).toEqual({ ...all(lost.id), person: third.id })
  expect(await read(kept.id)).toMatchObject({ name: 'Sen Hồng', website: null, phone: '+84912000001' })
  expect(await read(lost.id)).toMatchObject({
    mergedIntoId: null,
    archivedAt: null,
    website: 'https://sen.vn',
  })
})

test('after thirty days it stays', async () => {
  const { kept, lost } = await aPair()
  await merge([kept, lost])
  await asOwner(`update event set at = at - interval '32 days' where record_id = '${lost.id}'`)
  const version = Number((await read(lost.id))?.version)
  expect(await refusal(execute(accountKind.unmerge, world.admin, { id: lost.id, version }))).toBe(
    'conflict mergedLongAgo',
  )
})

test('a company above or below another is merged with it without a circle', async () => {
  const top = await create({ name: 'Tập đoàn' })
  const middle = await create({ name: 'Tổng công ty', parentId: top.id })
  const low = await create({ name: 'Chi nhánh', parentId: middle.id })
  await merge([low, middle])
  expect(await read(low.id)).toMatchObject({ parentId: top.id })
  const below = await create({ name: 'Đại lý', parentId: low.id })
  await merge([{ id: low.id, version: Number((await read(low.id))?.version) }, below])
  expect(await read(low.id)).toMatchObject({ parentId: top.id })
})

test('what no two may share is no obstacle between those that become one', async () => {
  await execute(saveRules, world.admin, { kind: 'account', required: [], distinct: ['phone'], version: 0 })
  const kept = await create({ name: 'Không số' })
  const lost = await create({ name: 'Có số', phone: '0912000777' })
  await merge([kept, lost])
  expect(await read(kept.id)).toMatchObject({ phone: '+84912000777' })
  await execute(saveRules, world.admin, { kind: 'account', required: [], distinct: [], version: 1 })
})

test('nothing is merged that is stale, twice there, or out of reach', async () => {
  const { kept, lost } = await aPair()
  const before = await asOwner('select count(*) as n from event')
  expect(await refusal(merge([kept, { ...lost, version: 9 }]))).toBe('conflict stale')
  expect(await refusal(merge([{ ...kept, version: 9 }, lost]))).toBe('conflict stale')
  expect(await refusal(merge([kept, kept]))).toBe('not_found notFound')
  expect(await refusal(merge([kept, lost], {}, world.rep))).toBe('not_found notFound')
  expect(await refusal(merge([kept, lost], { mergedIntoId: lost.id }))).toBe('invalid invalid')
  expect(await refusal(merge([kept, lost], { phone: '0912999999' }))).toBe('invalid invalid')
  expect(await refusal(merge([kept, lost], { name: null }))).toBe('invalid invalid')
  expect(await asOwner('select count(*) as n from event')).toEqual(before)
})

test('one of several is taken apart without what the others gave', async () => {
  const a = await create({ name: 'Bách A', email: 'a@bach.vn', tagIds: [world.tags[0]] })
  const b = await create({ name: 'Bách B', email: 'b@bach.vn', website: 'bach.vn', tagIds: [world.tags[1]] })
  const c = await create({ name: 'Bách C', email: 'c@bach.vn', website: 'bach.vn', tagIds: [world.tags[2]] })
  await merge([a, b, c])
  const version = Number((await read(b.id))?.version)
  await execute(accountKind.unmerge, world.admin, { id: b.id, version })
  const kept = await read(a.id)
  const emails = (kept?.emails ?? []) as { address: string }[]
  expect(emails.map(({ address }) => address)).toEqual(['a@bach.vn', 'c@bach.vn'])
  expect(kept).toMatchObject({
    tagIds: [world.tags[0], world.tags[2]].sort(),
    website: 'https://bach.vn', // which the third has too
  })
})

test('what was merged away is neither restored by itself, merged again, nor anybody’s twin', async () => {
  const kept = await create({ name: 'Trúc Xanh', phone: '0912000881' })
  const lost = await create({ name: 'Trúc Vàng', phone: '0912000882' })
  const { data } = await merge([kept, lost])
  const version = Number((await read(lost.id))?.version)
  expect(await refusal(execute(accountKind.restore, world.admin, { id: lost.id, version }))).toBe(
    'conflict mergedAway',
  )
  expect(await refusal(merge([{ id: lost.id, version }, data]))).toBe('conflict mergedAway')
  await execute(saveRules, world.admin, { kind: 'account', required: [], distinct: ['phone'], version: 2 })
  await create({ name: 'Trúc Mới', phone: '0912000882' })
  await execute(saveRules, world.admin, { kind: 'account', required: [], distinct: [], version: 3 })
})

test('two who merge the same pair either way make one of it', async () => {
  const one = await create({ name: 'Song Lam' })
  const two = await create({ name: 'Song Lam' })
  const both = await Promise.allSettled([merge([one, two]), merge([two, one])])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const rows = await asOwner(`select from account where name = 'Song Lam' and archived_at is null`)
  expect(rows).toHaveLength(1)
})

test('a converted lead is the one that stays', async () => {
  const make = async (name: string) =>
    (await execute(leadKind.create, world.admin, { name, qualification: 'lead' })).data
  const open = await make('Hồ Mở')
  const done = await make('Hồ Đã Chuyển')
  const chosen = { account: { values: { name: 'Hồ', kind: 'person' } }, contact: null, opportunity: null }
  await execute(convertLead, world.admin, { ...done, ...chosen })
  const now = { id: done.id, version: 2 }
  const mergeLeads = (items: { id: string; version: number }[]) =>
    execute(leadKind.merge, world.admin, { items, values: {} })
  expect(await refusal(mergeLeads([open, now]))).toBe('conflict mergeConverted')
  await mergeLeads([now, open])
})
