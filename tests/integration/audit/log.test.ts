import { beforeAll, expect, test, vi } from 'vitest'
import { entriesOf } from '@/lib/audit/entries'
import { logFilterOf, logHref } from '@/lib/audit/log-query'
import { listEvents, listPeople, logVocabulary } from '@/lib/audit/queries'
import type { LogFilter } from '@/lib/audit/schema'
import { leadSourceCommands } from '@/lib/dictionaries/commands'
import { executeIdentity } from '@/lib/identity/identity-command'
import { changePassword } from '@/lib/identity/profile'
import { endSession, revokeOtherSessions } from '@/lib/identity/session-commands'
import { signIn } from '@/lib/identity/sign-in'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { updateOpportunity } from '@/lib/opportunities/commands'
import { asOwner } from '@/tests/support/owner'
import { aCard, aWorld, type World } from '@/tests/support/world'
import { eventsOf, PASSWORD, signedIn, stranger, withPassword } from '../identity/people'

let world: World
let card: string

beforeAll(async () => {
  world = await aWorld()
  const { admin, rep, stages } = world
  card = await aCard(rep, { title: 'Hai trăm ghế', contactEmail: 'an@khach.test' })
  await execute(updateOpportunity, admin, {
    id: card,
    version: 1,
    patch: { ownerId: admin.id, amount: 5000 },
  })
  await execute(leadSourceCommands.create, admin, { name: 'Hội chợ' })
  expect(stages.length).toBeGreaterThan(1)
})

const logOf = (actor: Actor, filter: LogFilter, options = {}) =>
  reading(actor, (tx) => listEvents(tx, actor, filter, options))
const typesOf = async (filter: LogFilter) => (await logOf(world.admin, filter)).rows.map(({ type }) => type)
const shown = (filter: LogFilter) =>
  reading(world.admin, async (tx) =>
    entriesOf(tx, world.admin, (await listEvents(tx, world.admin, filter)).rows),
  )

test('the log is searched by person, kind, record, type and days, and by all of them at once', async () => {
  const { admin, rep } = world
  const id = String(rep.id)
  expect(await typesOf({ person: id })).toEqual(['created'])
  expect(await typesOf({ kind: 'opportunity', record: card })).toEqual(['updated', 'created'])
  expect(await typesOf({ kind: 'lead_source', person: String(admin.id) })).toContain('created')
  expect(await typesOf({ type: 'updated', kind: 'opportunity' })).toEqual(['updated'])
  const whole = { person: id, kind: 'opportunity', record: card, type: 'created' }
  expect(await typesOf({ ...whole, from: '2020-01-01', to: '2099-12-31' })).toEqual(['created'])
  expect(await typesOf({ ...whole, to: '2020-01-01' })).toEqual([])
  expect(await typesOf({ ...whole, from: '2099-01-01' })).toEqual([])
  expect(await typesOf({ person: 'system', kind: 'opportunity' })).toEqual([])
})

test('a day of the filter begins and ends at midnight where the reader is', async () => {
  const { workspace, admin } = world
  const id = '00000000-0000-4000-8000-000000000001'
  await asOwner(
    `insert into event (workspace_id, id, at, actor_name, entity, record_id, type, request_id)
     values ($1, $2, '2026-03-01T17:30:00Z', 'x', 'midnight', $2, 'created', $2)`,
    [workspace.id, id],
  )
  const found = async (from: string, to: string, actor = admin) =>
    (await logOf(actor, { kind: 'midnight', from, to })).rows.length
  expect(await found('2026-03-02', '2026-03-02')).toBe(1)
  expect(await found('2026-03-01', '2026-03-01')).toBe(0)
  const inLondon = { ...admin, workspace: { ...workspace, timeZone: 'Europe/London' } }
  expect(await found('2026-03-01', '2026-03-01', inLondon)).toBe(1)
})

test('pages follow one another without gap or repetition, even within one moment', async () => {
  const { workspace, admin } = world
  await asOwner(
    `insert into event (workspace_id, id, at, actor_name, entity, record_id, type, request_id)
     select $1, gen_random_uuid(), '2026-03-01', 'x', 'crowd', $1, 'created', $1 from generate_series(1, 25)`,
    [workspace.id],
  )
  const seen: string[] = []
  for (let after: string | null | undefined; after !== null; ) {
    const page = await logOf(admin, { kind: 'crowd' }, { after, limit: 10 })
    seen.push(...page.rows.map(({ id }) => id))
    after = page.next
  }
  expect(seen.length).toBe(25)
  expect(new Set(seen).size).toBe(25)
})

