import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { letter } from '@/tests/support/mail'
import { asOwner } from '@/tests/support/owner'

const folder = mkdtempSync(join(tmpdir(), 'cohoi-replayed-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const replayed = promisify(execFile)

async function replay(directory: string) {
  const program = ['--import', 'tsx', '--conditions=react-server', 'bin/mail-replay.ts']
  const { stdout } = await replayed(process.execPath, [...program, directory, '--json', '--detail'])
  return JSON.parse(stdout) as {
    messages: number
    outcomes: Record<string, number>
    failures: unknown[]
    detail: { file: string; outcome: string; name: string; subject: string }[]
  }
}

test('a folder of messages runs through the pipeline, adds up and leaves nothing behind', async () => {
  const messages = join(folder, 'collection', 'messages')
  mkdirSync(messages, { recursive: true })
  writeFileSync(join(folder, 'LICENSE'), 'no message')
  const files = {
    'a.eml': letter({ 'Message-ID': '<a@khach.example>', Subject: 'Hỏi hàng' }),
    'b.eml': letter({ 'In-Reply-To': '<a@khach.example>' }),
    'c.eml': letter({ Precedence: 'bulk' }),
    'd.eml': letter({ 'Auto-Submitted': 'auto-replied' }),
    'e.txt': 'chỉ là một đoạn văn, không phải thư',
  }
  for (const [name, raw] of Object.entries(files)) writeFileSync(join(messages, name), raw)
  const { messages: count, outcomes, failures, detail } = await replay(folder)

  expect(count).toBe(5)
  expect(Object.values(outcomes).reduce((sum, n) => sum + n)).toBe(5)
  expect(outcomes).toMatchObject({ created: 2, threaded: 1, held: 1, auto_reply: 1, failed: 0 })
  expect(failures).toEqual([])
  expect(detail[0]).toMatchObject({ outcome: 'created', name: 'Nguyễn Văn An', subject: 'Hỏi hàng' })
  expect(await asOwner("select from workspace where slug like 'replay-%'")).toEqual([])
  expect(await asOwner('select from inbound_message')).toEqual([])
  expect(await asOwner("select from login where email like 'replay-%'")).toEqual([])
}, 120_000)
