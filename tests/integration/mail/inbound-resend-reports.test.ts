import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { execute } from '@/lib/kernel/command'
import { newId } from '@/lib/kernel/id'
import { replayInbound } from '@/lib/mail/inbound/log-commands'
import { messageIdFor, tagFor } from '@/lib/mail/thread'
import { logged, steps } from '@/tests/support/mail'
import { asOwner, fingerprint } from '@/tests/support/owner'
import { newSigningSecret, signed, withResend } from '@/tests/support/resend'
import { aCard, aWorld, type World } from '@/tests/support/world'

const OPERATOR = newSigningSecret()
const [AN, BINH] = ['an@khach.example', 'binh@khach.example']
let workspaceRoute: (request: Request, workspaceId: string) => Promise<Response>
let operatorRoute: (request: Request) => Promise<Response>

beforeAll(async () => {
  process.env.RESEND_WEBHOOK_SECRET = OPERATOR
  const own = await import('@/app/api/inbound/resend/[workspace]/route')
  workspaceRoute = (request, workspace) => own.POST(request, { params: Promise.resolve({ workspace }) })
  const all = await import('@/app/api/inbound/resend/route')
  operatorRoute = (request) => all.POST(request, { params: Promise.resolve({}) })
})

type Sent = { world: World; recordId: string | null; id: string; tags: object; message_id: string }

/** A mail that left by Resend. */
async function sent(world: World, { to = [AN], isTest = false } = {}): Promise<Sent> {
  const { id: here } = world.workspace
  const recordId = isTest ? null : await aCard(world.admin, { teamId: world.teams[0] })
  const id = newId()
  const message_id = messageIdFor(here, id, 'doi.example')
  const mailboxes = JSON.stringify(to.map((address) => ({ name: '', address })))
  await asOwner(
    `insert into message (workspace_id, id, record_id, direction, state, message_id, from_address, subject, text, "to")
     values ($1, $2, $3, 'out', 'sent', $4, 'sales@doi.example', 'Báo giá', '…', $5)`,
    [here, id, recordId, message_id, mailboxes],
  )
  return { world, recordId, id, tags: { cohoi: tagFor(here, id) }, message_id: 'whatever@resend.dev' }
}

function event(
  type: string,
  { tags, message_id }: Partial<Sent>,
  more: Record<string, unknown> = {},
): string {
  const bounce = { message: 'mailbox does not exist', type: 'Permanent', subType: 'General' }
  const known = { email_id: randomUUID(), from: 'sales@doi.example', to: [AN], subject: 'Báo giá', bounce }
  return JSON.stringify({
    type,
    created_at: new Date().toISOString(),
    data: { ...known, tags, message_id, ...more },
  })
}

async function told({ world }: Sent, body: string, id?: string): Promise<string[]> {
  const response = await workspaceRoute(signed(body, id ? { id } : {}), world.workspace.id)
  expect(response.status).toBe(200)
  return ((await response.json()) as { accepted: string[] }).accepted
}

const messageOf = async (id: string) =>
  (await asOwner('select state, error from message where id = $1', [id]))[0]
const addressesOf = ({ workspace }: World) =>
  asOwner('select address, state, bounces from email_address where workspace_id = $1 order by 1', [
    workspace.id,
  ])
const eventsOf = (recordId: string | null) =>
  asOwner("select type, after from event where record_id = $1 and type like 'message.%'", [recordId])

async function aResendWorld(): Promise<World> {
  const world = await aWorld()
  await withResend(world)
  return world
}

test('a bounce that Resend tells marks the message, the address and the record, once', async () => {
  const mail = await sent(await aResendWorld())
  const body = event('email.bounced', mail)
  const accepted = await told(mail, body, 'msg_bounce')
  const again = await Promise.all([1, 2, 3].map(() => told(mail, body, 'msg_bounce')))

  expect([accepted.length, again.flat()]).toEqual([1, []])
  expect(await messageOf(mail.id)).toEqual({ state: 'bounced', error: 'Resend: mailbox does not exist' })
  expect(await addressesOf(mail.world)).toEqual([{ address: AN, state: 'bounced', bounces: 1 }])
  expect(await eventsOf(mail.recordId)).toMatchObject([
    { type: 'message.bounced', after: { messageId: mail.id, recipient: AN, isHard: true } },
  ])
  const entry = await logged(accepted[0] ?? '')
  expect(entry).toMatchObject({ outcome: 'bounce', intake: 'resend', opportunityIds: [mail.recordId] })
  expect(steps(entry)).toEqual(['received', 'bounceMatched'])
})

test('a complaint marks the address for good: a later bounce does not make it less', async () => {
  const mail = await sent(await aResendWorld())
  await told(mail, event('email.complained', mail, { bounce: undefined }))
  await told(mail, event('email.bounced', mail))

  expect(await addressesOf(mail.world)).toMatchObject([{ address: AN, state: 'complained', bounces: 1 }])
  expect((await eventsOf(mail.recordId)).map(({ type }) => type)).toEqual([
    'message.complained',
    'message.bounced',
  ])
})

