import { beforeEach, expect, test } from 'vitest'
import { accountKind } from '@/lib/accounts/commands'
import { accounts } from '@/lib/accounts/entity'
import { openRecordFile } from '@/lib/files/commands'
import { forgetRecordFile } from '@/lib/files/forget'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { answer } from '@/lib/kernel/read'
import { keepUpload } from '@/lib/mail/outbound/files'
import { timelineOf } from '@/lib/records/timeline'
import { undo } from '@/lib/records/undo'
import { asOwner } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'

let world: World
let accountId: string
beforeEach(async () => {
  world = await aWorld()
  const { data } = await execute(accountKind.create, world.rep, { name: 'Gốm', kind: 'organization' })
  accountId = data.id
})

const shown = async (actor: Actor) => {
  const { entries } = await reading(actor, (tx) =>
    timelineOf(tx, actor, accounts, accountId, { strand: 'note' }),
  )
  return entries.flatMap((entry) => (entry.strand === 'note' ? [entry.note] : []))
}
const add = (actor: Actor, more = {}) =>
  execute(accountKind.addNote, actor, { id: accountId, text: 'Hai\ndòng', ...more })
const events = () =>
  asOwner(`select type, before, after from event where record_id = $1 and type like 'note.%' order by seq`, [
    accountId,
  ])

test('a note has an author, lines and whom it names, and the log says so', async () => {
  const { manager, rep } = world
  await add(rep, { mentionIds: [manager.id, manager.id] })
  expect(await shown(rep)).toMatchObject([
    { text: 'Hai\ndòng', author: 'Rep', mentions: [{ id: manager.id, name: 'Manager' }], editedAt: null },
  ])
  expect(await events()).toMatchObject([{ type: 'note.created', after: { mentionIds: [manager.id] } }])
})

