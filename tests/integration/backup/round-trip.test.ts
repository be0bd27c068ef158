import { expect, test } from 'vitest'
import { archivedTables, FILE_COLUMNS, LEFT_OUT } from '@/lib/backup/catalog'
import { seedDemo } from '@/lib/demo/seed'
import { systemActor } from '@/lib/kernel/actor'
import { database } from '@/lib/kernel/database'
import { storage } from '@/lib/mail/storage'
import { anArchive, carry, elsewhere, printsOf, restoreAsNew } from '@/tests/support/backup'
import { anAlias, arrives, letter } from '@/tests/support/mail'
import { asOwner } from '@/tests/support/owner'
import { aCard, anActor, aWorld, type World } from '@/tests/support/world'

const file = (content: string) => ({
  'Content-Type': 'multipart/mixed; boundary=b',
  body: `--b\r\nContent-Type: text/plain\r\n\r\nXin chào\r\n--b\r\nContent-Type: application/pdf; name=gia.pdf
Content-Disposition: attachment; filename=gia.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(content).toString('base64')}\r\n--b--`,
})

/** A workspace with cards, units that hang together, mails and their files. */
async function aFullWorld(): Promise<World> {
  const world = await aWorld()
  await anAlias(world, `ban@${world.workspace.slug}.test`)
  for (let at = 0; at < 3; at++) {
    await aCard(world.admin, { title: `Máy in "${at}" \\ ${'đ'.repeat(at)}\n`, tagIds: [world.tags[0]] })
    await arrives(letter(file(`price ${at}`)), `ban@${world.workspace.slug}.test`)
  }
  const [company] = await asOwner<{ id: string }>('select id from org_unit where workspace_id = $1', [
    world.workspace.id,
  ])
  // The child sorts before its parent.
  await asOwner(
    `insert into org_unit (workspace_id, id, kind, name, parent_id) values ($1, '00000000-0000-7000-8000-000000000001', 'branch', 'Bắc', $2)`,
    [world.workspace.id, company?.id],
  )
  await asOwner(
    `insert into mail_settings (workspace_id, provider, host, password_sealed) values ($1, 'smtp', 'mail.test', 'v1.a.b.c')`,
    [world.workspace.id],
  )
  return world
}

/** Tables whose rows rightly differ in a workspace made from an archive. */
const OWN = ['workspace', 'alias', 'sales_team', 'mail_settings', 'event']

async function restoredActor(name = 'Restored') {
  const [made] = await asOwner<{ id: string; slug: string }>(
    'select workspace_id as id, slug from workspace where name = $1',
    [name],
  )
  const place = {
    id: made?.id ?? '',
    slug: made?.slug ?? '',
    name,
    currency: 'VND',
    timeZone: 'Asia/Ho_Chi_Minh',
    isDemo: false,
  }
  const [admin] = await asOwner<{ id: string }>(
    `select id from member where workspace_id = $1 and name = 'Founder'`,
    [place.id],
  )
  return anActor(place, admin?.id ?? '', 'Founder', 'administrator')
}

test('[R9] a workspace comes back as another with equal rows and files, and leaves the first alone', async () => {
  const world = await aFullWorld()
  const archive = await anArchive(world.admin, 'first')
  const before = await printsOf(world.workspace, archive)
  expect(before.files).toMatchObject({ count: 3, missing: 0 })
  expect(Object.values(before.tables).filter((print) => !print.startsWith('0 ')).length).toBeGreaterThan(14)

  await restoreAsNew(world.admin, archive)
  const copy = await restoredActor()
  const again = await printsOf(copy.workspace, await anArchive(copy, 'second'))

  for (const { tables } of [before, again]) for (const table of OWN) delete tables[table]
  expect(again).toEqual(before)
  const keys = await asOwner<{ workspace_id: string; storage_key: string; sha256: string }>(
    'select * from attachment',
  )
  expect(new Set(keys.map(({ storage_key }) => storage_key)).size).toBe(6)
  for (const { storage_key } of keys) await storage.get(storage_key)

  const [run] = await asOwner('select * from backup where kind = $1', ['restore'])
  expect(run).toMatchObject({
    state: 'done',
    target_id: copy.workspace.id,
    notes: { aliases: 1, secrets: 1 },
  })
  expect(await asOwner('select from alias where workspace_id = $1', [copy.workspace.id])).toEqual([])
  expect(
    await asOwner('select alias from sales_team where workspace_id = $1 and alias is not null', [
      copy.workspace.id,
    ]),
  ).toEqual([])
  const order = (id: string) =>
    asOwner(
      `select id from event where workspace_id = $1 and entity not in ('backup', 'backup_settings', 'workspace') order by seq`,
      [id],
    )
  expect(await order(copy.workspace.id)).toEqual(await order(world.workspace.id))
})

