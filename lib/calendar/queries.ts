import 'server-only'
import { and, asc, eq, gte, inArray, isNull, lt, lte, notInArray, or, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { type ActivityKind, activity, activityMember, activityType, holiday } from '@/db/schema'
import { aboutIn, aboutOf, type Named } from '@/lib/activities/about'
import { activities } from '@/lib/activities/entity'
import { isTimed, TIMED } from '@/lib/activities/times'
import { type Actor, can, canAll } from '@/lib/kernel/actor'
import { entityFor, isHidden } from '@/lib/kernel/field-rights'
import { scope } from '@/lib/kernel/scope'
import { visible } from '@/lib/records/query'
import { withNames } from '@/lib/records/references'
import { addDays, instantOf, type PlainDate } from '@/lib/vietnam/date'
import { listTaken } from './busy'
import { MOST_EVENTS } from './most'
import type { Days } from './range'
import type { CalendarData, CalendarEvent } from './shapes'

/** What lasts is found when it began within so many days before. */
const LASTING = 31

/** By how much the day of an activity, its owner's, may differ from the reader's, wherever on earth they are. */
const ZONES = 2

/** What these people do and have to do on these days, as far as the reader may see it, and when else they are taken. */
export async function loadCalendar(
  tx: Tx,
  actor: Actor,
  { days, who, zone }: { days: Days; who: string[]; zone: string },
): Promise<CalendarData> {
  const [since, until] = [instantOf(days.from, '00:00', zone), instantOf(addDays(days.to, 1), '00:00', zone)]
  const found = who.length > 0 ? await eventsOf(tx, actor, { days, since, until, who }) : []
  const events = found.slice(0, MOST_EVENTS)
  const isCut = found.length > MOST_EVENTS
  const seesAll = canAll(actor, 'activity:read') && !isCut
  const known = events.map(({ id }) => id)
  const taken = seesAll ? [] : await listTaken(tx, actor, { who, since, until, known })
  return { events, taken, holidays: await holidaysIn(tx, actor, days), isCut }
}

/** How much there is on each of these days: for a whole year. */
export async function countByDay(
  tx: Tx,
  actor: Actor,
  { days, who, zone }: { days: Days; who: string[]; zone: string },
): Promise<Record<PlainDate, number>> {
  if (who.length === 0) return {}
  const [since, until] = [instantOf(days.from, '00:00', zone), instantOf(addDays(days.to, 1), '00:00', zone)]
  const { rows } = await tx.execute<{ day: string; count: number }>(sql`
    select day, count(*)::int as count from (
      select case when ${isTimedSql} then (${activity.startsAt} at time zone ${zone})::date::text
        else ${activity.dueOn}::text end as day
      from ${activity} where ${and(visible(actor, activities), ofPeople(actor, { days, since, until, who }))}) found
    where day between ${days.from} and ${days.to} group by day`)
  return Object.fromEntries(rows.map(({ day, count }) => [day, count]))
}

/** The company's days off among these. */
export async function holidaysIn(
  tx: Tx,
  actor: Actor,
  { from, to }: Days,
): Promise<Record<PlainDate, string>> {
  const rows = await tx
    .select({ day: holiday.day, name: holiday.name })
    .from(holiday)
    .where(
      and(
        eq(holiday.workspaceId, actor.workspace.id),
        isNull(holiday.archivedAt),
        gte(holiday.day, from),
        lte(holiday.day, to),
      ),
    )
  return Object.fromEntries(rows.map(({ day, name }) => [day, name]))
}

type Asked = { days: Days; since: Date; until: Date; who: string[] }

async function eventsOf(tx: Tx, actor: Actor, asked: Asked): Promise<CalendarEvent[]> {
  const rows = await tx
    .select({
      id: activity.id,
      version: activity.version,
      subject: activity.subject,
      kind: activity.kind,
      color: activityType.color,
      startsAt: activity.startsAt,
      endsAt: activity.endsAt,
      isAllDay: activity.isAllDay,
      dueOn: activity.dueOn,
      isOpen: activity.isOpen,
      ownerId: activity.ownerId,
      seriesId: activity.seriesId,
      opportunityId: activity.opportunityId,
      accountId: activity.accountId,
      contactId: activity.contactId,
      leadId: activity.leadId,
      members: membersAmong(actor, asked.who),
      canWrite: sql<boolean>`(${scope(actor, activity, 'activity:write')})`,
    })
    .from(activity)
    .leftJoin(
      activityType,
      and(eq(activityType.workspaceId, activity.workspaceId), eq(activityType.id, activity.typeId)),
    )
    .where(and(visible(actor, activities), ofPeople(actor, asked)))
    .orderBy(asc(activity.startsAt), asc(activity.dueOn), asc(activity.id))
    .limit(MOST_EVENTS + 1)
  const isSeen = (field: string) => !isHidden(actor, activities, field)
  const named = await withNames(tx, actor, aboutIn(entityFor(actor, activities)), rows)
  return named.flatMap(({ members, ...told }) => {
    const { names, opportunityId, accountId, contactId, leadId, ...row } = told as typeof told & Named
    const isTask = !isTimed(row.kind)
    if (!isSeen(isTask ? 'dueOn' : 'startsAt')) return []
    const ownerId = isSeen('ownerId') ? row.ownerId : null
    return {
      ...row,
      isTask,
      about: aboutOf({ names, opportunityId, accountId, contactId, leadId }),
      ownerId,
      color: isSeen('typeId') ? row.color : null,
      startsAt: isTask ? null : (row.startsAt?.toISOString() ?? null),
      endsAt: isTask || !isSeen('endsAt') ? null : (row.endsAt?.toISOString() ?? null),
      people: [
        ...(ownerId && asked.who.includes(ownerId) ? [ownerId] : []),
        ...(isSeen('memberIds') ? members : []),
      ],
      canWrite: row.canWrite && can(actor, 'activity:write'),
    }
  })
}

const isTimedSql = inArray(activity.kind, [...TIMED] as ActivityKind[])

const within = ({ days, since, until }: Asked): SQL | undefined =>
  or(
    and(
      isTimedSql,
      lt(activity.startsAt, until),
      or(gte(activity.startsAt, since), sql`${activity.endsAt} > ${since.toISOString()}`),
    ),
    and(
      notInArray(activity.kind, [...TIMED] as ActivityKind[]),
      gte(activity.dueOn, days.from),
      lte(activity.dueOn, days.to),
    ),
  )

/**
 * Theirs by hour, by day, and those they take part in, at this time: each found along an index of its own, before anything else is
 * asked (an array is looked up first, while a plain `in` may be turned around).
 */
export function ofPeople({ workspace }: Actor, asked: Asked): SQL {
  const { days, since, until, who } = asked
  const { workspaceId, ownerId, isArchived, isOpen, startsAt, dueOn, id } = activity
  const own = sql`${workspaceId} = ${workspace.id} and ${inArray(ownerId, who)} and ${isArchived} = false`
  const begun = new Date(+since - LASTING * 86_400_000).toISOString()
  return sql`${id} = any (array(
    select ${id} from ${activity} where ${own} and ${startsAt} >= ${begun} and ${startsAt} < ${until.toISOString()} and ${within(asked)}
    union
    select ${id} from ${activity} where ${own} and ${isOpen} in (true, false) and ${dueOn} >= ${days.from} and ${dueOn} <= ${days.to} and ${within(asked)}
    union
    select ${activityMember.activityId} from ${activityMember}
    where ${activityMember.workspaceId} = ${workspace.id} and ${inArray(activityMember.memberId, who)}
      and ${activityMember.dueOn} >= ${addDays(days.from, -LASTING - ZONES)}
      and ${activityMember.dueOn} <= ${addDays(days.to, ZONES)})) and ${within(asked)}`
}

const membersAmong = ({ workspace }: Actor, who: string[]) =>
  sql<string[]>`array(select ${activityMember.memberId} from ${activityMember} where ${and(
    eq(activityMember.workspaceId, workspace.id),
    eq(activityMember.activityId, activity.id),
    inArray(activityMember.memberId, who),
  )})`
