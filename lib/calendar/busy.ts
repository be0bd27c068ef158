import 'server-only'
import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { activities } from '@/lib/activities/entity'
import { type Actor, can } from '@/lib/kernel/actor'
import { isHidden } from '@/lib/kernel/field-rights'
import type { Taken } from './shapes'

type Asked = { who: string[]; since: Date; until: Date; known: string[] }

/** When people have something else to do than what is `known`: its times and nothing more. */
export async function listTaken(tx: Tx, actor: Actor, { who, since, until, known }: Asked): Promise<Taken[]> {
  if (who.length === 0 || !can(actor, 'activity:read') || isHidden(actor, activities, 'startsAt')) return []
  const list = (ids: string[]) => sql`${`{${ids.join(',')}}`}::uuid[]`
  const { rows } = await tx.execute<Taken & { startsAt: Date | string; endsAt: Date | string }>(
    sql`select member_id as "memberId", starts_at as "startsAt", ends_at as "endsAt", is_all_day as "isAllDay"
      from cohoi_busy(${list(who)}, ${since.toISOString()}, ${until.toISOString()}, ${list(known)})
      order by starts_at, member_id limit 5000`,
  )
  const iso = (value: Date | string) => new Date(value).toISOString()
  return rows.map((row) => ({ ...row, startsAt: iso(row.startsAt), endsAt: iso(row.endsAt) }))
}
