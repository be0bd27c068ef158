import 'server-only'
import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import { activity, activitySeries, type Fields } from '@/db/schema'
import { reachingAll } from '@/lib/kernel/actor'
import type { Context } from '@/lib/kernel/command'
import { entityIn } from '@/lib/kernel/custom-fields'
import { invalidField } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { isSame } from '@/lib/kernel/same'
import { getRecord, type Row } from '@/lib/records/query'
import { allowInverse, hooksOf, putAway } from '@/lib/records/undo'
import { createRecords } from '@/lib/records/write'
import { addDays, instantOf, type PlainDate, today } from '@/lib/vietnam/date'
import { activities } from './entity'
import { freely } from './freely'
import { daysOf, firstOn } from './occurrences'
import { parseRule } from './repeat'
import { alikeFields, copyOn, dayOf, momentsOn } from './series-copies'
import { isTimed } from './times'
import { zoneOf } from './zone'

/** How far ahead calls and meetings of a series are made, and how many at most. */
export const AHEAD_DAYS = 90
export const MOST_AHEAD = 50

/** What makes an activity the first of a series: it goes to the first day of its rule. */
export async function begunSeries(context: Context, values: Fields): Promise<Fields> {
  const repeat = values.rule && !values.seriesId ? parseRule(String(values.rule)) : null
  if (!repeat) return {}
  const zone = await zoneOf(context.tx, context.actor, values.ownerId)
  const begun = isTimed(values.kind) ? dayOf(values, zone) : (dayOf(values, zone) ?? today(zone))
  if (!begun) return {}
  const first = firstOn(repeat, begun)
  if (!first) throw invalidField('rule', 'repeatNever')
  const id = String(values.id)
  await openSeries(context, { id, timeZone: zone, madeThrough: first })
  return {
    ...(first === dayOf(values, zone) ? {} : momentsOn(values, first, zone)),
    ...{ seriesId: id, seriesOn: first, ruleSince: first, isException: false },
  }
}

type Series = Omit<typeof activitySeries.$inferInsert, 'workspaceId'>

export async function openSeries({ tx, actor }: Context, series: Series): Promise<void> {
  await tx
    .insert(activitySeries)
    .values({ ...series, workspaceId: actor.workspace.id })
    .onConflictDoUpdate({ target: [activitySeries.workspaceId, activitySeries.id], set: series })
}

/** What follows for one of a series from an edit: it is an exception from then on; its rule is the whole series' affair. */
export function apart(context: Context, before: Row, patch: Fields): Fields {
  if (!before.seriesId || 'seriesId' in patch) return {}
  const isChanged = (name: string) => name in patch && !isSame(before[name], patch[name])
  if (isChanged('rule')) throw invalidField('rule', 'repeatOfSeries')
  const times = isTimed(before.kind) ? ['startsAt', 'endsAt', 'minutes'] : []
  const alike = alikeFields(entityIn(context.actor, activities))
  return [...alike, ...times].some(isChanged) ? { isException: true } : {}
}

/** What else comes into being after one of a series was written. */
export async function afterOne(
  context: Context,
  after: Row,
  before: Row | null,
  isUndo = false,
): Promise<Change[]> {
  const seriesId = after.seriesId ?? before?.seriesId
  if (!seriesId) return []
  if (isUndo) await wake(context, String(seriesId))
  if (isUndo || !after.seriesId) return []
  if (isTimed(after.kind)) {
    const isBegun = after.id === after.seriesId && before?.seriesId !== after.seriesId
    return isBegun ? extendSeries(context, after.id) : []
  }
  const isClosed = before?.isOpen === true && !after.isOpen
  const isBinned = after.isOpen && before !== null && !before.deletedAt && Boolean(after.deletedAt)
  return isClosed || isBinned ? nextOf(context, after) : []
}

/** Has the worker look whether anything is missing. */
const wake = ({ tx, actor }: Context, id: string) =>
  tx.update(activitySeries).set({ dueAt: sql`now()` }).where(isSeries(actor.workspace.id, id))

const isSeries = (workspaceId: string, id: string) =>
  and(eq(activitySeries.workspaceId, workspaceId), eq(activitySeries.id, id))

