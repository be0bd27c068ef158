import { beforeEach, expect, test, vi } from 'vitest'
import { cancelBackup, startRestore } from '@/lib/backup/commands'
import * as follow from '@/lib/backup/follow'
import { setBackupFolder } from '@/lib/backup/settings'
import { contactKind } from '@/lib/contacts/commands'
import { execute } from '@/lib/kernel/command'
import { database } from '@/lib/kernel/database'
import { shareMail } from '@/lib/mail/mailbox/message-commands'
import { storage } from '@/lib/mail/storage'
import { updateOpportunity } from '@/lib/opportunities/commands'
import {
  anArchive,
  carry,
  elsewhere,
  FOLDER,
  printsOf,
  restoreAsNew,
  runsOf,
  work,
} from '@/tests/support/backup'
import { anAlias, arrives, letter } from '@/tests/support/mail'
import { asOwner } from '@/tests/support/owner'
import { aPrivateMail } from '@/tests/support/sweep-samples'
import { aCard, aWorld, type World } from '@/tests/support/world'

let world: World

beforeEach(async () => {
  world = await aWorld()
})

const folder = () => execute(setBackupFolder, world.admin, { folder: FOLDER })

test('[CS-17] a restore over the workspace needs its name, keeps what was, and brings everything back', async () => {
  const address = await anAlias(world, `ban@${world.workspace.slug}.test`)
  const card = await aCard(world.admin, { title: 'As it was' })
  await arrives(letter(), address)
  const file = await anArchive(world.admin, 'before')
  await execute(updateOpportunity, world.admin, { id: card, version: 1, patch: { title: 'Changed' } })
  const later = await aCard(world.admin, { title: 'Came later' })
  await asOwner('delete from member_group where member_id = $1', [world.rep.id])

  const wanted = { target: 'over', file, passphrase: '' }
  await expect(
    execute(startRestore, world.admin, { ...wanted, confirmation: 'something else' }),
  ).rejects.toMatchObject({ fields: { confirmation: { key: 'backupConfirmation' } } })
  const { data } = await execute(startRestore, world.admin, { ...wanted, confirmation: world.workspace.name })
  await work(world.admin, data.id)

  expect(await asOwner('select error, state from backup where id = $1', [data.id])).toEqual([
    { error: null, state: 'done' },
  ])
  const titles = await asOwner(`select title from opportunity where workspace_id = $1 and id in ($2, $3)`, [
    world.workspace.id,
    card,
    later,
  ])
  expect(titles).toEqual([{ title: 'As it was' }])
  expect(await asOwner('select address from alias where workspace_id = $1', [world.workspace.id])).toEqual([
    { address },
  ])
  expect(await asOwner('select status from workspace where workspace_id = $1', [world.workspace.id])).toEqual(
    [{ status: 'active' }],
  )
  expect(await asOwner('select group_id from member_group where member_id = $1', [world.rep.id])).toEqual([
    { group_id: world.groups.representative },
  ])
  expect(await asOwner(`select from event where record_id = $1`, [later])).toHaveLength(1)
  expect(
    await asOwner(
      `select from event where workspace_id = $1 and type = 'restored' and entity = 'workspace'`,
      [world.workspace.id],
    ),
  ).toHaveLength(1)
  const made = (await runsOf(world)).filter(({ cause }) => cause === 'before_restore')
  expect(made).toMatchObject([{ state: 'done', is_verified: true }])
  const undone = await execute(startRestore, world.admin, {
    ...wanted,
    file: made[0]?.file,
    confirmation: world.workspace.name,
  })
  await work(world.admin, undone.data.id)
  expect(await asOwner('select title from opportunity where id = $1', [card])).toEqual([{ title: 'Changed' }])
})

test('a restore that is cancelled leaves neither a workspace nor files', async () => {
  const address = await anAlias(world, `ban@${world.workspace.slug}.test`)
  await arrives(letter({ 'Content-Type': 'application/pdf; name=a.pdf', body: 'x' }), address)
  const file = await anArchive(world.admin, 'first')
  const put = vi.spyOn(storage, 'put')
  const { data } = await execute(startRestore, world.admin, {
    target: 'new',
    file,
    passphrase: '',
    name: 'Never',
  })
  const watch = vi.spyOn(follow, 'follow').mockReturnValue(async (step, done, total) => {
    if (step === 'writing' && done === total) await execute(cancelBackup, world.admin, data)
  })
  await work(world.admin, data.id)
  watch.mockRestore()
  expect(await asOwner(`select from workspace where name = 'Never'`)).toEqual([])
  for (const [, key] of put.mock.calls) await expect(storage.get(key ?? '')).rejects.toThrow()
  expect((await runsOf(world)).at(-1)).toMatchObject({ state: 'canceled', target_id: null })
})

