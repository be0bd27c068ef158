import { activityKind } from '@/lib/activities/commands'
import { activities } from '@/lib/activities/entity'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { getRecord } from '@/lib/records/query'
import { addDays, formatTime, instantOf, startOfWeek, today } from '@/lib/vietnam/date'
import { asOwner } from '@/tests/support/owner'
import type { World } from '@/tests/support/world'

export const ZONE = 'Asia/Ho_Chi_Minh'

/** A Monday that is still to come. */
export const monday = addDays(startOfWeek(today(ZONE)), 7)

export type Stored = {
  id: string
  version: number
  subject: string
  series_on: string
  starts_at: Date
  rule: string
  is_open: boolean
  archived_at: Date | null
  series_id: string
  is_exception: boolean
}

/** Series of a world that is made before the tests begin. */
export function seriesIn(world: () => World) {
  const make = async (more: Record<string, unknown> = {}, actor: Actor = world().rep) =>
    (
      await execute(activityKind.create, actor, {
        subject: 'Họp giao ban',
        kind: 'meeting',
        minutes: 60,
        ...more,
      })
    ).data
  const weekly = (more: Record<string, unknown> = {}) =>
    make({ startsAt: instantOf(monday, '09:00', ZONE).toISOString(), rule: 'FREQ=WEEKLY;BYDAY=MO', ...more })
  const seen = (id: string, actor: Actor = world().rep) =>
    reading(actor, (tx) => getRecord(tx, actor, activities, id))
  const rowsOf = (like: string) =>
    asOwner<Stored>(
      `select *, series_on::text, due_on::text from activity where workspace_id = $1 and subject like $2 and archived_at is null
       order by coalesce(series_on, due_on), id`,
      [world().workspace.id, like],
    )
  return { make, weekly, seen, rowsOf }
}

export const clock = (rows: Stored[]) => rows.map(({ starts_at }) => formatTime(starts_at, ZONE))

export const days = (rows: Stored[]) => rows.map(({ series_on }) => series_on)

export const weeks = (n: number, from = monday) => Array.from({ length: n }, (_, at) => addDays(from, at * 7))

export const dueNow = (id: string) => asOwner('update activity_series set due_at = now() where id = $1', [id])