test('nobody sees the log of another workspace, or any of it without the right', async () => {
  const other = await aWorld()
  expect((await logOf(other.admin, { kind: 'opportunity', record: card })).rows).toEqual([])
  for (const actor of [world.manager, world.rep, world.reader])
    expect((await logOf(actor, {})).rows, actor.name).toEqual([])
})

test('an entry names record, people and stages, and amounts in their currency', async () => {
  const { entries, names } = await shown({ kind: 'opportunity', record: card })
  const [updated, created] = entries
  expect(updated).toMatchObject({ title: 'Hai trăm ghế', href: `/opportunities/${card}`, currency: 'VND' })
  expect(updated?.changes.map(({ name }) => name)).toEqual(['amount', 'ownerId'])
  expect(names.member).toContainEqual(expect.objectContaining({ id: world.admin.id, name: 'Founder' }))
  expect(created?.changes.map(({ name }) => name)).toContain('contactEmail')
})

test('a record that is gone keeps the name it had, and opens nowhere', async () => {
  const { data } = await execute(leadSourceCommands.create, world.admin, { name: 'Tạp chí' })
  await execute(leadSourceCommands.remove, world.admin, { id: data.id, version: 1 })
  const { entries } = await shown({ kind: 'lead_source', record: data.id })
  expect(entries).toMatchObject([
    { type: 'deleted', title: 'Tạp chí', href: null },
    { type: 'created', title: 'Tạp chí', href: null },
  ])
})

test('kinds, types and people to choose from are those that occur', async () => {
  const { kinds, types } = await reading(world.admin, (tx) => logVocabulary(tx, world.admin))
  expect(kinds).toContain('lead_source')
  expect(new Set(kinds).size).toBe(kinds.length)
  expect(types).toContain('updated')
  const people = await reading(world.admin, (tx) => listPeople(tx, world.admin))
  expect(people.map(({ name }) => name)).toEqual(['Founder', 'Manager', 'Reader', 'Rep', 'Stranger'])
})

test('the address carries the filter; what it does not know is left out', () => {
  const search = new URLSearchParams(
    `person=system&kind=opportunity&record=${card}&type=message.sent&from=2026-01-02&to=31/12/2026&x=1`,
  )
  const filter = {
    person: 'system',
    kind: 'opportunity',
    record: card,
    type: 'message.sent',
    from: '2026-01-02',
  }
  expect(logFilterOf(search)).toEqual(filter)
  expect(logFilterOf(new URLSearchParams(`record=${card}&kind=a'b`))).toEqual({})
  expect(logHref('/x', { kind: 'tag' }, '1~2')).toBe('/x?kind=tag&after=1%7E2')
  expect(logHref('/x', {})).toBe('/x')
})

test('wrong passwords, sign-outs, ended sessions and new passwords stand in the log of the workspace', async () => {
  const { workspace, rep } = await aWorld()
  const email = await withPassword(rep.id)
  const guess = executeIdentity(signIn, stranger(), { email, password: 'một mật khẩu khác' })
  await expect(guess).rejects.toMatchObject({ code: 'forbidden' })
  await vi.waitFor(async () =>
    expect(await eventsOf(workspace.id, 'sign_in_refused')).toMatchObject([
      { entity: 'member', record_id: rep.id, actor_id: null, after: { ip: null } },
    ]),
  )
  await signedIn(email)
  const visitor = await signedIn(email)
  await executeIdentity(changePassword, visitor, { current: PASSWORD, password: 'một câu dài hơn nữa' })
  await signedIn(email, 'một câu dài hơn nữa')
  await executeIdentity(revokeOtherSessions, visitor, {})
  await executeIdentity(endSession, visitor, {})
  const mine = { entity: 'member', record_id: rep.id, actor_id: rep.id }
  expect(await eventsOf(workspace.id, 'password_changed')).toMatchObject([mine])
  expect(await eventsOf(workspace.id, 'sessions_ended')).toMatchObject([{ ...mine, after: { ended: 1 } }])
  expect(await eventsOf(workspace.id, 'signed_out')).toMatchObject([mine])
})
