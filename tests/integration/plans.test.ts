import { inArray, sql } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fillWorkspace } from '@/bin/bench/fill'
import { knownOf } from '@/bin/bench/known'
import { operationsOn } from '@/bin/bench/operations'
import { type Access, accessesOf, statementsOf } from '@/bin/bench/plans'
import { rightsOperations } from '@/bin/bench/rights'
import { contact } from '@/db/schema'
import { listEvents, logVocabulary } from '@/lib/audit/queries'
import type { LogFilter } from '@/lib/audit/schema'
import { contacts } from '@/lib/contacts/entity'
import type { Setup } from '@/lib/demo/setup'
import { type Actor, canAll } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import type { Entity } from '@/lib/kernel/entity'
import { newId } from '@/lib/kernel/id'
import type { Preset } from '@/lib/kernel/policy'
import { deleteOpportunity } from '@/lib/opportunities/commands'
import { opportunities } from '@/lib/opportunities/entity'
import { listBin, nextInBin } from '@/lib/records/bin-queries'
import { listDuplicates } from '@/lib/records/duplicates'
import { having } from '@/lib/records/emails'
import { findRecords } from '@/lib/records/find'
import { countRecords, listRecords, visible } from '@/lib/records/query'
import { findPairs } from '@/lib/records/twin-pairs'
import { anActor } from '../support/world'

const ROWS = 20_000
const HOT = [
  ...['opportunity', 'search_token', 'event', 'opportunity_span', 'contact', 'contact_email'],
  'record_twin',
]
const url = process.env.DATABASE_URL ?? ''

let client: pg.Client
let setup: Setup
/** How many rows each big table holds of this workspace. */
const sizes = new Map<string, number>()

beforeAll(async () => {
  client = new pg.Client(url)
  await client.connect()
  setup = await fillWorkspace(client, { slug: 'large', rows: ROWS, passwordHash: '' })
  await fillWorkspace(client, { slug: 'small', rows: ROWS / 10, passwordHash: '' })
  await client.query(
    `insert into contact (workspace_id, id, name, email)
     select $1, gen_random_uuid(), 'Khách ' || n, n || '@khach.example' from generate_series(1, $2::int) n`,
    [setup.workspaceId, ROWS],
  )
  await client.query(
    'insert into contact_email select workspace_id, id, email from contact where email is not null on conflict do nothing',
  )
  await client.query('vacuum (analyze)')
  for (const table of HOT) {
    const { rows } = await client.query(`select count(*)::int as n from ${table} where workspace_id = $1`, [
      setup.workspaceId,
    ])
    sizes.set(table, rows[0].n)
  }
}, 180_000)

afterAll(async () => {
  await client.end()
})

function actorAs(role: Preset, place: number): Actor {
  const { id, name } = setup.users[place] ?? { id: '', name: '' }
  const settings = { currency: 'VND', timeZone: 'Asia/Ho_Chi_Minh', isDemo: false }
  const workspace = { id: setup.workspaceId, name: 'large', slug: 'large', ...settings }
  return anActor(workspace, id, name, role, [setup.teams[0]?.id ?? ''])
}

const PEOPLE: [Preset, number][] = [
  ['administrator', 0],
  ['manager', 1],
  ['representative', 2],
]

test('what is shared is told by an index too', async () => {
  const { workspaceId, users } = setup
  const owner = users[2]?.id ?? ''
  await client.query(
    `insert into record_share (workspace_id, id, entity, record_id, grantee_kind, grantee_id)
     select $1, gen_random_uuid(), 'opportunity', o.id, 'member', $2
     from (select id from opportunity where workspace_id = $1 order by md5(id::text) limit 1000) o`,
    [workspaceId, owner],
  )
  await client.query('analyze record_share')
  const person = { ...actorAs('representative', 2), hasShares: true }
  const whole: string[] = []
  for (const { name, ours } of rightsOperations(person)) {
    for (const way of await waysOf(() => ours(0)))
      if (isWhole(way)) whole.push(`${name}: ${JSON.stringify(way)}`)
  }
  await client.query('delete from record_share where grantee_id = $1', [owner])
  expect(whole).toEqual([])
})

