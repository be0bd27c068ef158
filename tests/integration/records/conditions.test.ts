import { beforeEach, expect, test } from 'vitest'
import { accountKind } from '@/lib/accounts/commands'
import { execute } from '@/lib/kernel/command'
import { leadKind } from '@/lib/leads/commands'
import { convertLead } from '@/lib/leads/convert'
import { saveRules } from '@/lib/record-rules/commands'
import { undo } from '@/lib/records/undo'
import { csv, imported } from '@/tests/support/imports'
import { asOwner } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'

let world: World
beforeEach(async () => {
  world = await aWorld()
})

type Condition = { field: string; is: string[]; required: string[] }
const demand = (kind: string, conditional: Condition[], version = 0) =>
  execute(saveRules, world.admin, { kind, required: [], conditional, distinct: [], version })
const account = (values: Record<string, unknown>) =>
  execute(accountKind.create, world.admin, { name: 'Lan', ...values })
const needs = (...names: string[]) => ({
  fields: Object.fromEntries(names.map((name) => [name, { key: 'required' }])),
})

test('[EE-37][CS-14] of people something else is demanded than of organisations', async () => {
  await demand('account', [
    { field: 'kind', is: ['person'], required: ['citizenId', 'phone'] },
    { field: 'kind', is: ['organization'], required: ['taxCode'] },
  ])
  await expect(account({ kind: 'person' })).rejects.toMatchObject(needs('citizenId', 'phone'))
  await expect(account({ kind: 'organization' })).rejects.toMatchObject(needs('taxCode'))
  const { data } = await account({ kind: 'organization', taxCode: '0100109106' })
  // Becoming a person brings what is demanded of people, said of all of it at once.
  const become = (patch: Record<string, unknown>) =>
    execute(accountKind.update, world.admin, { ...data, patch: { kind: 'person', ...patch } })
  await expect(become({})).rejects.toMatchObject(needs('citizenId', 'phone'))
  await become({ citizenId: '079099012345', phone: '0912345678' })
  await expect(
    execute(accountKind.update, world.admin, { id: data.id, version: 2, patch: { phone: '' } }),
  ).rejects.toMatchObject(needs('phone'))
  await execute(accountKind.update, world.admin, { id: data.id, version: 2, patch: { taxCode: '' } })
})

test('[CS-14] a status asks for its fields on entering it, singly, in bulk and by conversion; others stay free', async () => {
  const { data: old } = await execute(leadKind.create, world.admin, { name: 'Cũ', qualification: 'lead' })
  await demand('lead', [{ field: 'status', is: ['in_process', 'recycled'], required: ['phone'] }])
  const move = (patch: Record<string, unknown>) => execute(leadKind.update, world.admin, { ...old, patch })
  await expect(move({ status: 'in_process' })).rejects.toMatchObject(needs('phone'))
  const { data } = await execute(leadKind.create, world.admin, { name: 'Mới', qualification: 'lead' })
  await expect(
    execute(leadKind.change, world.admin, { items: [old, data], patch: { status: 'recycled' } }),
  ).rejects.toMatchObject(needs('phone'))
  const moved = await move({ status: 'in_process', phone: '0912345678' })
  await execute(leadKind.update, world.admin, { ...moved.data, patch: { status: 'recycled' } })
  await demand('account', [{ field: 'kind', is: ['person'], required: ['website'] }])
  await expect(
    execute(convertLead, world.admin, {
      id: old.id,
      version: 3,
      account: { values: { name: 'Cũ', kind: 'person' } },
      contact: null,
      opportunity: null,
    }),
  ).rejects.toMatchObject({ fields: { 'account.values.website': { key: 'required' } } })
})

test('conditions are of fields and values that there are, change the log, and can be taken back', async () => {
  const wrong = (condition: Condition) =>
    expect(demand('account', [condition])).rejects.toMatchObject({
      fields: { conditional: { key: 'invalidValue' } },
    })
  await wrong({ field: 'phone', is: ['1'], required: ['email'] })
  await wrong({ field: 'kind', is: ['robot'], required: ['email'] })
  await wrong({ field: 'kind', is: ['person'], required: ['tagIds'] })
  await wrong({ field: 'typeId', is: ['01900000-0000-7000-8000-000000000001'], required: ['typeId'] })
  await expect(
    demand('account', [
      { field: 'typeId', is: ['01900000-0000-7000-8000-000000000001'], required: ['email'] },
    ]),
  ).rejects.toMatchObject({ fields: { typeId: { key: 'unknownReference' } } })
  const kept = [{ field: 'kind', is: ['person'], required: ['email'] }]
  const { requestId } = await demand('account', [
    ...kept,
    { field: 'kind', is: ['organization'], required: [] },
  ])
  const stored = () =>
    asOwner(`select conditional from record_rule where entity = 'account' and workspace_id = $1`, [
      world.workspace.id,
    ])
  expect(await stored()).toEqual([{ conditional: kept }])
  await execute(undo, world.admin, { requestId })
  expect(await stored()).toEqual([{ conditional: [] }])
})

test('a row of an import is refused by what its own values demand', async () => {
  await demand('account', [{ field: 'kind', is: ['person'], required: ['citizenId'] }])
  const file = csv(
    ['Tên khách hàng', 'Loại hình', 'CCCD'],
    ['Lan', 'Cá nhân', ''],
    ['Huệ', 'Cá nhân', '079099012345'],
    ['Cúc', 'Cá nhân', '12345'],
    ['Công ty Hoa', 'Doanh nghiệp', ''],
  )
  const run = await imported(world.admin, file)
  expect(run).toMatchObject({ created: 2 })
  const lines = await asOwner(
    'select "row", reasons from record_import_row where import_id = $1 and reasons is not null order by "row"',
    [run.id],
  )
  expect(lines).toEqual([
    { row: 2, reasons: { citizenId: { key: 'required' } } },
    { row: 4, reasons: { citizenId: { key: 'citizenId' } } },
  ])
})