test('an archive from elsewhere cannot take aliases or files of others', async () => {
  const address = await anAlias(world, `ban@${world.workspace.slug}.test`)
  await arrives(letter(), address)
  const file = await anArchive(world.admin, 'mine')
  const thief = await aWorld()
  await folder()
  await carry(world.workspace, thief.workspace, file)
  await restoreAsNew(thief.admin, file)
  expect(await asOwner('select workspace_id from alias where address = $1', [address])).toEqual([
    { workspace_id: world.workspace.id },
  ])
})

test('nobody comes into a place by an address alone: not who signed up under it, not who was shut out since', async () => {
  const file = await anArchive(world.admin, 'people')
  await asOwner('update member set is_active = false where id = $1', [world.manager.id])
  await restoreAsNew(world.admin, file)
  const active = (id: string | null) =>
    asOwner('select is_active from member where id = $1 and workspace_id <> $2', [id, world.workspace.id])
  expect(await active(world.manager.id)).toEqual([{ is_active: false }])
  expect(await active(world.rep.id)).toEqual([{ is_active: true }])

  await elsewhere(async () => {
    const host = await aWorld('host')
    const { pool } = database()
    const impostor = crypto.randomUUID()
    const email = `rep@${world.workspace.slug}.test`
    await pool.query(`insert into login (id, email, name, password_hash) values ($1, $2, 'Impostor', 'x')`, [
      impostor,
      email,
    ])
    await carry(world.workspace, host.workspace, file)
    await restoreAsNew(host.admin, file)
    const { rows } = await pool.query(
      `select m.is_active, m.login_id, r.notes from member m, backup r where m.email = $1 and r.kind = 'restore'`,
      [email],
    )
    expect(rows).toMatchObject([
      { is_active: false, login_id: impostor, notes: { inactive: 1, newLogins: 4 } },
    ])
    const own = await pool.query(
      `select g.preset, m.is_active from member m join member_group mg on mg.member_id = m.id and mg.workspace_id = m.workspace_id
       join permission_group g on g.id = mg.group_id and g.workspace_id = mg.workspace_id
       where m.login_id = (select login_id from member where id = $1)`,
      [host.admin.id],
    )
    expect(own.rows).toEqual([
      { preset: 'administrator', is_active: true },
      { preset: 'administrator', is_active: true },
    ])
  })
})

test('private mails are in no archive, and stay as they are when one comes back', async () => {
  const { rep, admin, workspace } = world
  const contact = (await execute(contactKind.create, rep, { name: 'An', ownerId: rep.id })).data.id
  const [secret, hidden] = [await aPrivateMail(rep, contact), await aPrivateMail(rep, contact)]
  await asOwner(
    `insert into attachment (workspace_id, id, message_id, name, content_type, size, sha256, storage_key)
     values ($1, $2, $2, 'a.txt', 'text/plain', 1, '', $3)`,
    [workspace.id, secret, 'e'.repeat(32)],
  )
  await execute(shareMail, rep, { id: hidden, isShared: true })
  const file = await anArchive(admin, 'private')
  const { tables } = await printsOf(workspace, file)
  expect([tables.message, tables.attachment].map((print) => print?.split(' ')[0])).toEqual(['1', '0'])
  await execute(shareMail, rep, { id: hidden, isShared: false })
  const wanted = { target: 'over', file, passphrase: '', confirmation: workspace.name }
  const { data } = await execute(startRestore, admin, wanted)
  await work(admin, data.id)
  expect((await runsOf(world)).find(({ id }) => id === data.id)).toMatchObject({ state: 'done' })
  const mails = await asOwner('select id, private_to from message where workspace_id = $1', [workspace.id])
  expect(mails).toHaveLength(3)
  expect(mails).toContainEqual({ id: secret, private_to: rep.id })
  expect(mails).toContainEqual({ id: hidden, private_to: null })
  expect(await asOwner('select id from attachment where message_id = $1', [secret])).toHaveLength(1)
})
