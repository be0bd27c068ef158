import { createTranslator } from 'use-intl/core'
import { expect, test } from 'vitest'
import { exportLog } from '@/lib/audit/commands'
import { logLines } from '@/lib/audit/export'
import type { LogFilter } from '@/lib/audit/schema'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { updateOpportunity } from '@/lib/opportunities/commands'
import type { Say } from '@/lib/records/field-text'
import vi from '@/messages/vi.json'
import { asOwner } from '@/tests/support/owner'
import { aCard, aWorld } from '@/tests/support/world'
import { eventsOf } from '../identity/people'

const say = createTranslator({ locale: 'vi', messages: vi }) as unknown as Say

async function fileOf(actor: Actor, filter: LogFilter): Promise<string> {
  let file = ''
  for await (const lines of logLines(actor, filter, { say, locale: 'vi' })) file += lines
  return file
}

test('the file holds the filtered log in the words of the reader', async () => {
  const { admin, rep } = await aWorld()
  const id = await aCard(rep, { title: '=HYPERLINK("x")', amount: 1_250_000 })
  await execute(updateOpportunity, admin, { id, version: 1, patch: { ownerId: admin.id } })
  const file = await fileOf(admin, { kind: 'opportunity', record: id })
  const [head, updated, created, end] = file.split('\r\n')
  expect(head).toBe(
    '\uFEFFThời điểm,Người thực hiện,Việc đã làm,Loại bản ghi,Bản ghi,Mã bản ghi,Trước,Sau,Mã yêu cầu',
  )
  expect(updated).toContain('Founder,Đã sửa,Cơ hội')
  expect(updated).toContain('Người phụ trách: Rep,Người phụ trách: Founder')
  expect(created).toContain(`"'=HYPERLINK(""x"")"`)
  expect(created).toContain('Giá trị: 1.250.000\u00a0₫')
  expect(end).toBe('')
})

test('a long log is written page by page, none left out', async () => {
  const { admin, workspace } = await aWorld()
  await asOwner(
    `insert into event (workspace_id, id, actor_name, entity, record_id, type, request_id)
     select $1, gen_random_uuid(), 'x', 'crowd', $1, 'created', $1 from generate_series(1, 1203)`,
    [workspace.id],
  )
  expect((await fileOf(admin, { kind: 'crowd' })).split('\r\n').length).toBe(1203 + 2)
})

test('taking the file is itself in the log, with what was asked', async () => {
  const { admin, workspace } = await aWorld()
  await execute(exportLog, admin, { person: admin.id, from: '2026-01-01' })
  expect(await eventsOf(workspace.id, 'exported')).toMatchObject([
    { entity: 'audit', actor_id: admin.id, after: { person: admin.id, from: '2026-01-01' } },
  ])
})

test('others than administrators, people of elsewhere and nonsense are refused', async () => {
  const { admin, manager, rep, reader, workspace } = await aWorld()
  const other = await aWorld()
  for (const actor of [manager, rep, reader])
    await expect(execute(exportLog, actor, {})).rejects.toMatchObject({ code: 'forbidden' })
  const foreign = execute(exportLog, admin, { person: other.rep.id })
  await expect(foreign).rejects.toMatchObject({ code: 'not_found' })
  const theirs = execute(exportLog, admin, { kind: 'opportunity', record: await aCard(other.admin) })
  await expect(theirs).rejects.toMatchObject({ code: 'not_found' })
  await expect(execute(exportLog, admin, { from: 'yesterday' })).rejects.toMatchObject({ code: 'invalid' })
  expect(await eventsOf(workspace.id, 'exported')).toEqual([])
})
