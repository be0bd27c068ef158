import { rm, writeFile } from 'node:fs/promises'
import { beforeEach, expect, test, vi } from 'vitest'
import { removeFile } from '@/lib/backup/carry-out'
import { cancelBackup, deleteBackup, startBackup, startRestore } from '@/lib/backup/commands'
import * as follow from '@/lib/backup/follow'
import { pathOf, placeOf } from '@/lib/backup/place'
import { beginBackup } from '@/lib/backup/progress'
import { backupScreen } from '@/lib/backup/queries'
import { askForDue } from '@/lib/backup/schedule'
import { setBackupFolder, setBackupSchedule } from '@/lib/backup/settings'
import { sendArchive, takeArchive } from '@/lib/backup/transfer'
import { systemActor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { anArchive, backupEvents, FOLDER, filesIn, runsOf, work } from '@/tests/support/backup'
import { asOwner, fingerprint } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'

let world: World

beforeEach(async () => {
  world = await aWorld()
})

const start = (name = 'a', passphrase = '') => execute(startBackup, world.admin, { name, passphrase })

const folder = () => execute(setBackupFolder, world.admin, { folder: FOLDER })

test('[CS-12] without a backup path nothing is backed up', async () => {
  await expect(start()).rejects.toMatchObject({ words: { key: 'backupNoPath' } })
  expect(await runsOf(world)).toEqual([])
})

test('[CS-12] a path that cannot be used is refused with the reason', async () => {
  await folder()
  const place = placeOf(world.workspace)
  await rm(place, { recursive: true })
  await writeFile(place, 'a file where the folder was')
  await expect(start()).rejects.toMatchObject({ words: { key: 'backupPath' } })
  expect((await backupScreen(world.admin)).paths.trouble).toBe('backupPath')
  await rm(place)
})

test.each(['../elsewhere', '/etc', 'a/../../b', '.hidden', 'a/b/c/d', '', 'a\\b', 'a/./b'])(
  'the folder %j is refused',
  async (name) => {
    await expect(execute(setBackupFolder, world.admin, { folder: name })).rejects.toMatchObject({
      code: 'invalid',
    })
  },
)

test.each(['../a', 'a/b', '.a', 'a..b', '', 'a\0b/c', 'x'.repeat(130), 'a.'])(
  'the name %j is refused',
  async (name) => {
    await folder()
    await expect(start(name)).rejects.toMatchObject({ fields: { name: { key: 'backupName' } } })
  },
)

test('[CS-15] a backup is made, verified and recorded; the same name is refused a second time', async () => {
  const file = await anArchive(world.admin, 'Công ty 2026-11-28')
  expect(await filesIn(world.workspace)).toEqual([FOLDER, file])
  const [run] = await runsOf(world)
  expect(run).toMatchObject({
    state: 'done',
    is_verified: true,
    key_sealed: null,
    member_name: world.admin.name,
  })
  expect(Number(run?.rows)).toBeGreaterThan(20)
  expect(await backupEvents(world, 'requested')).toHaveLength(1)
  expect(await backupEvents(world, 'finished')).toHaveLength(1)
  await expect(start('Công ty 2026-11-28.cohoi')).rejects.toMatchObject({
    fields: { name: { key: 'backupExists' } },
  })
})

test('one run at a time; only administrators', async () => {
  await folder()
  await start('one')
  await expect(start('two')).rejects.toMatchObject({ words: { key: 'backupBusy' } })
  for (const actor of [world.manager, world.rep, world.reader])
    await expect(execute(startBackup, actor, { name: 'b', passphrase: '' })).rejects.toMatchObject({
      code: 'forbidden',
    })
})

test('a right to back up alone is not enough to become an administrator by a restore', async () => {
  const file = await anArchive(world.admin, 'rights')
  const keeper = { ...world.rep, grants: { ...world.rep.grants, 'backup:write': ['all' as const] } }
  const wanted = { target: 'over', file, passphrase: '', confirmation: world.workspace.name }
  await expect(execute(startRestore, keeper, wanted)).rejects.toMatchObject({ code: 'forbidden' })
})

test('a cancelled backup leaves no file, not even a part of one', async () => {
  await folder()
  const { data } = await start()
  const watch = vi.spyOn(follow, 'follow').mockReturnValue(async (step) => {
    if (step !== 'rows') return
    expect((await filesIn(world.workspace)).some((file) => file.endsWith('.part'))).toBe(true)
    await execute(cancelBackup, world.admin, data)
    throw new follow.Canceled()
  })
  await work(world.admin, data.id)
  watch.mockRestore()
  expect(await filesIn(world.workspace)).toEqual([FOLDER])
  expect(await runsOf(world)).toMatchObject([{ state: 'canceled', key_sealed: null }])
  expect(await backupEvents(world, 'canceled')).toHaveLength(1)
})

test('a backup cancelled before its turn is never begun', async () => {
  await folder()
  const { data } = await start()
  await execute(cancelBackup, world.admin, data)
  await work(world.admin, data.id)
  expect(await filesIn(world.workspace)).toEqual([FOLDER])
})

test('a backup begun by a worker that died is made whole by the next', async () => {
  await folder()
  const { data } = await start()
  await execute(beginBackup, systemActor(world.workspace), data)
  await writeFile(`${pathOf(world.workspace, `${FOLDER}/a.cohoi`)}.${data.id}.part`, 'half')
  await work(world.admin, data.id)
  expect(await filesIn(world.workspace)).toEqual([FOLDER, `${FOLDER}/a.cohoi`])
})

test('a deleted archive goes from the list and from the disk', async () => {
  const file = await anArchive(world.admin, 'gone')
  const [run] = await runsOf(world)
  await execute(deleteBackup, world.admin, { id: run?.id })
  expect((await backupScreen(world.admin)).archives).toEqual([])
  await removeFile(world.workspace.id, file)
  expect(await filesIn(world.workspace)).toEqual([FOLDER])
})

test("another workspace's archive can be neither fetched nor restored nor deleted", async () => {
  const other = await aWorld()
  const file = await anArchive(other.admin, 'theirs')
  await folder()
  const [run] = await asOwner('select id from backup where workspace_id = $1', [other.workspace.id])
  const before = await fingerprint()
  const theirs = `../${placeOf(other.workspace).split('/').at(-1)}/${file}`
  for (const name of [file, theirs, pathOf(other.workspace, file)]) {
    await expect(sendArchive(world.admin, name)).rejects.toMatchObject({ code: 'not_found' })
    const wanted = { target: 'new', file: name, passphrase: '', name: 'Stolen' }
    await expect(execute(startRestore, world.admin, wanted)).rejects.toMatchObject({ code: 'not_found' })
  }
  for (const stolen of [deleteBackup, cancelBackup])
    await expect(execute(stolen, world.admin, { id: run?.id })).rejects.toMatchObject({ code: 'not_found' })
  expect(await fingerprint()).toEqual(before)
})

test('an archive travels: down from one workspace, up into another, and only archives do', async () => {
  const file = await anArchive(world.admin, 'travels')
  const { body, size, name } = await sendArchive(world.admin, file)
  const other = await aWorld()
  await expect(takeArchive(other.admin, name, null)).rejects.toMatchObject({ words: { key: 'backupName' } })
  await execute(setBackupFolder, other.admin, { folder: 'khác' })
  const taken = await takeArchive(other.admin, name, body as never)
  expect(taken).toEqual({ file: 'khác/travels.cohoi', bytes: size })
  const junk = new Response('not an archive').body
  await expect(takeArchive(other.admin, 'junk.cohoi', junk as never)).rejects.toMatchObject({
    words: { key: 'backupForeign' },
  })
  expect(await filesIn(other.workspace)).toEqual(['khác', 'khác/travels.cohoi'])
  expect(await backupEvents(world, 'downloaded')).toHaveLength(1)
})

test('[CS-16] the schedule makes archives under names of their own and keeps the newest', async () => {
  await folder()
  const schedule = { frequency: 'daily', weekday: 1, hour: 2, keep: 2, passphrase: 'một mật khẩu dài' }
  await execute(setBackupSchedule, world.admin, schedule)
  const jobs = () =>
    asOwner(`select run_at from graphile_worker.jobs where task_identifier = 'backup.due' and key like $1`, [
      `${world.workspace.id}%`,
    ])
  expect(await jobs()).toHaveLength(1)
  for (let day = 0; day < 4; day++) {
    await execute(askForDue, systemActor(world.workspace), {})
    const [run] = await asOwner<{ id: string }>(
      `select id from backup where workspace_id = $1 and state = 'queued'`,
      [world.workspace.id],
    )
    await work(world.admin, run?.id ?? '')
  }
  expect(await jobs()).toHaveLength(1)
  const { archives } = await backupScreen(world.admin)
  expect(archives).toHaveLength(2)
  expect(archives[0]).toMatchObject({ cause: 'scheduled', isEncrypted: true, isVerified: true })
  expect(archives[0]?.file).toMatch(/^sao-luu\/cohoi-w[0-9a-f-]+-\d{4}-\d\d-\d\d-\d{4}-[0-9a-f]{4}\.cohoi$/)
  const text = JSON.stringify([
    await runsOf(world),
    await asOwner('select * from event where workspace_id = $1', [world.workspace.id]),
  ])
  expect(text).not.toContain('một mật khẩu dài')
})

test('[CS-16] what stands in the way of the schedule is noted as a failure', async () => {
  await folder()
  await execute(setBackupSchedule, world.admin, { frequency: 'weekly', weekday: 3, hour: 2, keep: 2 })
  await start('busy')
  await execute(askForDue, systemActor(world.workspace), {})
  expect((await backupScreen(world.admin)).recent).toMatchObject([{ state: 'failed', error: 'backupBusy' }])
})
