import 'server-only'
import { and, desc, eq, gt, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { activity, type Fields } from '@/db/schema'
import { activities } from '@/lib/activities/entity'
import { daysOf } from '@/lib/activities/occurrences'
import { parseRule } from '@/lib/activities/repeat'
import { templateOf, zoneOfSeries } from '@/lib/activities/series'
import { momentsOn } from '@/lib/activities/series-copies'
import { reachingAll, withBin } from '@/lib/kernel/actor'
import type { Context } from '@/lib/kernel/command'
import { isSame } from '@/lib/kernel/same'
import { getRecords, type Row } from '@/lib/records/query'
import { addDays, formatTime, instantOf, type PlainDate } from '@/lib/vietnam/date'
import type { Meeting } from './calendar'
import { isKept, isMeant, isMeeting } from './meant'

/** A meeting as it is invited to, with the activity that it comes from. */
export type Told = { row: Row; meeting: Meeting }
export type Invited = {
  /** The one that all are like, or the only one; of what is over with, the last. */
  first: Row
  told: Told[]
  zone: string | null
}

/** How many of a series, the newest, may be different; and of how many days it is known whether there is one. */
const MOST = 400
const MOST_DAYS = 10_000

/** What an invitation is about: one meeting, or a series with those of it that are different. Null when it is nothing. */
export async function meetingsOf(context: Context, id: string): Promise<Invited | null> {
  const { tx, actor } = context
  const found = await tx
    .select({ id: activity.id })
    .from(activity)
    .where(
      and(
        eq(activity.workspaceId, actor.workspace.id),
        or(eq(activity.seriesId, id), and(eq(activity.id, id), isNull(activity.seriesId))),
      ),
    )
    .orderBy(desc(activity.startsAt))
    .limit(MOST)
  const sight = withBin(reachingAll(actor, 'activity:read'))
  const rows = await getRecords(tx, sight, activities, found.map((each) => each.id).reverse())
  const last = rows.at(-1)
  if (!last) return null
  const held = rows.filter(isMeant)
  const template = last.seriesId ? await templateOf(context, id) : undefined
  if (!template)
    return { first: last, told: held.map((row) => ({ row, meeting: meetingOf(row) })), zone: null }
  const zone = (await zoneOfSeries(context, id)) ?? actor.workspace.timeZone
  if (!isMeeting(template)) return { first: template, told: [], zone }
  return { first: template, told: seriesOf(template, held, zone, await daysKept(context, id)), zone }
}

/** Every day that a series was made for, and whether there is one on it now. */
async function daysKept({ tx, actor }: Context, id: string): Promise<Map<PlainDate, boolean>> {
  const { workspaceId, seriesId, seriesOn, archivedAt, status, startsAt, closedAt } = activity
  const rows = await tx
    .select({ seriesOn, archivedAt, status, startsAt, closedAt })
    .from(activity)
    .where(and(eq(workspaceId, actor.workspace.id), eq(seriesId, id)))
    .orderBy(seriesOn)
    .limit(MOST_DAYS)
  const kept = new Map<PlainDate, boolean>()
  for (const row of rows) {
    const day = String(row.seriesOn)
    kept.set(day, isKept(row) || kept.get(day) === true)
  }
  return kept
}

/** When the last of the days to come was called off, whether by deleting it or by saying that it does not take place. */
export async function calledOffAt({ tx, actor }: Context, id: string): Promise<Date | null> {
  const { workspaceId, seriesId, archivedAt, status, closedAt, startsAt } = activity
  const isOff = or(isNotNull(archivedAt), eq(status, 'not_held'))
  const [row] = await tx
    .select({ at: sql<Date | null>`max(coalesce(${archivedAt}, ${closedAt}))`.mapWith(archivedAt) })
    .from(activity)
    .where(and(eq(workspaceId, actor.workspace.id), eq(seriesId, id), gt(startsAt, sql`now()`), isOff))
  return row?.at ?? null
}

/** The rule with what it leaves out, and each that is not as the rule has it; nothing when no day of it is left. */
function seriesOf(
  template: Row,
  held: readonly Row[],
  zone: string,
  kept: ReadonlyMap<PlainDate, boolean>,
): Told[] {
  const repeat = parseRule(String(template.rule ?? ''))
  if (!repeat) return []
  const since = String(template.ruleSince)
  const ruled = (day: PlainDate): Fields => ({ ...template, ...momentsOn(template, day, zone) })
  const momentOf = (day: PlainDate) => instantOf(day, formatTime(template.startsAt as Date, zone), zone)
  const last = [...kept.keys()].at(-1) ?? since
  const made = daysOf(repeat, since, { to: last, limit: MOST_DAYS })
  const without = made.filter((day) => !kept.get(day)).map(momentOf)
  const goesOn = daysOf(repeat, since, { from: addDays(last, 1), limit: 1 }).length > 0
  if (without.length === made.length && !goesOn) return []
  const different = held.filter(
    (row) => String(row.seriesOn) >= since && !isAlike(row, ruled(String(row.seriesOn))),
  )
  return [
    { row: template, meeting: { ...meetingOf(ruled(since)), repeat, without } },
    ...different.map((row) => ({
      row,
      meeting: { ...meetingOf(row), instead: momentOf(String(row.seriesOn)) },
    })),
  ]
}

const PEOPLE = ['memberIds', 'contactIds', 'guests', 'ownerId']

const isAlike = (row: Row, other: Fields): boolean =>
  isSame(meetingOf(row), meetingOf(other)) && PEOPLE.every((name) => isSame(row[name], other[name]))

const MINUTE = 60_000
const USUAL = 60

function meetingOf({ subject, location, startsAt, endsAt, minutes, isAllDay }: Fields): Meeting {
  const start = startsAt as Date
  const length = typeof minutes === 'number' && minutes > 0 ? minutes : USUAL
  return {
    summary: String(subject),
    location: typeof location === 'string' ? location : null,
    url: null,
    startsAt: start,
    endsAt: isAllDay && endsAt instanceof Date ? endsAt : new Date(+start + length * MINUTE),
    isAllDay: isAllDay === true,
  }
}
