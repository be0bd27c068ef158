import { beforeEach, expect, test } from 'vitest'
import { accountKind } from '@/lib/accounts/commands'
import { accounts } from '@/lib/accounts/entity'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { answer } from '@/lib/kernel/read'
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