test('only colleagues who may see the record are offered, and named', async () => {
  const { rep, stranger } = world
  const offered = async (text: string) =>
    (await answer(accountKind.colleagues, rep, { id: accountId, text })).map(({ name }) => name)
  expect(await offered('')).toEqual(['Founder', 'Manager', 'Reader', 'Rep'])
  expect(await offered('mana')).toEqual(['Manager'])
  expect(await offered('%')).toEqual([])
  await expect(add(rep, { mentionIds: [stranger.id] })).rejects.toMatchObject({ code: 'invalid' })
  expect(await shown(rep)).toEqual([])
  await expect(answer(accountKind.colleagues, stranger, { id: accountId, text: '' })).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('a colleague is offered who comes after many that may not see the record', async () => {
  const { manager, rep, workspace } = world
  const names = Array.from({ length: 70 }, (_, at) => `Bà An ${String(at).padStart(2, '0')}`)
  for (const name of names)
    await asOwner(
      `with made as (insert into login (id, email, name) values (gen_random_uuid(), $2, $1) returning id)
       insert into member (workspace_id, id, login_id, unit_id, name, email)
       select workspace_id, gen_random_uuid(), made.id, unit_id, $1, $2 from member, made where member.id = $3`,
      [name, `${name.replaceAll(' ', '')}@${workspace.slug}.test`, manager.id],
    )
  await asOwner(`update member set name = 'Bà An Zung' where id = $1`, [manager.id])
  const found = await answer(accountKind.colleagues, rep, { id: accountId, text: 'bà an' })
  expect(found).toEqual([{ id: manager.id, name: 'Bà An Zung' }])
})

test('who may only look writes none, and nobody about what they do not see', async () => {
  await expect(add(world.reader)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(add(world.stranger)).rejects.toMatchObject({ code: 'not_found' })
  await expect(add(world.rep, { text: '  ' })).rejects.toMatchObject({ code: 'invalid' })
  expect(await events()).toEqual([])
})

test('only its author changes or deletes a note, and each is taken back', async () => {
  const { admin, rep, manager } = world
  const { id } = (await add(rep, { mentionIds: [manager.id] })).data
  const edit = { id, version: 1, text: 'Mới', mentionIds: [] }
  await expect(execute(accountKind.changeNote, admin, edit)).rejects.toMatchObject({ code: 'not_found' })
  await expect(execute(accountKind.deleteNote, manager, { id, version: 1 })).rejects.toMatchObject({
    code: 'not_found',
  })
  const changed = await execute(accountKind.changeNote, rep, edit)
  await expect(execute(accountKind.changeNote, rep, edit)).rejects.toMatchObject({ code: 'conflict' })
  expect(await shown(rep)).toMatchObject([{ text: 'Mới', mentions: [], version: 2 }])
  await execute(undo, rep, { requestId: changed.requestId })
  expect(await shown(rep)).toMatchObject([{ text: 'Hai\ndòng', mentions: [{ name: 'Manager' }] }])
  const deleted = await execute(accountKind.deleteNote, rep, { id, version: 3 })
  expect(await shown(rep)).toEqual([])
  await expect(execute(undo, admin, { requestId: deleted.requestId })).rejects.toMatchObject({
    code: 'not_found',
  })
  await execute(undo, rep, { requestId: deleted.requestId })
  expect(await shown(rep)).toMatchObject([{ id, text: 'Hai\ndòng', mentions: [{ name: 'Manager' }] }])
})

test('a new note is taken back until somebody changes it, and follows its record into another', async () => {
  const { rep } = world
  const { requestId } = await add(rep)
  await execute(undo, rep, { requestId })
  expect(await shown(rep)).toEqual([])
  const other = await execute(accountKind.create, rep, { name: 'Gốm 2', kind: 'organization' })
  await execute(accountKind.addNote, rep, { id: other.data.id, text: 'Từ kia' })
  const items = [accountId, other.data.id].map((id) => ({ id, version: 1 }))
  await execute(accountKind.merge, rep, { items })
  expect(await shown(rep)).toMatchObject([{ text: 'Từ kia' }])
})

test('a note holds files for whoever sees its record; they follow its changes and come back by undo', async () => {
  const { manager, rep, stranger } = world
  const upload = (name: string, by: Actor = rep) =>
    keepUpload(by, { name, contentType: 'application/pdf', content: Buffer.from('%PDF-1') })
  const [one, two] = [await upload('Một.pdf'), await upload('Hai.pdf')]
  const made = await add(rep, { text: '', fileIds: [one.id, one.id] })
  expect(await shown(manager)).toMatchObject([{ text: '', files: [{ name: 'Một.pdf', size: 6 }] }])
  expect((await execute(openRecordFile, manager, { id: one.id })).data.name).toBe('Một.pdf')
  await expect(execute(openRecordFile, stranger, { id: one.id })).rejects.toMatchObject({ code: 'not_found' })

  const changed = await execute(accountKind.changeNote, rep, { ...made.data, text: 'Sửa', fileIds: [two.id] })
  expect(await shown(rep)).toMatchObject([{ files: [{ name: 'Hai.pdf' }] }])
  await expect(execute(openRecordFile, rep, { id: one.id })).rejects.toMatchObject({ code: 'not_found' })
  await execute(undo, rep, { requestId: changed.requestId })
  expect(await shown(rep)).toMatchObject([{ text: '', files: [{ name: 'Một.pdf' }] }])

  const [note] = await shown(rep)
  const ref = { id: String(note?.id), version: Number(note?.version) }
  const gone = await execute(accountKind.deleteNote, rep, ref)
  await execute(undo, rep, { requestId: gone.requestId })
  await forgetRecordFile(world.workspace.id, one.id)
  expect(await shown(rep)).toMatchObject([{ files: [{ name: 'Một.pdf' }] }])
  await forgetRecordFile(world.workspace.id, two.id)
  expect(await asOwner('select from record_file where id = $1', [two.id])).toEqual([])
})

test('a note takes no file of another, none that may run, and says or holds something', async () => {
  const { rep, stranger } = world
  const upload = (name: string, by: Actor = rep) =>
    keepUpload(by, { name, contentType: 'text/html', content: Buffer.from('x') })
  const theirs = await upload('Khác.pdf', stranger)
  const refused = (key: string, field = 'fileIds') => ({ fields: { [field]: { key } } })
  await expect(add(rep, { fileIds: [theirs.id] })).rejects.toMatchObject(refused('uploadGone'))
  await expect(add(rep, { fileIds: [(await upload('Trang.html')).id] })).rejects.toMatchObject(
    refused('fileType'),
  )
  await expect(add(rep, { text: ' ' })).rejects.toMatchObject(refused('required', 'text'))
  expect(await shown(rep)).toEqual([])
})

test('files of notes go for ever with their record', async () => {
  const { admin, rep } = world
  const file = await keepUpload(rep, {
    ...{ name: 'Ảnh.png', contentType: 'image/png', content: Buffer.from('x') },
  })
  await add(rep, { fileIds: [file.id] })
  await execute(accountKind.remove, admin, { id: accountId, version: 1 })
  await expect(execute(openRecordFile, rep, { id: file.id })).rejects.toMatchObject({ code: 'not_found' })
  await execute(accountKind.purge, admin, { items: [{ id: accountId, version: 2 }] })
  await forgetRecordFile(world.workspace.id, file.id)
  expect(await asOwner('select from record_file where id = $1', [file.id])).toEqual([])
})
