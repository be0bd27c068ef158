import { beforeAll, expect, test } from 'vitest'
import { accountKind } from '@/lib/accounts/commands'
import { accounts } from '@/lib/accounts/entity'
import { openRecordFile } from '@/lib/files/commands'
import { forgetRecordFile } from '@/lib/files/forget'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { keepUpload } from '@/lib/mail/outbound/files'
import { forgetFile } from '@/lib/mail/outbound/forget'
import { storage } from '@/lib/mail/storage'
import { countRecords, getRecord } from '@/lib/records/query'
import { undo } from '@/lib/records/undo'
import { addField, ownFields, withFields } from '@/tests/support/own-fields'
import { asOwner } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'

let world: World
let admin: Actor
let stranger: Actor
beforeAll(async () => {
  world = await aWorld()
  await addField(world.admin, 'files', { name: 'Hợp đồng', isPersonal: true })
  admin = await withFields(world.admin)
  stranger = await withFields(world.stranger)
})

const upload = (name: string, by = admin) =>
  keepUpload(by, { name, contentType: 'application/pdf', content: Buffer.from('%PDF-1') })
const create = (files: unknown, by = admin) =>
  execute(accountKind.create, by, { name: 'Xanh', kind: 'organization', c_hop_dong: files })
const held = async (id: string) =>
  (await reading(admin, (tx) => getRecord(tx, admin, accounts, id)))?.c_hop_dong
const open = (id: string, by = admin) => execute(openRecordFile, by, { id })
const keyOf = async (id: string) =>
  (await asOwner<{ key: string }>('select storage_key as key from record_file where id = $1', [id]))[0]
    ?.key ?? ''

test('[EE-18] files hang on a record in order, are handed out to who sees it, and the log says so', async () => {
  const [one, two] = [await upload('Một.pdf'), await upload('Hai.pdf')]
  const { data } = await create([two.id, { id: one.id, name: 'x' }])
  expect(await held(data.id)).toEqual([
    { id: two.id, name: 'Hai.pdf', size: 6, type: 'application/pdf' },
    { id: one.id, name: 'Một.pdf', size: 6, type: 'application/pdf' },
  ])
  expect(await asOwner('select from upload where id = $1', [one.id])).toEqual([])
  // The week after which an upload is forgotten means nothing to a file that found its record.
  await forgetFile({ workspaceId: admin.workspace.id, id: one.id, key: await keyOf(one.id) })
  expect((await open(one.id)).data.name).toBe('Một.pdf')
  expect((await storage.get(await keyOf(one.id))).toString()).toBe('%PDF-1')
  const [told] = await asOwner<{ type: string }>(
    `select type, after from event where record_id = $1 order by seq desc limit 1`,
    [data.id],
  )
  expect(told).toEqual({ type: 'downloaded', after: { file: 'Một.pdf' } })
  await expect(open(one.id, stranger)).rejects.toMatchObject({ code: 'not_found' })
  const blind: Actor = { ...admin, fieldRights: { account: { c_hop_dong: 'hidden' } } }
  await expect(open(one.id, blind)).rejects.toMatchObject({ code: 'not_found' })
  const count = (operator: string) =>
    reading(admin, (tx) => countRecords(tx, admin, accounts, { filter: ['c_hop_dong', operator, null] }))
  expect(await count('set')).toBe(1)
})

test('nobody takes the file of another, of nobody, or of a kind that may run', async () => {
  const refused = (key: string) => ({ fields: { c_hop_dong: { key } } })
  const theirs = await upload('Khác.pdf', stranger)
  await expect(create([theirs.id])).rejects.toMatchObject(refused('uploadGone'))
  const { data } = await create([(await upload('Kín.pdf')).id])
  const [kept] = (await held(data.id)) as { id: string }[]
  const own = { name: 'Của họ', kind: 'organization', c_hop_dong: [kept?.id] }
  await expect(execute(accountKind.create, stranger, own)).rejects.toMatchObject(refused('uploadGone'))
  await expect(create(['01900000-0000-7000-8000-0000000000ff'])).rejects.toMatchObject(refused('uploadGone'))
  await expect(create([(await upload('Trang.html')).id])).rejects.toMatchObject(refused('fileType'))
  await expect(create('tệp')).rejects.toMatchObject({ code: 'invalid' })
})

test('a file that was taken off comes back by undo, and is forgotten when nothing holds it', async () => {
  const file = await upload('Đi.pdf')
  const { data } = await create([file.id])
  const key = await keyOf(file.id)
  const gone = await execute(accountKind.update, admin, { ...data, patch: { c_hop_dong: [] } })
  expect(await held(data.id)).toEqual([])
  await execute(undo, admin, { requestId: gone.requestId })
  await forgetRecordFile(admin.workspace.id, file.id)
  expect(await held(data.id)).toMatchObject([{ name: 'Đi.pdf' }])
  await execute(accountKind.remove, admin, { id: data.id, version: 3 })
  await forgetRecordFile(admin.workspace.id, file.id)
  expect(await asOwner('select from record_file where id = $1', [file.id])).toHaveLength(1)
  await execute(accountKind.purge, admin, { items: [{ id: data.id, version: 4 }] })
  await forgetRecordFile(admin.workspace.id, file.id)
  expect(await asOwner('select from record_file where id = $1', [file.id])).toEqual([])
  await expect(storage.get(key)).rejects.toThrow()
})

test('a field that goes takes its files along', async () => {
  await addField(world.admin, 'files', { name: 'Ảnh' })
  const actor = await withFields(world.admin)
  const file = await upload('Ảnh.png', actor)
  await execute(accountKind.create, actor, { name: 'Ảnh', kind: 'person', c_anh: [file.id] })
  const [field] = await asOwner<{ id: string }>(`select id from custom_field where code = 'anh'`)
  await execute(ownFields.remove, actor, { id: field?.id ?? '', version: 1 })
  await forgetRecordFile(actor.workspace.id, file.id)
  expect(await asOwner('select from record_file where id = $1', [file.id])).toEqual([])
})
