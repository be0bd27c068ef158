import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessesOf, statementsOf } from '@/bin/bench/plans'
import { feedText } from '@/lib/calendar/feed'
import { countByDay, loadCalendar } from '@/lib/calendar/queries'
import type { Actor } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { aWorld, type World } from '@/tests/support/world'

const ROWS = 20_000
const zone = 'Asia/Ho_Chi_Minh'
let client: pg.Client
let world: World

/** Two years of thirty people; each takes part in some of the others' too. */
beforeAll(async () => {
  world = await aWorld()
  client = new pg.Client(process.env.DATABASE_URL)
  await client.connect()
  const { workspace, units } = world
  await client.query(
    `with person as (
       insert into login (id, email, name)
       select gen_random_uuid(), 'n' || n || '@' || $3, 'Người ' || n from generate_series(1, 25) n returning *)
     insert into member (workspace_id, id, login_id, name, email, unit_id)
     select $1, gen_random_uuid(), id, name, email, $2 from person`,
    [workspace.id, units[0], workspace.slug],
  )
  await client.query(
    `insert into activity (workspace_id, id, kind, subject, owner_id, starts_at, ends_at, due_on, closed_at)
     select $1, gen_random_uuid(), (array['task', 'call', 'meeting'])[1 + n % 3], 'Việc ' || n,
       owners.ids[1 + n % 30], case when n % 3 > 0 then at end, case when n % 3 > 0 then at + interval '1 hour' end,
       at::date, case when n % 4 > 0 then at end
     from (select array_agg(id) as ids from member where workspace_id = $1) owners,
       (select n, timestamptz '2030-01-01' + n * interval '53 minutes' as at from generate_series(1, $2::int) n) made`,
    [workspace.id, ROWS],
  )
  await client.query(
    `insert into activity_member (workspace_id, activity_id, member_id)
     select a.workspace_id, a.id, m.id from activity a join lateral (
       select id from member where workspace_id = $1 and id <> a.owner_id order by md5(id::text || a.id) limit 1) m on true
     where a.workspace_id = $1`,
    [workspace.id],
  )
  await client.query('vacuum (analyze)')
}, 60_000)

afterAll(async () => {
  await client.end()
})

const week = { from: '2030-11-04', to: '2030-11-10' }
const whole = (actor: Actor) => [actor.id, world.stranger.id, world.manager.id].map(String)

async function waysOf(run: () => Promise<unknown>) {
  const statements = await statementsOf(run)
  const ways = []
  for (const statement of statements) ways.push(...(await accessesOf(client, world.workspace.id, statement)))
  return { statements, ways: ways.filter(({ table }) => table === 'activity' || table === 'activity_member') }
}
const largest = (ways: { rows: number }[]) => Math.max(...ways.map(({ rows }) => rows))

test.each(['admin', 'manager', 'rep'] as const)(
  'a week as %s is one query along its indexes',
  async (name) => {
    const actor = world[name]
    const { statements, ways } = await waysOf(() =>
      reading(actor, (tx) => loadCalendar(tx, actor, { days: week, who: whole(actor), zone })),
    )
    const aboutActivities = statements.filter(({ text }) => text.includes('from "activity"'))
    expect(aboutActivities).toHaveLength(1)
    expect(ways.map(({ index }) => index)).toEqual(
      expect.arrayContaining(['activity_hours_idx', 'activity_mine_idx', 'activity_member_day_idx']),
    )
    expect(ways.filter(({ index }) => index === null)).toEqual([])
    expect(largest(ways)).toBeLessThan(ROWS / 40)
  },
)

test('a year of one person, and a feed, read no more than what is that person’s', async () => {
  const actor = world.rep
  const year = { from: '2030-01-01', to: '2030-12-31' }
  for (const run of [
    () => reading(actor, (tx) => countByDay(tx, actor, { days: year, who: [String(actor.id)], zone })),
    () => reading(actor, (tx) => feedText(tx, actor)),
  ]) {
    const { ways } = await waysOf(run)
    expect(ways.filter(({ index }) => index === null)).toEqual([])
    expect(largest(ways)).toBeLessThan(ROWS / 3)
  }
})

test('who is busy is looked up along the hours of these people', async () => {
  const { rows } = await client.query(
    `select pg_get_functiondef('cohoi_busy(uuid[],timestamptz,timestamptz,uuid[])'::regprocedure) as text`,
  )
  const [, body = ''] = /AS \$function\$([\s\S]*)\$function\$/.exec(rows[0].text) ?? []
  const values = [whole(world.rep), '2030-11-04', '2030-11-11', []]
  const text = ['members', 'since', 'until', 'known'].reduce(
    (sql, name, at) => sql.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), `$${at + 1}::${TYPES[at]}`),
    body,
  )
  const ways = (await accessesOf(client, world.workspace.id, { text, values })).filter(({ table }) =>
    table.startsWith('activity'),
  )
  expect(ways.map(({ index }) => index)).toEqual(
    expect.arrayContaining(['activity_hours_idx', 'activity_member_day_idx']),
  )
  expect(ways.filter(({ index }) => index === null)).toEqual([])
  expect(largest(ways)).toBeLessThan(ROWS / 10)
})

const TYPES = ['uuid[]', 'timestamptz', 'timestamptz', 'uuid[]']
