import { expect, test } from 'vitest'
import { POST } from '@/app/api/inbound/raw/route'
import { execute } from '@/lib/kernel/command'
import { MOST_BYTES } from '@/lib/mail/inbound/accept'
import { createIntakeKey, revokeIntakeKey } from '@/lib/mail/inbound/key-commands'
import { anAlias, cardsOf, letter, logged, processed, steps } from '@/tests/support/mail'
import { asOwner, fingerprint } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'

const aKey = async (world: World) => (await execute(createIntakeKey, world.admin, { name: 'Postfix' })).data

type Post = { secret?: string; to?: string; body?: BodyInit; headers?: Record<string, string> }

function post({ secret, to, body = letter(), headers = {} }: Post): Promise<Response> {
  const all: Record<string, string> = { 'x-envelope-from': 'an@khach.example', ...headers }
  if (secret) all.authorization = `Bearer ${secret}`
  if (to) all['x-envelope-to'] = to
  const request = new Request('http://localhost/api/inbound/raw', { method: 'POST', headers: all, body })
  return POST(request, { params: Promise.resolve({}) })
}

test('[EV-09] a raw message posted with a key of the workspace becomes an opportunity', async () => {
  const world = await aWorld()
  const { secret, id: keyId } = await aKey(world)
  const first = await anAlias(world, 'north@http.example')
  const second = await anAlias(world, 'south@http.example', {}, 1)
  const response = await post({ secret, to: `${first}, ${second}` })

  expect(response.status).toBe(202)
  const { accepted } = (await response.json()) as { accepted: string[] }
  expect(accepted).toHaveLength(1)
  await processed({ workspaceId: world.workspace.id, id: accepted[0] ?? '' })
  expect(await cardsOf(world)).toHaveLength(2)
  expect(
    await asOwner('select last_used_at is not null as used from intake_key where id = $1', [keyId]),
  ).toEqual([{ used: true }])
})

test('a delivery told twice is one; another body under the same Message-ID is another message', async () => {
  const world = await aWorld()
  const { secret } = await aKey(world)
  const to = await anAlias(world, 'sales@dedupe.example')
  const same = { 'Message-ID': '<same@khach.example>' }
  const one = letter(same)
  const idOf = async (body: string) =>
    ((await (await post({ secret, to, body })).json()) as { accepted: string[] }).accepted[0]
  const ids = [await idOf(one), await idOf(one), await idOf(letter({ ...same, body: 'Khác' }))]

  expect(ids[1]).toBe(ids[0])
  expect(ids[2]).not.toBe(ids[0])
  for (const id of new Set(ids)) await processed({ workspaceId: world.workspace.id, id: id ?? '' })
  expect(await cardsOf(world)).toHaveLength(2)
})

test('[S15] without a valid key nothing is stored', async () => {
  const world = await aWorld()
  const { secret, id } = await aKey(world)
  const to = await anAlias(world, 'sales@key.example')
  await execute(revokeIntakeKey, world.admin, { id })
  const before = await fingerprint()
  for (const wrong of [undefined, 'short', secret, `${secret}x`, 'x'.repeat(43)]) {
    expect((await post({ secret: wrong, to })).status).toBe(401)
  }
  expect(await fingerprint()).toEqual(before)
})

test('a key reaches the aliases of its own workspace only; the others are recorded as unknown', async () => {
  const [world, other] = [await aWorld(), await aWorld()]
  const { secret } = await aKey(world)
  const foreign = await anAlias(other, 'sales@foreign.example')
  const response = await post({ secret, to: foreign })

  expect(response.status).toBe(404)
  const { rejected } = (await response.json()) as { rejected: string }
  const entry = await logged(rejected)
  expect(entry).toMatchObject({ outcome: 'rejected' })
  expect(steps(entry)).toEqual(['received', 'noAlias'])
  expect(await asOwner('select from inbound_message where workspace_id = $1', [other.workspace.id])).toEqual(
    [],
  )
})

test('what is too large, empty or without an envelope is refused by name', async () => {
  const world = await aWorld()
  const { secret } = await aKey(world)
  const to = await anAlias(world, 'sales@caps.example')
  const before = await fingerprint()
  const large = await post({ secret, to, body: new Uint8Array(MOST_BYTES + 1) })

  expect([large.status, await large.json()]).toEqual([413, { error: 'too_large', limit: MOST_BYTES }])
  expect((await post({ secret, to, body: '' })).status).toBe(422)
  expect((await post({ secret })).status).toBe(422)
  expect(await fingerprint()).toEqual(before)
})
