import { beforeEach, expect, test } from 'vitest'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { storage } from '@/lib/mail/storage'
import { unitCommands } from '@/lib/organisation/commands'
import { getCompany, updateCompany } from '@/lib/organisation/company-info'
import { letterheadFor } from '@/lib/organisation/letterhead'
import { keepLogo, removeLogo } from '@/lib/organisation/logo'
import { undo } from '@/lib/records/undo'
import { asOwner, fingerprint } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'

let world: World
let id: string

beforeEach(async () => {
  world = await aWorld()
  id = world.units[1]
})

const TAX_CODE = '0101248141'
const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(32)])
const eventsOf = () =>
  asOwner<{ type: string }>(
    `select type, before, after from event where record_id = $1 and entity = 'company_info' order by seq`,
    [id],
  )
const save = (version: number, patch: Record<string, unknown>, actor = world.admin) =>
  execute(updateCompany, actor, { id, version, patch })

test('[CS-29] the first save makes it, the next changes it, and the change is taken back', async () => {
  const first = { legalName: 'Công ty TNHH Ánh Dương', taxCode: '0101 248 141', phone: '024 3912 3456' }
  await save(0, first)
  const { requestId } = await save(1, { taxCode: `${TAX_CODE}001`, address: '25 Lý Thường Kiệt' })
  expect(await eventsOf()).toMatchObject([
    { type: 'created', after: { legalName: first.legalName, taxCode: TAX_CODE, phone: '+842439123456' } },
    {
      type: 'updated',
      before: { taxCode: TAX_CODE, address: null },
      after: { taxCode: `${TAX_CODE}-001`, version: 2 },
    },
  ])
  await execute(undo, world.admin, { requestId })
  const [row] = await asOwner('select tax_code, address from company_info where id = $1', [id])
  expect(row).toEqual({ tax_code: TAX_CODE, address: null })
})

test.each([
  ['a wrong tax code', { taxCode: '0101248142' }, 'taxCode'],
  ['no legal name', { legalName: ' ' }, 'legalName'],
  ['a wrong phone', { phone: 'không có' }, 'phone'],
  ['a wrong address', { email: 'không có' }, 'email'],
  ['a field of its own making', { logoKey: 'a'.repeat(32) }, ''],
])('%s is refused', async (_, patch, field) => {
  const before = await fingerprint()
  await expect(save(0, { legalName: 'Ánh Dương', ...patch })).rejects.toMatchObject({
    code: 'invalid',
    ...(field && { fields: { [field]: expect.anything() } }),
  })
  await expect(save(0, {})).rejects.toMatchObject({ fields: { legalName: { key: 'required' } } })
  expect(await fingerprint()).toEqual(before)
})

test('only companies of one’s own have it, only administrators change it, and nobody overwrites unseen', async () => {
  const other = await aWorld()
  await save(0, { legalName: 'Ánh Dương' })
  const before = await fingerprint()
  const values = { version: 0, patch: { legalName: 'Lạ' } }
  await expect(save(1, { legalName: 'Lén' }, world.manager)).rejects.toMatchObject({ code: 'forbidden' })
  for (const foreign of [other.units[1], world.units[0]]) {
    await expect(execute(updateCompany, world.admin, { id: foreign, ...values })).rejects.toMatchObject({
      code: 'not_found',
    })
  }
  await expect(save(0, { legalName: 'Hai' })).rejects.toMatchObject({ words: { key: 'stale' } })
  await expect(save(7, { legalName: 'Hai' })).rejects.toMatchObject({ words: { key: 'stale' } })
  expect(await fingerprint()).toEqual(before)
})

test('[CS-29] a logo is what its bytes say, and the one before is forgotten', async () => {
  await keepLogo(world.admin, id, PNG)
  const kept = await reading(world.admin, (tx) => getCompany(tx, world.admin, id))
  expect(kept).toMatchObject({ logoType: 'image/png', version: 2 })
  expect(await storage.get(kept?.logoKey ?? '')).toEqual(PNG)

  await keepLogo(world.admin, id, Buffer.concat([Buffer.from('ffd8ff', 'hex'), Buffer.alloc(8)]))
  const forgotten = () =>
    asOwner(`select from graphile_worker._private_jobs where payload->>'key' = $1`, [kept?.logoKey])
  expect(await forgotten()).toHaveLength(1)
  await execute(removeLogo, world.admin, { id })
  expect((await eventsOf()).map(({ type }) => type)).toEqual(['logo_set', 'logo_set', 'logo_removed'])
})

test.each([
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
  ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['nothing', Buffer.alloc(0)],
  ['RIFF that is no WebP', Buffer.from('RIFF0000WAVEfmt ')],
])('%s is no logo', async (_, content) => {
  const before = await fingerprint()
  await expect(keepLogo(world.admin, id, content)).rejects.toMatchObject({
    fields: { logo: { key: 'logoType' } },
  })
  await expect(keepLogo(world.manager, id, PNG)).rejects.toMatchObject({ code: 'forbidden' })
  expect(await fingerprint()).toEqual(before)
})

test('[CS-29] documents carry the nearest company above their reader, or the first that has told of itself', async () => {
  const { admin, rep } = world
  const shown = async (path: string[] = []) => {
    const reader = { ...rep, standing: { ...rep.standing, path } }
    return (await reading(reader, (tx) => letterheadFor(tx, reader)))?.legalName
  }
  expect(await shown()).toBeUndefined()
  await save(0, { legalName: 'Công ty mẹ' })
  expect(await shown()).toBe('Công ty mẹ')

  const add = async (name: string, kind: string, parentId: string) =>
    (await execute(unitCommands.create, admin, { name, kind, parentId })).data.id
  const daughter = await add('Con', 'company', id)
  const branch = await add('Chi nhánh', 'branch', daughter)
  await execute(updateCompany, admin, { id: daughter, version: 0, patch: { legalName: 'Công ty con' } })
  expect(await shown([branch, daughter, id])).toBe('Công ty con')
})

test('a company that is deleted takes what was told of it along', async () => {
  const company = { name: 'Con', kind: 'company', parentId: id }
  const { data } = await execute(unitCommands.create, world.admin, company)
  await execute(updateCompany, world.admin, { id: data.id, version: 0, patch: { legalName: 'Con' } })
  await execute(unitCommands.remove, world.admin, { id: data.id, version: 1 })
  expect(await asOwner('select from company_info where id = $1', [data.id])).toEqual([])
})
