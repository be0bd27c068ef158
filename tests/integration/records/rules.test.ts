import { beforeAll, expect, test } from 'vitest'
import { accountKind } from '@/lib/accounts/commands'
import { execute } from '@/lib/kernel/command'
import { entityNamed } from '@/lib/kernel/entity'
import { leadKind } from '@/lib/leads/commands'
import { saveRules } from '@/lib/record-rules/commands'
import { presetsFor } from '@/lib/record-rules/presets'
import { demandable } from '@/lib/record-rules/rules'
import { recordKinds } from '@/lib/records/kinds'
import { undo } from '@/lib/records/undo'
import { asOwner } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

const create = (values: Record<string, unknown>, by = world.admin) =>
  execute(accountKind.create, by, { kind: 'organization', ...values })
const rule = (required: string[], distinct: string[], version: number) =>
  execute(saveRules, world.admin, { kind: 'account', required, distinct, version })

test('[CS-14] records from before a rule are edited, but not emptied further', async () => {
  const { data: old } = await create({ name: 'Có trước' })
  await rule(['phone', 'taxCode'], [], 0)
  const { data } = await execute(accountKind.update, world.admin, {
    ...old,
    patch: { website: 'co-truoc.vn' },
  })
  await expect(
    execute(accountKind.update, world.admin, { ...data, patch: { phone: null } }),
  ).rejects.toMatchObject({
    fields: { phone: { key: 'required' } },
  })
  await expect(create({ name: 'Thiếu cả hai' })).rejects.toMatchObject({
    fields: { phone: { key: 'required' }, taxCode: { key: 'required' } },
  })
  await create({ name: 'Người thì không có mã số thuế', kind: 'person', phone: '0912000001' })
})

test('[CS-13] a twin is named only to who may see it, and two at once make one', async () => {
  await rule([], ['phone', 'name'], 1)
  await create({
    name: 'Công ty Đại Dương',
    phone: '0912000002',
    ownerId: world.stranger.id,
    teamId: world.teams[1],
  })
  await expect(create({ name: 'Khác', phone: '+84 912 000 002' })).rejects.toMatchObject({
    fields: { phone: { key: 'duplicateOf', params: { name: 'Công ty Đại Dương' } } },
  })
  await expect(create({ name: 'Cong ty dai duong' }, world.rep)).rejects.toMatchObject({
    fields: { name: { key: 'duplicate' } },
  })
  const both = await Promise.allSettled([create({ name: 'Song sinh' }), create({ name: 'SONG SINH' })])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await asOwner(`select from account where lower(name) = 'song sinh'`)).toHaveLength(1)
})

test('rules name only fields that can be demanded, and are not overwritten unseen', async () => {
  await expect(rule(['createdAt'], [], 2)).rejects.toThrow('invalid')
  await expect(rule([], ['description'], 2)).rejects.toThrow('invalid')
  await expect(rule(['email'], [], 1)).rejects.toThrow('stale')
})

test('[ED-69] a preset demands what can be demanded, is enforced, and is taken back by its request', async () => {
  for (const kind of recordKinds.keys())
    for (const { required } of presetsFor(kind))
      expect(demandable(entityNamed(kind)), kind).toEqual(expect.arrayContaining([...required]))
  const education = presetsFor('lead').find(({ preset }) => preset === 'education')
  const required = [...(education?.required ?? [])]
  const rules = { kind: 'lead', required, distinct: [], version: 0 }
  const { requestId } = await execute(saveRules, world.admin, rules)
  const bare = { name: 'Học viên', qualification: 'lead', ownerId: null, teamId: null }
  const add = () => execute(leadKind.create, world.rep, bare)
  await expect(add()).rejects.toMatchObject({
    fields: { phone: {}, email: {}, ownerId: { key: 'required' }, teamId: { key: 'required' } },
  })
  await execute(undo, world.admin, { requestId })
  await add()
})
