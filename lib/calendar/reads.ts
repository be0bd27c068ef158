import 'server-only'
import { and, eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import { member } from '@/db/schema'
import { activities } from '@/lib/activities/entity'
import { read } from '@/lib/kernel/read'
import { getRecord, type Row } from '@/lib/records/query'
import { dateIn } from '@/lib/vietnam/date'
import { listTaken } from './busy'
import { freeTimes, overlaps } from './free'
import { holidaysIn } from './queries'

const DAY = 86_400_000
const LOOKED = 14

export type Busy = { names: string[]; free: string[] }

/** Which of these people have something else to do then, and the next times at which none of them has. */
export const busyPeople = read({
  name: 'calendar.busy',
  permission: 'activity:read',
  input: z.strictObject({
    memberIds: z.array(z.uuid()).max(100).default([]),
    startsAt: z.iso.datetime({ offset: true }),
    minutes: z
      .int()
      .min(1)
      .max(31 * 24 * 60),
    /** What is planned: it is in nobody's way, and whoever takes part in it is asked about too. */
    activityId: z.uuid().optional(),
  }),
  async run({ tx, actor }, { memberIds, startsAt, minutes, activityId }): Promise<Busy> {
    const from = new Date(startsAt)
    const until = new Date(+from + LOOKED * DAY)
    const zone = actor.person?.timeZone ?? actor.workspace.timeZone
    const planned = activityId ? await getRecord(tx, actor, activities, activityId) : undefined
    const who = [...new Set([...memberIds, ...peopleOf(planned)])]
    const known = planned ? [planned.id] : []
    const taken = await listTaken(tx, actor, { who, since: from, until, known })
    const wanted = { startsAt: from.toISOString(), endsAt: new Date(+from + minutes * 60_000).toISOString() }
    const busy = [...new Set(taken.filter((each) => overlaps(each, wanted)).map(({ memberId }) => memberId))]
    if (busy.length === 0) return { names: [], free: [] }
    const rows = await tx
      .select({ name: member.name })
      .from(member)
      .where(and(eq(member.workspaceId, actor.workspace.id), inArray(member.id, busy)))
      .orderBy(member.name)
    const off = await holidaysIn(tx, actor, { from: dateIn(from, zone), to: dateIn(until, zone) })
    const isDayOff = (day: string) => day in off
    const free = freeTimes(taken, { from, minutes, zone, isDayOff, days: LOOKED, most: 3 })
    return { names: rows.map(({ name }) => name), free: free.map((each) => each.toISOString()) }
  },
})

const peopleOf = (row: Row | undefined): string[] =>
  [row?.ownerId, row?.memberIds].flat().filter((id): id is string => typeof id === 'string')
