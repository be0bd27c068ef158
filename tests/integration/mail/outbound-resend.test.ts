import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { byResend } from '@/lib/mail/outbound/by-resend'
import { TryAgain } from '@/lib/mail/outbound/deliver'
import { keepUpload } from '@/lib/mail/outbound/files'
import { retryMessage } from '@/lib/mail/outbound/outbox-commands'
import type { Letter } from '@/lib/mail/outbound/ways'
import { signedMessageId, signedTag } from '@/lib/mail/thread'
import { opportunities } from '@/lib/opportunities/entity'
import { timelineOf } from '@/lib/records/timeline'
import { anAlias } from '@/tests/support/mail'
import { leaves, sendsThrough, stored, writes } from '@/tests/support/mail-out'
import { asOwner } from '@/tests/support/owner'
import { aCard, aWorld, type World } from '@/tests/support/world'

const KEY = 're_kanarienvogel_0815'
type Told = { path: string; headers: Record<string, unknown>; body: Record<string, unknown> }
type Answer = { status: number; body?: unknown; text?: string; silent?: boolean }

const told: Told[] = []
const sentOnce = new Map<string, string>()
let answers: Answer[] = []
let server: Server

/** Resend's sending API, as far as it is used: one mail per idempotency key, and whatever trouble a test orders. */
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    told.push({ path: `${request.method} ${request.url}`, headers: request.headers, body })
    const ordered = answers.shift()
    if (ordered?.silent) return
    if (ordered) {
      response.writeHead(ordered.status, { 'Content-Type': 'application/json' })
      return response.end(ordered.text ?? JSON.stringify(ordered.body))
    }
    const key = String(request.headers['idempotency-key'])
    if (!sentOnce.has(key)) sentOnce.set(key, `resend-${sentOnce.size + 1}`)
    response.end(JSON.stringify({ id: sentOnce.get(key) }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  process.env.RESEND_BASE_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(() => {
  expect(answers, 'every ordered answer was given').toEqual([])
  answers = []
  told.length = 0
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const refusal = (statusCode: number, name: string, message: string): Answer => ({
  status: statusCode,
  body: { statusCode, name, message },
})

async function aResendWorld(): Promise<World> {
  const world = await aWorld()
  await sendsThrough(world, 25, { provider: 'resend', resendKey: KEY, host: null, port: null })
  return world
}

/** Nothing stored and nothing shown holds the key in clear. */
async function keepsTheKey(world: World, card: string): Promise<void> {
  const seen = await reading(world.rep, (tx) =>
    timelineOf(tx, world.rep, opportunities, card, { strand: 'mail' }),
  )
  const tables = await Promise.all(
    ['message', 'event', 'mail_settings'].map((name) => asOwner(`select * from ${name}`)),
  )
  expect(JSON.stringify([seen, tables])).not.toContain(KEY)
}

test('[XL-13] a mail leaves by Resend: signed id, way back, file, tag, and one idempotency key', async () => {
  const world = await aResendWorld()
  await anAlias(world, 'sales@resend-out.example')
  const card = await aCard(world.rep, { teamId: world.teams[0] })
  const file = await keepUpload(world.rep, {
    name: 'giá.txt',
    contentType: 'text/plain',
    content: Buffer.from('5 triệu'),
  })
  const id = await writes(world.rep, card, {
    to: [{ name: 'An "Lớn"', address: 'an@khach.example' }],
    cc: [{ name: '', address: 'binh@khach.example' }],
    uploadIds: [file.id],
  })
  await leaves(world, id)
  await leaves(world, id)

  expect(told).toHaveLength(1)
  const [{ path, headers, body }] = told as [Told]
  expect(path).toBe('POST /emails')
  expect(headers).toMatchObject({ authorization: `Bearer ${KEY}`, 'idempotency-key': id })
  expect(body).toMatchObject({
    from: expect.stringContaining('<sales@doi.example>'),
    to: ['"An  Lớn " <an@khach.example>'],
    cc: ['binh@khach.example'],
    reply_to: expect.stringMatching(/^sales\+r\.[0-9a-v]{26}\.[0-9a-v]{16}@resend-out\.example$/),
    subject: 'Báo giá',
  })
  const own = body.headers as Record<string, string>
  expect(signedMessageId(world.workspace.id, own['Message-ID'] ?? '')).toBe(id)
  const [tag] = body.tags as { name: string; value: string }[]
  expect(tag?.value).toMatch(/^[A-Za-z0-9_-]{1,256}$/)
  expect(signedTag(tag?.value ?? '')).toEqual({ workspaceId: world.workspace.id, id })
  const [attached] = body.attachments as { filename: string; content: unknown }[]
  expect(attached?.filename).toBe('giá.txt')
  expect(await stored(id)).toMatchObject({
    state: 'sent',
    reply: 'Resend: resend-1',
    error: null,
    attempts: 1,
  })
  await keepsTheKey(world, card)
})

test('what Resend refuses for good fails with its words, and can be sent again by hand', async () => {
  const world = await aResendWorld()
  const card = await aCard(world.rep)
  const id = await writes(world.rep, card)
  answers = [refusal(403, 'validation_error', `The doi.example domain is not verified (${KEY})`)]
  await leaves(world, id)

  expect(await stored(id)).toMatchObject({
    state: 'failed',
    error: 'Resend: The doi.example domain is not verified (…)',
  })
  const events = await asOwner('select type, after from event where record_id = $1 order by seq', [card])
  expect(events.at(-1)).toMatchObject({ type: 'message.failed', after: { messageId: id } })
  await keepsTheKey(world, card)
  await execute(retryMessage, world.rep, { id })
  await leaves(world, id)
  expect(await stored(id)).toMatchObject({ state: 'sent', error: null })
  expect(told.map(({ headers }) => headers['idempotency-key'])).toEqual([id, id])
})

test.each([
  ['too many at once', refusal(429, 'rate_limit_exceeded', 'Too many requests'), 'Too many requests'],
  [
    'the same mail still under way',
    refusal(409, 'concurrent_idempotent_requests', 'In progress'),
    'In progress',
  ],
  ['a fault there', refusal(500, 'internal_server_error', 'Internal error'), 'Internal error'],
  [
    'a gateway that answers in HTML',
    { status: 502, text: '<html>Bad gateway</html>' },
    'Internal server error',
  ],
])(
  '%s passes: the mail waits, is tried again with the same key, and leaves once',
  async (_, answer, words) => {
    const world = await aResendWorld()
    const card = await aCard(world.rep)
    const id = await writes(world.rep, card)
    answers = [answer]
    await expect(leaves(world, id)).rejects.toThrow(TryAgain)
    expect(await stored(id)).toMatchObject({ state: 'queued', error: expect.stringContaining(words) })
    await leaves(world, id)

    expect(await stored(id)).toMatchObject({ state: 'sent', error: null, attempts: 2 })
    expect(told.map(({ headers }) => headers['idempotency-key'])).toEqual([id, id])
    await keepsTheKey(world, card)
  },
)

test('the last try that finds Resend away fails for good, and says why', async () => {
  const world = await aResendWorld()
  const id = await writes(world.rep, await aCard(world.rep))
  answers = [refusal(503, 'service_unavailable', 'Down for maintenance')]
  await leaves(world, id, true)
  expect(await stored(id)).toMatchObject({ state: 'failed', error: 'Resend: Down for maintenance' })
})

const letter: Letter = {
  id: 'letter-1',
  messageId: 'm@doi.example',
  inReplyTo: null,
  references: [],
  from: { name: '', address: 'sales@doi.example' },
  replyTo: null,
  to: [{ name: '', address: 'an@khach.example' }],
  cc: [],
  subject: 'x',
  text: 'x',
  html: 'x',
  isAutomatic: false,
  calendar: null,
  files: [],
}

test('an API that takes the mail and never answers is given up, to be tried again', async () => {
  answers = [{ status: 200, silent: true }]
  const outcome = await byResend(letter, { key: KEY, tag: 'x', patience: 300 })
  expect(outcome).toMatchObject({ kind: 'again', reason: expect.stringMatching(/^Resend: ./) })
  expect(await byResend(letter, { key: KEY, tag: 'x' })).toMatchObject({ kind: 'sent' })
  expect(new Set(told.map(({ headers }) => headers['idempotency-key']))).toEqual(new Set(['letter-1']))
})

test('a key that cannot stand in a header is not told to anybody', async () => {
  const odd = 're_khoá bí mật\n1'
  const outcome = await byResend(letter, { key: odd, tag: 'x' })
  expect(outcome.kind).toBe('again')
  expect(JSON.stringify(outcome)).not.toContain('khoá')
  expect(told).toEqual([])
})