test('contacts are found by an address by an index, and listed with their addresses', async () => {
  const actor = actorAs('administrator', 0)
  const join = contacts.joins.emails
  const ways = await waysOf(() =>
    reading(actor, async (tx) => {
      await tx
        .select()
        .from(contact)
        .where(inArray(contact.id, having(tx, join, actor, ['7@khach.example'])))
      await listRecords(tx, actor, contacts, { filter: ['email', 'is', '7@khach.example'] })
      await listRecords(tx, actor, contacts, {})
    }),
  )
  expect(ways.filter(({ table }) => table === 'contact_email').length).toBeGreaterThan(2)
  expect(ways.filter(isWhole)).toEqual([])
})

test('records that may be twins are found and listed by an index', async () => {
  await client.query(
    `insert into record_twin (workspace_id, entity, high_id, low_id)
     select workspace_id, 'contact', id, before from (
       select workspace_id, id, lag(id) over (order by id) as before, row_number() over (order by id) as n
       from contact where workspace_id = $1) as pairs where n % 4 = 0`,
    [setup.workspaceId],
  )
  await client.query('vacuum (analyze) record_twin')
  sizes.set('record_twin', ROWS / 4)
  const actor = actorAs('administrator', 0)
  const { rows } = await client.query<{ id: string }>(
    'select id from contact where workspace_id = $1 limit 50',
    [setup.workspaceId],
  )
  const ways = await waysOf(() =>
    reading(actor, async (tx) => {
      for (const dismissed of [false, true]) await listDuplicates(tx, actor, contacts, { dismissed })
      await findPairs(
        { tx, actor },
        contacts,
        rows.map(({ id }) => id),
      )
    }),
  )
  for (const name of ['record_twin', 'contact', 'search_token'])
    expect(
      ways.map(({ table }) => table),
      name,
    ).toContain(name)
  expect(ways.filter(isWhole)).toEqual([])
})

test.each(PEOPLE)('what a %s does all day reaches the big tables by an index', async (role, place) => {
  const actor = actorAs(role, place)
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  try {
    const own = canAll(actor, 'opportunity:read') ? null : actor.id
    const known = await knownOf(pool, setup.workspaceId, own)
    const by = { ...known, pool, workspaceId: setup.workspaceId, memberId: actor.id ?? '' }
    const whole: string[] = []
    // Of a list searched by common words all matches are read, by whichever way costs least: see docs/performance.md.
    const operations = operationsOn(actor, by).filter(({ name }) => name !== 'list by name')
    for (const { name, ours } of operations) {
      for (const turn of [0, 1, 2, 3]) {
        const ways = await waysOf(() => ours(turn))
        expect(ways, `${name} touches none of the big tables`).not.toEqual([])
        for (const way of ways) if (isWhole(way)) whole.push(`${name}: ${JSON.stringify(way)}`)
      }
    }
    expect(whole).toEqual([])
  } finally {
    await pool.end()
  }
})

test.each(PEOPLE)('what a %s finds by common words is of what a whole search finds', async (role, place) => {
  const actor = actorAs(role, place)
  for (const text of [
    'nguy',
    'hoang tuan',
    'dien mat',
    'tuan bao zzz',
    'hoang 0983',
    'bao tri',
    '0983',
    'zzzz',
  ]) {
    const { found, all } = await reading(actor, async (tx) => {
      const ids = async (entity: Entity) =>
        tx
          .select({ id: sql<string>`${entity.table.id}` })
          .from(entity.table)
          .where(visible(actor, entity, { search: text, archived: 'any' }))
      const all = [...(await ids(opportunities)), ...(await ids(contacts))].map(({ id }) => id)
      return { found: await findRecords(tx, actor, text), all: new Set(all) }
    })
    expect(found.length, text).toBe(Math.min(12, all.size))
    expect(
      found.filter(({ id }) => !all.has(id)),
      text,
    ).toEqual([])
  }
})

test('whoever reaches few records finds all of them that have common words', async () => {
  const { workspaceId } = setup
  const few = { ...actorAs('representative', 2), id: newId(), teamIds: [], hasShares: true }
  await client.query(
    `insert into record_share (workspace_id, id, entity, record_id, grantee_kind, grantee_id)
     select $1, gen_random_uuid(), 'opportunity', o.id, 'member', $2
     from (select id from opportunity where workspace_id = $1 order by md5(id::text) limit 30) o`,
    [workspaceId, few.id],
  )
  for (const text of ['nguy', 'ph', '0', 'hoang tuan']) {
    const { found, n } = await reading(few, async (tx) => ({
      found: await findRecords(tx, few, text, 30),
      n: await countRecords(tx, few, opportunities, { search: text, archived: 'any' }),
    }))
    expect(found.filter(({ kind }) => kind === 'opportunity').length, text).toBe(n)
  }
  await client.query('delete from record_share where grantee_id = $1', [few.id])
})