test('[R9] the demo comes back in an empty database with equal rows, and people without passwords', async () => {
  await seedDemo({ databaseUrl: process.env.DATABASE_URL ?? '', password: 'a demo password' })
  const [demo] = await asOwner<{ id: string; slug: string; name: string }>(
    'select workspace_id as id, slug, name from workspace where is_demo',
  )
  const [admin] = await asOwner<{ id: string }>(`select id from member where email = 'admin@demo.test'`)
  if (!demo || !admin) throw new Error('no demo')
  const actor = anActor(
    { ...demo, currency: 'VND', timeZone: 'Asia/Ho_Chi_Minh', isDemo: true },
    admin.id,
    'Admin',
    'administrator',
  )
  const archive = await anArchive(actor, 'demo')
  const before = await printsOf(demo as never, archive)
  expect(before.tables.opportunity).toMatch(/^300 /)

  await elsewhere(async () => {
    const host = await aWorld('host')
    await carry(actor.workspace, host.workspace, archive)
    await restoreAsNew(host.admin, archive)
    const { rows } = await database().pool.query(
      `select w.workspace_id as id, w.slug, (select count(*)::int from login where email like '%@demo.test' and password_hash is null) as people
       from workspace w where name = 'Restored'`,
    )
    expect(rows[0].people).toBe(8)
    const copy = systemActor({ ...actor.workspace, id: rows[0].id, slug: rows[0].slug })
    const again = await printsOf(copy.workspace, await anArchive(copy, 'again'))
    for (const { tables } of [before, again])
      for (const table of [...OWN, 'member', 'member_group']) delete tables[table]
    expect(again).toEqual(before)
  })
})

test('every table of workspaces is archived, or left out with a reason; no secret travels unnoticed', async () => {
  const world = await aWorld()
  const tables = await database().transact({ workspaceId: world.workspace.id }, archivedTables)
  const all = await asOwner<{ name: string }>(
    `select distinct tablename as name from pg_policies where policyname = 'tenant'`,
  )
  const covered = [...tables.map(({ name }) => name), ...Object.keys(LEFT_OUT)].sort()
  expect(covered).toEqual(all.map(({ name }) => name).sort())
  for (const reason of Object.values(LEFT_OUT)) expect(reason.length).toBeGreaterThan(20)

  const secret = tables.flatMap(({ name, columns }) =>
    columns
      .filter((column) => /hash|secret|token|sealed|password/.test(column.name))
      .map((column) => `${name}.${column.name}`),
  )
  expect(secret.sort(), 'say here what happens to it, or leave its table out').toEqual([
    'erasure.sealed',
    'mail_settings.password_sealed',
    'mail_settings.resend_key_sealed',
    'mail_settings.resend_secret_sealed',
    'search_token.token',
  ])
  const position = (table: string) => tables.findIndex(({ name }) => name === table)
  expect(position('stage')).toBeGreaterThan(position('pipeline'))
  expect(position('opportunity_tag')).toBeGreaterThan(position('opportunity'))
  expect(tables.find(({ name }) => name === 'org_unit')?.parent).toEqual({ column: 'parent_id', key: 'id' })
})

test('no column names a file without being known for it', async () => {
  const keys = await asOwner<{ name: string }>(
    `select distinct column_name as name from information_schema.columns
     where table_schema = 'public' and data_type = 'text' and column_name like '%\\_key' order by 1`,
  )
  const others = ['cursor_key', 'delivery_key', 'group_key', 'name_key', 'once_key', 'public_key']
  expect(keys.map(({ name }) => name)).toEqual([...FILE_COLUMNS, ...others].sort())
})

test('tables added later come along by themselves, also when their rows point at each other', async () => {
  await asOwner(`
    create table later_account (workspace_id uuid not null, id uuid not null, name text, contact_id uuid, primary key (workspace_id, id));
    create table later_contact (workspace_id uuid not null, id uuid not null, account_id uuid not null, manager_id uuid, friend_id uuid,
      primary key (workspace_id, id));
    alter table later_account add foreign key (workspace_id, contact_id) references later_contact (workspace_id, id);
    alter table later_contact add foreign key (workspace_id, account_id) references later_account (workspace_id, id);
    alter table later_contact add foreign key (workspace_id, manager_id) references later_contact (workspace_id, id);
    alter table later_contact add foreign key (workspace_id, friend_id) references later_contact (workspace_id, id);
    grant select, insert, update, delete on later_account, later_contact to cohoi_app;
    do $$ declare t text; begin
      foreach t in array array['later_account', 'later_contact'] loop
        execute format('alter table %I enable row level security', t);
        execute format('create policy tenant on %I to cohoi_app using (workspace_id = nullif(current_setting(''cohoi.workspace'', true), '''')::uuid)', t);
      end loop; end $$`)
  const world = await aWorld()
  const [a, b] = [crypto.randomUUID(), crypto.randomUUID()].sort()
  await asOwner('insert into later_account (workspace_id, id, name) values ($1, $2, $3)', [
    world.workspace.id,
    a,
    'Đại lý',
  ])
  for (const [id, friend] of [
    [b, null],
    [a, b],
  ])
    await asOwner('insert into later_contact values ($1, $2, $3, null, $4)', [
      world.workspace.id,
      id,
      a,
      friend,
    ])
  await asOwner('update later_account set contact_id = $1', [b])

  const archive = await anArchive(world.admin, 'later')
  await restoreAsNew(world.admin, archive)
  const rows = (table: string) =>
    asOwner(`select to_jsonb(t) - 'workspace_id' as row from ${table} t order by id, workspace_id`)
  const accounts = await rows('later_account')
  expect(accounts).toEqual([accounts[0], accounts[0]])
  const contacts = await rows('later_contact')
  expect(contacts).toHaveLength(4)
  expect(contacts).toEqual([contacts[0], contacts[0], contacts[2], contacts[2]])
  expect(contacts[0]).toMatchObject({ row: { friend_id: b } })
  await asOwner('drop table later_account, later_contact cascade')
})
