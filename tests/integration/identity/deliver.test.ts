import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { deliver, outboxFolder } from '@/lib/identity/deliver'
import { executeIdentity } from '@/lib/identity/identity-command'
import { forgetPassword } from '@/lib/identity/reset'
import { systemMail } from '@/lib/identity/system-mail'
import { log } from '@/lib/kernel/log'
import { parseMail } from '@/lib/mail/mime'
import { asOwner } from '@/tests/support/owner'
import { aWorld } from '@/tests/support/world'
import { stranger, withPassword } from './people'

const data = mkdtempSync(join(tmpdir(), 'cohoi-outbox-'))
process.env.COHOI_DATA = data
process.env.APP_URL = 'https://crm.example.test'

const letter = {
  id: '0192f0c4-0000-7000-8000-000000000001',
  to: 'lan@example.test',
  subject: 'Đặt lại mật khẩu',
  text: 'https://crm.example.test/reset/CANARY-SECRET-4711\n',
}
const outbox = () => readdirSync(outboxFolder()).map((name) => join(outboxFolder(), name))

beforeEach(() => rmSync(outboxFolder(), { recursive: true, force: true }))
afterAll(() => rmSync(data, { recursive: true, force: true }))

test('without a server a mail is kept as a file only the operator reads; the log has no secret', async () => {
  const lines: string[] = []
  const info = vi.spyOn(log, 'info').mockImplementation((...args: unknown[]) => {
    lines.push(JSON.stringify(args))
  })
  await deliver(letter)
  info.mockRestore()
  const [file = ''] = outbox()
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const mail = await parseMail(readFileSync(file))
  expect(mail).toMatchObject({ subject: 'Đặt lại mật khẩu' })
  expect(readFileSync(file, 'utf8')).toContain('CANARY-SECRET-4711')
  expect(readFileSync(file, 'utf8')).toMatch(/^From: Cohoi <no-reply@crm\.example\.test>/m)
  expect(lines).toHaveLength(1)
  expect(lines.join()).not.toContain('CANARY')
})

test('a forgotten password ends in one mail, by the job that the command left', async () => {
  const world = await aWorld()
  const email = await withPassword(world.rep.id)
  await executeIdentity(forgetPassword, stranger(), { email, locale: 'en' })
  await executeIdentity(forgetPassword, stranger(), { email: 'nobody@example.test', locale: 'en' })
  const rows = await asOwner<{ payload: { id: string; sealed: string } }>(
    'select payload from graphile_worker._private_jobs order by id',
  )
  expect(rows).toHaveLength(2)
  for (const { payload } of rows)
    await systemMail.run(payload, { workspaceId: '', attempt: 1, isLastAttempt: false })
  expect(outbox()).toHaveLength(1)
  expect(readFileSync(outbox()[0] ?? '', 'utf8')).toContain(`To: ${email}`)
})

test('a sealed mail opens only under its own id', async () => {
  const [row] = await asOwner<{ payload: { id: string; sealed: string } }>(
    'select payload from graphile_worker._private_jobs order by id limit 1',
  )
  const moved = { id: letter.id, sealed: row?.payload.sealed ?? '' }
  const context = { workspaceId: '', attempt: 1, isLastAttempt: false }
  await expect(systemMail.run(moved, context)).rejects.toThrow()
})