test.each(PEOPLE)('what a %s finds in the bin is read by its index', async (role, place) => {
  const actor = actorAs(role, place)
  const may = {
    ...actor,
    grants: { ...actor.grants, 'opportunity:delete': actor.grants['opportunity:read'] },
  }
  const [card] = (
    await client.query('select id, version from opportunity where workspace_id = $1 limit 1', [
      setup.workspaceId,
    ])
  ).rows
  await execute(deleteOpportunity, actorAs('administrator', 0), card)
  const ways = await waysOf(() =>
    reading(may, async (tx) => {
      await listBin(tx, may, [opportunities])
      await nextInBin(tx, may, opportunities, { until: new Date(), limit: 50 })
    }),
  )
  expect(ways.map(({ index }) => index)).toEqual(
    Array(3).fill('opportunity_workspace_id_deleted_at_id_index'),
  )
})

/** Looking at half of a table is reading it, even along an index. */
const isWhole = ({ table, index, rows }: Access) => index === null || rows > (sizes.get(table) ?? 0) / 2

async function waysOf(run: () => Promise<unknown>) {
  const ways = []
  for (const statement of await statementsOf(run)) {
    const accesses = await accessesOf(client, setup.workspaceId, statement)
    for (const access of accesses)
      if (HOT.includes(access.table)) ways.push({ ...access, text: statement.text })
  }
  return ways
}

test('every filter of the audit log, alone and with others, reaches the events by an index', async () => {
  const actor = actorAs('administrator', 0)
  const [rare] = (
    await client.query<{ person: string; record: string; type: string }>(
      `select actor_id as person, record_id as record, type from event
       where workspace_id = $1 and type = 'lost' and actor_id is not null limit 1`,
      [setup.workspaceId],
    )
  ).rows
  const { rows } = await client.query<{ day: string }>(
    `select to_char(percentile_disc(0.9) within group (order by at), 'YYYY-MM-DD') as day from event where workspace_id = $1`,
    [setup.workspaceId],
  )
  const choices: LogFilter[] = [
    { person: rare?.person },
    { kind: 'opportunity' },
    { kind: 'opportunity', record: rare?.record },
    { kind: 'retention' },
    { type: 'lost' },
    { type: 'never' },
    { from: rows[0]?.day },
    { from: rows[0]?.day, to: rows[0]?.day },
  ]
  const whole: string[] = []
  for (const filter of allTogether(choices)) {
    const ways = await waysOf(() => reading(actor, (tx) => listEvents(tx, actor, filter)))
    expect(ways).not.toEqual([])
    for (const way of ways) if (isWhole(way)) whole.push(`${JSON.stringify(filter)}: ${JSON.stringify(way)}`)
  }
  for (const way of await waysOf(() => reading(actor, (tx) => logVocabulary(tx, actor))))
    if (isWhole(way)) whole.push(JSON.stringify(way))
  expect(whole).toEqual([])
})

/** Every choice alone, and every two, three … of them; what contradicts the one before takes its place. */
function allTogether(choices: LogFilter[]): LogFilter[] {
  const sets: LogFilter[] = [{}]
  for (const choice of choices) sets.push(...sets.map((filter) => ({ ...filter, ...choice })))
  return [...new Map(sets.map((filter) => [JSON.stringify(Object.entries(filter).sort()), filter])).values()]
}

test('the watch over plans sees a table that is read as a whole, with and without an index', async () => {
  for (const setting of ['on', 'off']) {
    await client.query(
      `set enable_seqscan = ${setting}; set enable_indexscan = ${setting === 'on' ? 'off' : 'on'}`,
    )
    const statement = { text: `select count(*) from event where actor_name like '%a%'`, values: [] }
    const [access] = await accessesOf(client, setup.workspaceId, statement)
    expect(access).toMatchObject({ table: 'event' })
    expect(isWhole(access as Access)).toBe(true)
  }
})