test('what may pass leaves the message sent; a suppressed address counts as bounced', async () => {
  const world = await aResendWorld()
  const [soft, kept] = [await sent(world), await sent(world, { to: [BINH] })]
  const passing = { bounce: { message: 'mailbox full', type: 'Transient', subType: 'MailboxFull' } }
  await told(soft, event('email.bounced', soft, passing))
  const suppressed = {
    bounce: undefined,
    suppressed: { message: 'on the list', type: 'OnAccountSuppressionList' },
  }
  await told(kept, event('email.suppressed', kept, { ...suppressed, to: [BINH] }))

  expect(await messageOf(soft.id)).toMatchObject({ state: 'sent', error: 'Resend: mailbox full' })
  expect(await messageOf(kept.id)).toMatchObject({ state: 'bounced', error: 'Resend: on the list' })
  expect(await addressesOf(world)).toMatchObject([
    { state: 'soft_bounced' },
    { address: BINH, state: 'bounced' },
  ])
})

test('with several recipients the named one is marked; without a name the message alone', async () => {
  const world = await aResendWorld()
  const [named, unnamed] = [await sent(world, { to: [AN, BINH] }), await sent(world, { to: [AN, BINH] })]
  await told(named, event('email.bounced', named, { to: [BINH.toUpperCase()] }))
  expect(await addressesOf(world)).toMatchObject([{ address: BINH, state: 'bounced' }])
  await told(unnamed, event('email.bounced', unnamed, { to: [AN, BINH] }))
  await told(named, event('email.bounced', named, { to: ['stranger@khach.example'] }))

  expect(await addressesOf(world)).toMatchObject([{ address: BINH, bounces: 1 }])
  expect(await messageOf(unnamed.id)).toMatchObject({ state: 'bounced' })
})

test('a mail without its tag is known by our signed Message-ID', async () => {
  const mail = await sent(await aResendWorld())
  const message_id = `<${messageIdFor(mail.world.workspace.id, mail.id, 'doi.example')}>`
  await told(mail, event('email.bounced', { tags: undefined, message_id }))
  expect(await messageOf(mail.id)).toMatchObject({ state: 'bounced' })
})

test("the operator's account reaches the workspace that the tag names", async () => {
  const mail = await sent(await aWorld())
  const body = event('email.bounced', mail)
  expect((await operatorRoute(signed(body))).status).toBe(401)
  await operatorRoute(signed(body, { secret: OPERATOR }))
  expect(await messageOf(mail.id)).toMatchObject({ state: 'bounced' })
})

test('a bounced test mail has no record, and cannot be replayed', async () => {
  const mail = await sent(await aResendWorld(), { isTest: true })
  const [id] = await told(mail, event('email.bounced', mail))
  expect(await logged(id ?? '')).toMatchObject({ outcome: 'bounce', opportunityIds: [] })
  await expect(execute(replayInbound, mail.world.admin, { id })).rejects.toMatchObject({ code: 'conflict' })
})

test('[S15] forged reports, foreign mails and unsigned tags have no effect', async () => {
  const [mine, theirs] = [await sent(await aResendWorld()), await sent(await aResendWorld())]
  const here = mine.world.workspace.id
  const incoming = newId()
  await asOwner(
    `insert into message (workspace_id, id, direction, state, message_id, from_address, subject, text, "to")
     values ($1, $2, 'in', 'received', 'm@x', 'an@khach.example', 'x', 'x', '[]')`,
    [here, incoming],
  )
  const value = tagFor(here, mine.id)
  const digit = value.endsWith('0') ? '1' : '0'
  const tags: unknown[] = [
    { cohoi: value.slice(0, -1) + digit },
    { cohoi: `${here}_${theirs.id}_${value.slice(-32)}` },
    { cohoi: tagFor(theirs.world.workspace.id, theirs.id) },
    { cohoi: tagFor(here, theirs.id) },
    { cohoi: tagFor(here, incoming) },
    { cohoi: tagFor(here, newId()) },
    { cohoi: mine.id },
    { cohoi: ['x'] },
    { cohoi: null },
    [],
    'x',
    null,
  ]
  const before = await fingerprint()
  for (const each of tags)
    expect(await told(mine, event('email.bounced', { tags: each as object }))).toEqual([])
  const forged = [
    signed(event('email.bounced', mine), { secret: newSigningSecret() }),
    signed(event('email.bounced', mine), { secret: OPERATOR }),
    signed(event('email.bounced', mine), { at: Date.now() - 6 * 60_000 }),
    signed(event('email.bounced', mine), { signed: event('email.sent', mine) }),
  ]
  for (const request of forged) expect((await workspaceRoute(request, here)).status).toBe(401)
  for (const type of ['email.sent', 'email.delivered', 'email.opened', 'email.clicked', 'x']) {
    expect(await told(mine, event(type, mine))).toEqual([])
  }
  expect(await fingerprint()).toEqual(before)
})
