import { expect, test } from 'vitest'
import { asOwner } from '@/tests/support/owner'

const TENANT = "(workspace_id = (NULLIF(current_setting('cohoi.workspace'::text, true), ''::text))::uuid)"
/** Known before any tenant is, and closed to the application. */
const IDENTITY_ONLY = ['login', 'push_keys', 'rate_limit', 'recovery_code', 'sign_in_try', 'user_session']

const names = async (query: string) => (await asOwner<{ name: string }>(query)).map(({ name }) => name)

test('every table has row-level security and a policy', async () => {
  expect(
    await names(`select relname as name from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and (not relrowsecurity or not exists (select from pg_policy where polrelid = c.oid))`),
  ).toEqual([])
})

test('the policy of the application is the tenant and nothing but the tenant, for reads and writes', async () => {
  const policies = await asOwner(
    `select tablename, cmd, permissive, qual, with_check from pg_policies where 'cohoi_app' = any (roles) and policyname <> 'private' order by 1`,
  )
  for (const { tablename, ...policy } of policies) {
    expect(policy, tablename).toEqual({
      cmd: 'ALL',
      permissive: 'PERMISSIVE',
      qual: TENANT,
      with_check: TENANT,
    })
  }
  const covered = new Set(policies.map(({ tablename }) => tablename))
  const tables = await names(`select tablename as name from pg_tables where schemaname = 'public' order by 1`)
  expect(tables.filter((table) => !covered.has(table))).toEqual(IDENTITY_ONLY)
  expect(await names(`select tablename as name from pg_policies where 'public' = any (roles)`)).toEqual([])
})

test('what is private has a second policy that must hold besides, and no other table has one', async () => {
  expect(
    await asOwner(
      `select tablename, cmd, permissive, qual = with_check as alike, 'cohoi_app' = any (roles) as app
       from pg_policies where policyname not in ('tenant', 'identity') order by 1`,
    ),
  ).toEqual(
    ['attachment', 'message'].map((tablename) => ({
      ...{ tablename, cmd: 'ALL', permissive: 'RESTRICTIVE', alike: true, app: true },
    })),
  )
})

test('the roles of the application own nothing, bypass nothing and cannot sign in', async () => {
  const mine = (owner: string) => `pg_get_userbyid(${owner}) like 'cohoi\\_%'`
  expect(await names(`select relname as name from pg_class where ${mine('relowner')}`)).toEqual([])
  expect(await names(`select proname as name from pg_proc where ${mine('proowner')}`)).toEqual([])
  expect(await names(`select nspname as name from pg_namespace where ${mine('nspowner')}`)).toEqual([])
  expect(await names(`select datname as name from pg_database where ${mine('datdba')}`)).toEqual([])
  expect(
    await names(`select rolname as name from pg_roles where rolname like 'cohoi\\_%'
      and (rolsuper or rolbypassrls or rolcanlogin or rolcreaterole or rolcreatedb or rolinherit)`),
  ).toEqual([])
  expect(
    await names(
      `select r.rolname as name from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname like 'cohoi\\_%'`,
    ),
  ).toEqual([])
})

test('the application may not rewrite the log, touch the queue or create anything', async () => {
  const [may] = await asOwner(`select
    has_table_privilege('cohoi_app', 'event', 'update') as update,
    has_table_privilege('cohoi_app', 'event', 'delete') as delete,
    has_table_privilege('cohoi_app', 'event', 'truncate') as truncate,
    has_any_column_privilege('cohoi_app', 'event', 'update') as columns,
    has_schema_privilege('cohoi_app', 'graphile_worker', 'usage') as queue,
    has_schema_privilege('cohoi_app', 'public', 'create') as create`)
  expect(may).toEqual({
    update: false,
    delete: false,
    truncate: false,
    columns: false,
    queue: false,
    create: false,
  })
})

test('every definer function fixes its search path and is closed to the public', async () => {
  const functions = await asOwner(
    `select proname as name, proconfig as config, has_function_privilege('public', oid, 'execute') as public
     from pg_proc where pronamespace = 'public'::regnamespace and prosecdef order by 1`,
  )
  expect(functions.length).toBeGreaterThan(4)
  for (const { name, config, public: open } of functions) {
    expect(config, name).toContain('search_path=public, pg_temp')
    expect(open, name).toBe(false)
  }
})

test('what finds sessions, aliases and keys of all workspaces is closed to the application', async () => {
  for (const signature of [
    'cohoi_session(uuid)',
    'cohoi_alias(text[])',
    'cohoi_intake_key(text)',
    'cohoi_calendar_feed(text)',
    'cohoi_mailboxes_due()',
  ]) {
    const [may] = await asOwner(`select has_function_privilege('cohoi_app', $1, 'execute') as app`, [
      signature,
    ])
    expect(may, signature).toEqual({ app: false })
  }
})

test('the tenant leads every primary key, and every reference between its tables carries it', async () => {
  const tenantTable = (oid: string) =>
    `exists (select from pg_attribute where attrelid = ${oid} and attname = 'workspace_id' and attnotnull)`
  expect(
    await names(`select conrelid::regclass::text as name from pg_constraint c
      where contype = 'p' and connamespace = 'public'::regnamespace and ${tenantTable('conrelid')}
        and (select attname from pg_attribute where attrelid = conrelid and attnum = conkey[1]) <> 'workspace_id'`),
  ).toEqual([])
  expect(
    await names(`select conname as name from pg_constraint c where contype = 'f'
      and connamespace = 'public'::regnamespace and ${tenantTable('conrelid')} and ${tenantTable('confrelid')}
      and not exists (select from generate_subscripts(conkey, 1) at
        join pg_attribute own on own.attrelid = conrelid and own.attnum = conkey[at]
        join pg_attribute other on other.attrelid = confrelid and other.attnum = confkey[at]
        where own.attname = 'workspace_id' and other.attname = 'workspace_id')`),
  ).toEqual([])
})
