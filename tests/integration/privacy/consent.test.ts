import { beforeAll, expect, test } from 'vitest'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { recordConsent, withdrawConsent } from '@/lib/privacy/commands'
import { consents } from '@/lib/privacy/entity'
import { listRecords } from '@/lib/records/query'
import { asOwner } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'
import { eventsOf } from '../identity/people'

const given = {
  name: 'Nguyễn Văn An',
  email: 'An@Khach.test',
  phone: '0912 345 678',
  purpose: 'Nhận bản tin',
  channel: 'email',
  wording: 'Tôi đồng ý nhận bản tin hằng tháng.',
  proof: 'Phiếu số 12',
  givenOn: '2026-11-01',
  isExplicit: true,
}

let world: World
beforeAll(async () => {
  world = await aWorld()
})

test('a consent is kept with its proof and who entered it, and found by name, address and number', async () => {
  const { data } = await execute(recordConsent, world.admin, given)
  const [row] = await asOwner('select * from consent where id = $1', [data.id])
  const kept = {
    email: 'an@khach.test',
    phone: '+84912345678',
    recorded_by: world.admin.id,
    withdrawn_on: null,
  }
  expect(row).toMatchObject(kept)
  for (const search of ['nguyen an', 'an@khach.test', '345678']) {
    const page = await reading(world.admin, (tx) => listRecords(tx, world.admin, consents, { search }))
    expect(
      page.rows.map(({ id }) => id),
      search,
    ).toContain(data.id)
  }
  expect(await eventsOf(world.workspace.id, 'created')).toContainEqual(
    expect.objectContaining({ entity: 'consent', record_id: data.id }),
  )
})

test('withdrawing keeps the row, once', async () => {
  const { data } = await execute(recordConsent, world.admin, given)
  await execute(withdrawConsent, world.admin, { id: data.id, version: 1 })
  const [row] = await asOwner('select withdrawn_on, proof from consent where id = $1', [data.id])
  expect(row).toMatchObject({ withdrawn_on: expect.anything(), proof: given.proof })
  const again = execute(withdrawConsent, world.admin, { id: data.id, version: 2 })
  await expect(again).rejects.toMatchObject({ code: 'conflict' })
})

test('silence is no consent: without an act, a proof, a day or an address nothing is entered', async () => {
  const refused = async (change: object, field: string) =>
    expect(execute(recordConsent, world.admin, { ...given, ...change })).rejects.toMatchObject({
      fields: { [field]: expect.anything() },
    })
  await refused({ isExplicit: false }, 'isExplicit')
  await refused({ isExplicit: undefined }, 'isExplicit')
  await refused({ proof: ' ' }, 'proof')
  await refused({ givenOn: undefined }, 'givenOn')
  await refused({ email: null, phone: null }, 'email')
  await refused({ phone: '12' }, 'phone')
})

test('only who has the right, and only of the own workspace', async () => {
  const other = await aWorld()
  const { data } = await execute(recordConsent, world.admin, given)
  for (const actor of [world.manager, world.rep, world.reader])
    await expect(execute(recordConsent, actor, given)).rejects.toMatchObject({ code: 'forbidden' })
  const foreign = execute(withdrawConsent, other.admin, { id: data.id, version: 1 })
  await expect(foreign).rejects.toMatchObject({ code: 'not_found' })
})
