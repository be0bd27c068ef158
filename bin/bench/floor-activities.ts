import { type By, inOne, type Rows } from './known'

const ZONE = 'Asia/Ho_Chi_Minh'

/** What five people do in a week, and the holidays in it. */
export function week(
  { pool, workspaceId }: By,
  { from, to }: { from: string; to: string },
  who: string[],
): Promise<Rows> {
  const open = 'a.workspace_id = $1 and not a.is_archived'
  const shown = `a.id, a.version, a.subject, a.kind, t.color, a.starts_at, a.ends_at, a.is_all_day, a.due_on, a.is_open,
    a.owner_id, array(select member_id from activity_member m
      where m.workspace_id = $1 and m.activity_id = a.id and m.member_id = any ($2)) as people
    from activity a left join activity_type t on t.workspace_id = a.workspace_id and t.id = a.type_id`
  const hours = `a.starts_at >= $3::date::timestamp at time zone '${ZONE}'
    and a.starts_at < ($4::date + 1)::timestamp at time zone '${ZONE}'`
  return inOne(pool, async (client) => {
    const { rows } = await client.query(
      `select ${shown} where ${open} and a.owner_id = any ($2) and ${hours}
       union select ${shown} where ${open} and a.owner_id = any ($2) and a.kind = 'task' and a.is_open in (true, false)
         and a.due_on between $3 and $4
       union select ${shown} join activity_member m on m.workspace_id = a.workspace_id and m.activity_id = a.id
         where ${open} and m.member_id = any ($2) and m.due_on between $3::date - 1 and $4::date + 1 and ${hours}`,
      [workspaceId, who, from, to],
    )
    const days = [workspaceId, from, to]
    const holidays = await client.query(
      'select day, name from holiday where workspace_id = $1 and day between $2 and $3',
      days,
    )
    return [...rows, ...holidays.rows]
  })
}

/** What one has to do, soonest first. */
export const mine = ({ pool, workspaceId }: By, memberId: string): Promise<Rows> =>
  inOne(pool, async (client) => {
    const { rows } = await client.query(
      `select * from activity where workspace_id = $1 and owner_id = $2 and not is_archived and is_open
       order by due_on, id limit 51`,
      [workspaceId, memberId],
    )
    const people = await client.query(
      'select activity_id, member_id from activity_member where workspace_id = $1 and activity_id = any ($2)',
      [workspaceId, rows.map(({ id }) => id)],
    )
    return [...rows, ...people.rows]
  })