/** A task that is done with is followed by one on the next day of its rule, unless one is open already. */
async function nextOf(context: Context, row: Row): Promise<Change[]> {
  const { tx, actor } = context
  const repeat = parseRule(String(row.rule ?? ''))
  const zone = await zoneOfSeries(context, String(row.seriesId))
  if (!repeat || !zone) return []
  const [open] = await tx
    .select({ id: activity.id })
    .from(activity)
    .where(and(inSeries(context, row.seriesId), eq(activity.isOpen, true)))
    .limit(1)
  if (open) return []
  const from = later(addDays(String(row.seriesOn), 1), today(zone))
  const [day] = daysOf(repeat, String(row.ruleSince), { from, limit: 1 })
  if (!day) return []
  const like = row.isException ? ((await templateOf(context, String(row.seriesId))) ?? row) : row
  const { rule, ruleSince } = row
  return made(context, [{ ...copyOn(entityIn(actor, activities), like, day, zone), rule, ruleSince }])
}

/** Makes what is missing of a series for the next weeks, and says when there will be more to make. */
export async function extendSeries(context: Context, id: string): Promise<Change[]> {
  const { tx, actor } = context
  const [series] = await tx
    .select()
    .from(activitySeries)
    .where(isSeries(actor.workspace.id, id))
    .for('update')
  const last = series && (await templateOf(context, id))
  const repeat = last && isTimed(last.kind) ? parseRule(String(last.rule ?? '')) : null
  if (!series || !last || !repeat) return planned(context, id, null, [])
  const zone = series.timeZone
  const now = today(zone)
  const after = series.madeThrough ? addDays(series.madeThrough, 1) : String(last.ruleSince)
  const from = later(after, now)
  const horizon = addDays(now, AHEAD_DAYS)
  const limit = Math.max(0, MOST_AHEAD - (await countAhead(context, id, now)))
  const days = daysOf(repeat, String(last.ruleSince), { from, to: horizon, limit })
  const entity = entityIn(actor, activities)
  const changes = await made(
    context,
    days.map((day) => copyOn(entity, last, day, zone)),
  )
  const through = days.at(-1) ?? series.madeThrough
  const [next] = daysOf(repeat, String(last.ruleSince), {
    from: through && through >= from ? addDays(through, 1) : from,
    limit: 1,
  })
  return planned(context, id, next ? { through, next, zone, now } : null, changes)
}

type Plan = { through: PlainDate | null; next: PlainDate; zone: string; now: PlainDate }

/** More are made on the day on which the next comes within reach, and not before tomorrow. */
async function planned({ tx, actor }: Context, id: string, plan: Plan | null, changes: Change[]) {
  const day = plan && later(addDays(plan.next, -AHEAD_DAYS), addDays(plan.now, 1))
  await tx
    .update(activitySeries)
    .set({
      dueAt: plan && day ? instantOf(day, '00:00', plan.zone) : null,
      ...(plan?.through && { madeThrough: plan.through }),
    })
    .where(isSeries(actor.workspace.id, id))
  return changes
}

async function made(context: Context, rows: Fields[]): Promise<Change[]> {
  if (rows.length === 0) return []
  return (await createRecords(freely(context), activities, hooksOf(activities), rows, 'repeated')).events
}

const later = (one: PlainDate, other: PlainDate): PlainDate => [one, other].sort()[1] ?? other

/** The rows of a series that are not put away. */
export const inSeries = ({ actor }: Context, id: unknown) =>
  and(
    eq(activity.workspaceId, actor.workspace.id),
    eq(activity.seriesId, String(id)),
    isNull(activity.archivedAt),
  )

/** In the order in which they are what the next are like: the last that was not made different. */
export const likeliest = [asc(activity.isException), desc(activity.seriesOn)]

/** The one that the next are like. */
export async function templateOf(context: Context, id: string): Promise<Row | undefined> {
  const { tx, actor } = context
  const [last] = await tx
    .select({ id: activity.id })
    .from(activity)
    .where(inSeries(context, id))
    .orderBy(...likeliest)
    .limit(1)
  return last && getRecord(tx, reachingAll(actor, 'activity:read'), activities, last.id)
}

async function countAhead(context: Context, id: string, now: PlainDate): Promise<number> {
  const [row] = await context.tx
    .select({ n: sql<number>`count(*)::int` })
    .from(activity)
    .where(and(inSeries(context, id), sql`${activity.seriesOn} > ${now}`))
  return row?.n ?? 0
}

export async function zoneOfSeries({ tx, actor }: Context, id: string): Promise<string | undefined> {
  const [row] = await tx
    .select({ zone: activitySeries.timeZone })
    .from(activitySeries)
    .where(isSeries(actor.workspace.id, id))
  return row?.zone
}

allowInverse('repeated', putAway, { isUnseen: true })
