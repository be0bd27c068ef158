import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anAlias, cardsOf, letter, logged, processed, steps } from '@/tests/support/mail'
import { asOwner, fingerprint } from '@/tests/support/owner'
import { newSigningSecret, signed, withResend } from '@/tests/support/resend'
import { aWorld } from '@/tests/support/world'

const OPERATOR = newSigningSecret()
const OPERATORS_KEY = 're_operator'
/** What the account of a key holds; without a key it is anybody's. */
const mails = new Map<string, { raw?: string; answer?: object; key?: string }>()
let server: Server
let workspaceRoute: (request: Request, workspaceId: string) => Promise<Response>
let operatorRoute: (request: Request) => Promise<Response>

/** Resend's receiving API, as far as it is used, on this machine. */
beforeAll(async () => {
  server = createServer((request, response) => {
    const [, , , id = '', , part] = (request.url ?? '').split(/[/?]/)
    const mail = mails.get(request.url?.startsWith('/raw/') ? (request.url.split('/')[2] ?? '') : id)
    const isTheirs = !mail?.key || request.headers.authorization === `Bearer ${mail.key}`
    if (!mail || !isTheirs) return response.writeHead(404).end('{"name":"not_found","message":"not found"}')
    if (request.url?.startsWith('/raw/')) return response.end(mail.raw)
    if (part) return response.end(JSON.stringify({ id: part, download_url: `${base()}/raw/${part}` }))
    response.end(JSON.stringify({ id, object: 'email', ...mail.answer }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  process.env.RESEND_BASE_URL = base()
  process.env.RESEND_WEBHOOK_SECRET = OPERATOR
  process.env.RESEND_API_KEY = OPERATORS_KEY
  const own = await import('@/app/api/inbound/resend/[workspace]/route')
  workspaceRoute = (request, workspace) => own.POST(request, { params: Promise.resolve({ workspace }) })
  const all = await import('@/app/api/inbound/resend/route')
  operatorRoute = (request) => all.POST(request, { params: Promise.resolve({}) })
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

const base = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

function aMail(raw: string, key?: string): string {
  const [id, file] = [randomUUID(), randomUUID()]
  const download = { download_url: `${base()}/raw/${file}`, expires_at: new Date().toISOString() }
  mails.set(id, { answer: { raw: download, attachments: [] }, key })
  mails.set(file, { raw })
  return id
}

type Event = { emailId: string; to: string[]; type?: string; receivedFor?: string[] }

function event({ emailId, to, type = 'email.received', receivedFor }: Event): string {
  const data = { email_id: emailId, from: 'an@khach.example', to, cc: [], bcc: [], received_for: receivedFor }
  return JSON.stringify({ type, created_at: new Date().toISOString(), data })
}

/** Works off what the webhook enqueued. */
async function workOff(workspaceId: string, id: string) {
  const { fetchMessage } = await import('@/lib/mail/inbound/fetch')
  await fetchMessage({ workspaceId, id, isLastAttempt: true })
  await processed({ workspaceId, id })
}

test("[EV-09] an event of the workspace's own account is fetched and becomes an opportunity", async () => {
  const world = await aWorld()
  await withResend(world)
  const to = await anAlias(world, 'sales@resend.example')
  const emailId = aMail(letter({ Subject: 'Qua Resend' }))
  const response = await workspaceRoute(signed(event({ emailId, to: [to] })), world.workspace.id)

  expect(response.status).toBe(200)
  const { accepted } = (await response.json()) as { accepted: string[] }
  await workOff(world.workspace.id, accepted[0] ?? '')
  expect(await cardsOf(world)).toMatchObject([{ title: 'Qua Resend' }])
  expect(steps(await logged(accepted[0] ?? ''))).toContain('fetched')
})

test('the same svix-id is one delivery, however often it is told', async () => {
  const world = await aWorld()
  await withResend(world)
  const to = await anAlias(world, 'sales@again.example')
  const body = event({ emailId: aMail(letter()), to: [to] })
  const told = async () =>
    (await (await workspaceRoute(signed(body, { id: 'msg_same' }), world.workspace.id)).json()) as object

  expect(await told()).toEqual(await told())
  expect(
    await asOwner('select id from inbound_message where workspace_id = $1', [world.workspace.id]),
  ).toHaveLength(1)
})

test("the operator's account routes by the envelope, not by what To says", async () => {
  const [one, other] = [await aWorld(), await aWorld()]
  const first = await anAlias(one, 'one@operator.example')
  const second = await anAlias(other, 'other@operator.example')
  const body = event({ emailId: aMail(letter()), to: [first], receivedFor: [second] })
  const response = await operatorRoute(signed(body, { secret: OPERATOR }))

  const { accepted } = (await response.json()) as { accepted: string[] }
  const [row] = await asOwner('select workspace_id from inbound_message where id = $1', [accepted[0]])
  expect(row?.workspace_id).toBe(other.workspace.id)
  const foreign = await workspaceRoute(signed(body), one.workspace.id)
  expect(foreign.status).toBe(401)
})

test("the key of the account that announced a mail fetches it, and no other account's", async () => {
  const [keyless, own] = [await aWorld(), await aWorld()]
  await withResend(keyless, null)
  await withResend(own)
  const aliases = [await anAlias(keyless, 'a@keyless.example'), await anAlias(own, 'a@own.example')]
  const emailId = aMail(letter({ Subject: 'Of the operator' }), OPERATORS_KEY)

  const body = event({ emailId, to: [aliases[0] ?? ''] })
  const stolen = await workspaceRoute(signed(body), keyless.workspace.id)
  const { accepted } = (await stolen.json()) as { accepted: string[] }
  await workOff(keyless.workspace.id, accepted[0] ?? '')
  expect(await logged(accepted[0] ?? '')).toMatchObject({ outcome: 'failed', error: 'notFetched' })
  expect(await cardsOf(keyless)).toEqual([])

  const rightful = event({ emailId, to: [aliases[1] ?? ''] })
  const announced = await operatorRoute(signed(rightful, { secret: OPERATOR }))
  const { accepted: rightly } = (await announced.json()) as { accepted: string[] }
  await workOff(own.workspace.id, rightly[0] ?? '')
  expect(await cardsOf(own)).toMatchObject([{ title: 'Of the operator' }])
})

test('an id that is more than an id asks nothing of the API', async () => {
  const world = await aWorld()
  await withResend(world)
  const to = await anAlias(world, 'sales@odd-id.example')
  for (const emailId of ['../domains', '?limit=100', 'a/b', '', 'x'.repeat(300), 'a b', '%2e%2e']) {
    const response = await workspaceRoute(signed(event({ emailId, to: [to] })), world.workspace.id)
    expect(await response.json(), emailId).toEqual({ accepted: [] })
  }
})

test('[S15] forged, old, altered and misdirected events have no effect', async () => {
  const [world, other] = [await aWorld(), await aWorld()]
  await withResend(world)
  const to = await anAlias(world, 'sales@forged-event.example')
  const body = event({ emailId: aMail(letter()), to: [to] })
  const id = world.workspace.id
  const before = await fingerprint()
  const attempts: [Request, string][] = [
    [signed(body, { secret: OPERATOR }), id],
    [signed(body, { at: Date.now() - 6 * 60_000 }), id],
    [signed(body, { at: Date.now() + 6 * 60_000 }), id],
    [signed(body, { signed: `${body} ` }), id],
    [signed(body), other.workspace.id],
    [signed(body), randomUUID()],
    [signed(body), "' or true --"],
    [new Request('http://localhost/', { method: 'POST', body }), id],
  ]
  for (let round = 0; round < 25; round++) {
    attempts.push([signed(body, { secret: newSigningSecret() }), id])
  }
  for (const [request, workspaceId] of attempts) {
    expect((await workspaceRoute(request, workspaceId)).status).toBe(401)
  }
  expect(
    (await workspaceRoute(signed(event({ emailId: 'x', to: [to], type: 'email.sent' })), id)).status,
  ).toBe(200)
  expect(await fingerprint()).toEqual(before)
})

test('where the raw form is gone, the message is put together from its pieces', async () => {
  const world = await aWorld()
  await withResend(world)
  const to = await anAlias(world, 'sales@pieces.example')
  const [emailId, part] = [randomUUID(), randomUUID()]
  mails.set(part, { raw: 'GIF89a' })
  mails.set(emailId, {
    answer: {
      from: 'Nguyễn Văn An <an@khach.example>',
      to: [to],
      subject: 'Ghép lại',
      text: 'Chào',
      html: null,
      message_id: '<pieces@khach.example>',
      created_at: new Date().toISOString(),
      headers: { 'x-mark': 'kept' },
      attachments: [{ id: part, filename: 'ảnh.gif', content_type: 'image/gif', content_id: null }],
    },
  })
  const response = await workspaceRoute(signed(event({ emailId, to: [to] })), world.workspace.id)
  const { accepted } = (await response.json()) as { accepted: string[] }
  await workOff(world.workspace.id, accepted[0] ?? '')

  const files = await asOwner(
    'select a.name from attachment a join message m on m.id = a.message_id where m.inbound_id = $1',
    [accepted[0]],
  )
  expect(files).toEqual([{ name: 'ảnh.gif' }])
  expect(await cardsOf(world)).toMatchObject([{ title: 'Ghép lại', contact_name: 'Nguyễn Văn An' }])
})

test('what Resend does not give in time is kept as failed', async () => {
  const world = await aWorld()
  await withResend(world)
  const to = await anAlias(world, 'sales@lost.example')
  const response = await workspaceRoute(
    signed(event({ emailId: randomUUID(), to: [to] })),
    world.workspace.id,
  )
  const { accepted } = (await response.json()) as { accepted: string[] }
  await workOff(world.workspace.id, accepted[0] ?? '')

  expect(await logged(accepted[0] ?? '')).toMatchObject({ outcome: 'failed', error: 'notFetched' })
})
