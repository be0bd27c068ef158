import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { carryOut, forget } from '@/lib/export/carry-out'
import {
  dropExport,
  exportRecords,
  MOST_AT_ONCE,
  noteExport,
  stopExport,
  takeExport,
} from '@/lib/export/commands'
import { exportState, ownExportsOf } from '@/lib/export/reads'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { env } from '@/lib/kernel/env'
import { answer } from '@/lib/kernel/read'
import { storage } from '@/lib/mail/storage'
import { asOwner } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'

let world: World
beforeAll(async () => {
  world = await aWorld()
  await asOwner(
    `insert into account (workspace_id, id, name, owner_id)
     select $1, gen_random_uuid(), 'Khách ' || n, case when n % 2 = 0 then $2::uuid end from generate_series(1, $3) n`,
    [world.workspace.id, world.admin.id, MOST_AT_ONCE + 1],
  )
})

const asked = {
  kind: 'account',
  query: {},
  columns: ['name', 'ownerId'],
  locale: 'vi' as const,
  timeZone: 'Asia/Ho_Chi_Minh',
  fileName: 'account.csv',
}
const begin = async (by: Actor = world.admin) => {
  const { data } = await execute(exportRecords, by, { ...asked, format: 'csv' })
  if (!data.id) throw new Error('given out at once')
  return data.id
}
const run = (id: string, by: Actor = world.admin) =>
  carryOut({ workspaceId: world.workspace.id, id, memberId: by.id ?? '', isLastAttempt: false })
const keyOf = async (id: string) =>
  (await asOwner<{ storage_key: string }>('select storage_key from record_export where id = $1', [id]))[0]
    ?.storage_key ?? ''
const state = async (id: string, by: Actor = world.admin) => answer(exportState, by, { id })

test('few are given out at once, and the log says how many in which format', async () => {
  const { data } = await execute(exportRecords, world.admin, {
    ...asked,
    format: 'xlsx',
    query: { search: 'khach 77' },
  })
  expect(data.id).toBeNull()
  const [told] = await asOwner<{ after: unknown }>(
    `select after from event where workspace_id = $1 and type = 'exported' order by seq desc limit 1`,
    [world.workspace.id],
  )
  expect(told?.after).toEqual({ count: data.count, format: 'xlsx' })
})

test('[CS-46] many become a file made by a job, which only who asked for it sees and takes', async () => {
  const id = await begin()
  expect(await state(id)).toMatchObject({ state: 'running', done: 0, total: MOST_AT_ONCE + 1 })
  await expect(execute(takeExport, world.admin, { id })).rejects.toMatchObject({ code: 'not_found' })
  await run(id)
  expect(await state(id)).toMatchObject({ state: 'done', done: MOST_AT_ONCE + 1 })
  const { data } = await execute(takeExport, world.admin, { id })
  const lines = (await storage.get(data.storageKey)).toString().trim().split('\r\n')
  expect(lines[0]).toContain('Tên khách hàng')
  expect(new Set(lines).size).toBe(MOST_AT_ONCE + 2)
  expect(lines.filter((line) => line.endsWith(',Founder'))).toHaveLength(MOST_AT_ONCE / 2)
  expect(data.bytes).toBe((await storage.get(data.storageKey)).length)
  const other = { ...world.manager, grants: world.admin.grants }
  await expect(execute(takeExport, other, { id })).rejects.toMatchObject({ code: 'not_found' })
  await expect(execute(stopExport, other, { id })).rejects.toMatchObject({ code: 'not_found' })
  expect(await state(id, other)).toBeNull()
  expect(await answer(ownExportsOf, other, { kind: 'account' })).toEqual([])
})

test('after a crash the file is made anew as a whole', async () => {
  const id = await begin()
  const key = await keyOf(id)
  await storage.put(Buffer.from('x'), key)
  const folder = join(env.COHOI_DATA, 'attachments', key.slice(0, 2))
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, `${key}.part`), 'half of it')
  await execute(noteExport, world.admin, { id, done: 3000 })
  await run(id)
  expect(await state(id)).toMatchObject({ state: 'done', done: MOST_AT_ONCE + 1 })
  const text = (await storage.get(key)).toString()
  expect(text).not.toContain('half of it')
  expect(text.trim().split('\r\n')).toHaveLength(MOST_AT_ONCE + 2)
})

test('what is stopped leaves no file, and its job ends quietly', async () => {
  const id = await begin()
  await execute(stopExport, world.admin, { id })
  await run(id)
  expect(await state(id)).toMatchObject({ state: 'stopped' })
  await expect(storage.get(await keyOf(id))).rejects.toThrow()
  await expect(execute(noteExport, world.admin, { id, done: 1 })).rejects.toMatchObject({ code: 'conflict' })
  await expect(execute(stopExport, world.admin, { id })).rejects.toMatchObject({ code: 'conflict' })
})

test('the rights are those when the file is made', async () => {
  const id = await begin()
  const [group] = await asOwner<{ group_id: string }>(
    'delete from member_group where member_id = $1 returning group_id',
    [world.admin.id],
  )
  await run(id)
  await asOwner('insert into member_group (workspace_id, member_id, group_id) values ($1, $2, $3)', [
    world.workspace.id,
    world.admin.id,
    group?.group_id,
  ])
  expect(await state(id)).toMatchObject({ state: 'failed' })
  await expect(storage.get(await keyOf(id))).rejects.toThrow()
})

test('after its days the file is gone', async () => {
  const id = await begin()
  await run(id)
  const key = await keyOf(id)
  const [job] = await asOwner<{ days: number }>(
    `select round(extract(epoch from run_at - now()) / 86400)::int as days from graphile_worker._private_jobs
     where payload::text like '%' || $1 || '%' order by run_at desc limit 1`,
    [id],
  )
  expect(job?.days).toBe(7)
  await expect(execute(dropExport, world.admin, { id })).rejects.toMatchObject({ code: 'not_found' })
  await forget(world.workspace.id, id)
  expect(await state(id)).toBeNull()
  const waiting = await asOwner(
    `select from graphile_worker._private_jobs where payload::text like '%' || $1 || '%'`,
    [key],
  )
  expect(waiting).toHaveLength(1)
})

test('whoever may not export does not', async () => {
  const { 'record:export': _, ...grants } = world.admin.grants
  await expect(begin({ ...world.admin, grants })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(
    execute(exportRecords, world.admin, { ...asked, format: 'csv', kind: 'nothing' }),
  ).rejects.toMatchObject({ code: 'not_found' })
})
