import type pg from 'pg'
import { activities } from '@/lib/activities/entity'
import { MINE } from '@/lib/activities/mine'
import { loadCalendar } from '@/lib/calendar/queries'
import type { Actor } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { listRecords } from '@/lib/records/query'
import { addDays } from '@/lib/vietnam/plain-date'
import type { By } from './known'
import type { Operation } from './operations'

const ZONE = 'Asia/Ho_Chi_Minh'
const MANY = 50_000
const PEOPLE = 20
const TOGETHER = 5

/** Two years of work of twenty people, a third of it with somebody else; once for each database. */
export async function fillActivities(client: pg.ClientBase, workspaceId: string): Promise<void> {
  const { rowCount } = await client.query('select from activity where workspace_id = $1 limit 1000', [
    workspaceId,
  ])
  if (rowCount === 1000) return
  await client.query('set session_replication_role = replica')
  await client.query(
    `with person as (
       insert into login (id, email, name)
       select gen_random_uuid(), 'colleague' || n || '@' || $1::text, 'Đồng nghiệp ' || n from generate_series(1, $2::int) n
       returning *)
     insert into member (workspace_id, id, login_id, name, email, unit_id)
     select $1::text::uuid, gen_random_uuid(), person.id, person.name, person.email, m.unit_id
     from person, (select unit_id from member where workspace_id = $1::text::uuid order by id limit 1) m`,
    [workspaceId, PEOPLE],
  )
  await client.query(
    `insert into activity (workspace_id, id, kind, subject, owner_id, starts_at, ends_at, due_on, closed_at)
     select $1, gen_random_uuid(), (array['task', 'call', 'meeting'])[1 + n % 3], 'Việc ' || n,
       owners.ids[1 + n % cardinality(owners.ids)], case when n % 3 > 0 then at end,
       case when n % 3 > 0 then at + interval '1 hour' end, at::date, case when at < '2026-11-21' then at end
     from (select array_agg(id) as ids from member where workspace_id = $1 and email like 'colleague%') owners,
       (select n, timestamptz '2025-11-21' + n * interval '21 minutes' as at from generate_series(1, $2::int) n) made`,
    [workspaceId, MANY],
  )
  await client.query(
    `insert into activity_member (workspace_id, activity_id, member_id, due_on)
     select a.workspace_id, a.id, m.id, a.due_on from activity a join lateral (
       select id from member where workspace_id = $1 and email like 'colleague%' and id <> a.owner_id order by md5(id::text || a.id) limit 1) m on true
     where a.workspace_id = $1 and a.kind = 'meeting'`,
    [workspaceId],
  )
  await client.query('set session_replication_role = default')
}

/** What a day of work begins with, each beside the same by hand. */
export async function activityOperations(actor: Actor, { pool }: By): Promise<Operation[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select id from member where workspace_id = $1 and email like 'colleague%' order by id`,
    [actor.workspace.id],
  )
  const members = rows.map(({ id }) => id)
  const me = (turn: number): Actor => ({ ...actor, id: members[turn % members.length] ?? actor.id })
  const weekOf = (turn: number) => {
    const from = addDays('2026-01-05', (turn % 80) * 7)
    return { from, to: addDays(from, 6) }
  }
  const who = (turn: number) =>
    members
      .slice(turn % members.length)
      .concat(members)
      .slice(0, TOGETHER)
  return [
    {
      name: 'calendar week',
      calls: 60,
      goal: 3,
      ours: (turn) =>
        reading(actor, (tx) => loadCalendar(tx, actor, { days: weekOf(turn), who: who(turn), zone: ZONE })),
      floor: (turn) => ({ way: 'week', about: [weekOf(turn), who(turn)] }),
    },
    {
      name: 'my work',
      calls: 60,
      goal: 3,
      ours: (turn) => reading(me(turn), (tx) => listRecords(tx, me(turn), activities, MINE)),
      floor: (turn) => ({ way: 'mine', about: [me(turn).id] }),
    },
  ]
}
