import 'server-only'
import { and, asc, eq, gte, notInArray, or } from 'drizzle-orm'
import { z } from 'zod'
import { activity, type Fields } from '@/db/schema'
import { type Actor, reachingAll } from '@/lib/kernel/actor'
import { type Context, command, recordRef } from '@/lib/kernel/command'
import { entityIn } from '@/lib/kernel/custom-fields'
import { conflict, invalidField, notFound } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { binRecord, planSweep } from '@/lib/records/bin'
import { parsePatch } from '@/lib/records/commands'
import { winnerOf } from '@/lib/records/history'
import { getRecord, getRecords, type Row } from '@/lib/records/query'
import { updateRecord } from '@/lib/records/write'
import {
  addDays,
  dateIn,
  daysBetween,
  formatTime,
  instantOf,
  type PlainDate,
  today,
} from '@/lib/vietnam/date'
import { activityKind } from './commands'
import { activities } from './entity'
import { daysOf, endedBefore, firstOn } from './occurrences'
import { movedRule, parseRule, type Repeat, ruleText } from './repeat'
import { AHEAD_DAYS, extendSeries, inSeries, likeliest, MOST_AHEAD, openSeries, zoneOfSeries } from './series'
import { momentsOn } from './series-copies'
import { isTimed } from './times'

const reach = z.enum(['following', 'all'])
type Reach = z.output<typeof reach>
type Done = { data: { id: string; version: number }; events: Change[] }

/** Changes one of a series and those after it, or all that are still to come; what is past stays as it was. */
export const changeSeries = command({
  name: 'activity.change_series',
  permission: 'activity:write',
  input: recordRef.extend({ patch: z.record(z.string(), z.unknown()), reach }),
  async run(context, { id, version, patch: given, reach }): Promise<Done> {
    const edit = await opened(context, { id, version, reach, permission: 'activity:write' })
    const patch = parsePatch(entityIn(context.actor, activities), given)
    const day = movedTo(edit, patch)
    const isAnother = 'rule' in patch && patch.rule !== edit.row.rule
    const events =
      isAnother && patch.rule === null
        ? await dissolved(context, edit, patch)
        : isAnother || day
          ? await reshaped(context, toCome(edit, reach), patch, day ?? String(edit.row.seriesOn))
          : await restyled(context, edit, patch)
    const saved = events.findLast(({ entity, recordId }) => entity === 'activity' && recordId === id)
    return { data: { id, version: Number(saved?.after?.version ?? version) }, events }
  },
})

/** Puts one of a series and those after it into the bin, or all that are still to come; no more are made. */
export const deleteSeries = command({
  name: 'activity.delete_series',
  permission: 'activity:delete',
  input: recordRef.extend({ reach }),
  async run(context, { id, version, reach }): Promise<Done> {
    const edit = await opened(context, { id, version, reach, permission: 'activity:delete' })
    const events = await capped(context, edit)
    events.push(...(await binned(context, edit.rows)))
    events.push(...(await extendSeries(context, String(edit.row.seriesId))))
    return { data: { id, version: version + 1 }, events }
  },
})

/** `end`: the first day that the series is not to have any more as it was. */
type Edit = { row: Row; rows: Row[]; zone: string; end: PlainDate }
type Asked = { id: string; version: number; reach: Reach; permission: 'activity:write' | 'activity:delete' }

/** One of a series, with all that the edit reaches, in the order of their days. */
async function opened(context: Context, { id, version, reach, permission }: Asked): Promise<Edit> {
  const { tx, actor } = context
  const row = await getRecord(tx, actor, activities, id, permission)
  if (!row?.seriesId || row.archivedAt) throw notFound()
  if (row.version !== version) throw conflict('stale', await winnerOf(tx, actor, 'activity', id))
  const zone = (await zoneOfSeries(context, String(row.seriesId))) ?? actor.workspace.timeZone
  const since = reach === 'all' ? today(zone) : String(row.seriesOn)
  const found = await tx
    .select({ id: activity.id })
    .from(activity)
    .where(
      and(
        inSeries(context, row.seriesId),
        or(eq(activity.id, id), and(eq(activity.isOpen, true), gte(activity.seriesOn, since))),
      ),
    )
    .orderBy(asc(activity.seriesOn), asc(activity.id))
  const rows = await getRecords(
    tx,
    actor,
    activities,
    found.map((each) => each.id),
    permission,
  )
  if (rows.length < found.length) throw conflict('seriesOfOthers')
  const end = rows.map((each) => String(each.seriesOn)).find((day) => day >= since) ?? since
  return { row, rows, zone, end }
}

/** Without the one that was edited when it is over: the days of others are no days for it. A task is to come until done. */
function toCome(edit: Edit, reach: Reach): Edit {
  if (reach !== 'all' || !isTimed(edit.row.kind)) return edit
  const rows = edit.rows.filter(({ seriesOn }) => String(seriesOn) >= edit.end)
  if (rows.length === 0) throw conflict('seriesOver')
  return { ...edit, rows }
}

/** The other day to which the edit takes the one that was edited. */
function movedTo({ row, zone }: Edit, patch: Fields): PlainDate | null {
  const [now, then] = isTimed(row.kind)
    ? [row.startsAt, patch.startsAt].map((at) => (at instanceof Date ? dateIn(at, zone) : null))
    : [row.dueOn as string | null, patch.dueOn as string | null | undefined]
  return then && then !== now ? then : null
}

const WHEN: ReadonlySet<string> = new Set(['startsAt', 'endsAt', 'minutes', 'dueOn'])

/** The parts of an edit that say the same of each, and the hour and length as far as they were changed. */
function spread({ row, zone }: Edit, patch: Fields) {
  const alike = Object.fromEntries(Object.entries(patch).filter(([name]) => !WHEN.has(name)))
  const startsAt = (patch.startsAt ?? row.startsAt) as Date | null
  const minutes =
    patch.endsAt && startsAt ? (+(patch.endsAt as Date) - +startsAt) / 60_000 : (patch.minutes ?? undefined)
  const time = patch.startsAt ? formatTime(patch.startsAt as Date, zone) : null
  const isTimeChanged = time !== null || minutes !== undefined
  return {
    alike,
    isTimeChanged,
    /** On a day of the rule, by the hour of the edit or the own one. */
    on(each: Row, day: PlainDate): Fields {
      const own = momentsOn(
        { ...each, ...(minutes === undefined ? {} : { minutes, endsAt: null }) },
        day,
        zone,
      )
      return time && own.startsAt
        ? { ...own, startsAt: instantOf(dateIn(own.startsAt as Date, zone), time, zone) }
        : own
    },
  }
}

/** Other contents, or another hour. */
async function restyled(context: Context, edit: Edit, patch: Fields): Promise<Change[]> {
  const { alike, isTimeChanged, on } = spread(edit, patch)
  const events: Change[] = []
  for (const each of edit.rows) {
    const times = isTimeChanged ? on(each, String(each.seriesOn)) : {}
    const isException = isTimeChanged || each.id === edit.row.id ? false : each.isException
    events.push(...(await write(context, each, { ...alike, ...times, seriesId: each.seriesId, isException })))
  }
  return events
}

/** Another rule, or other days: a series of its own from here on, whose days those that are there already take. */
async function reshaped(context: Context, edit: Edit, patch: Fields, day: PlainDate): Promise<Change[]> {
  const { row, rows, zone } = edit
  const [pivot = row] = rows
  const repeat = typeof patch.rule === 'string' ? parseRule(patch.rule) : moved(edit, day)
  const begun = addDays(String(pivot.seriesOn), daysBetween(String(row.seriesOn), day))
  const since = repeat && firstOn(repeat, begun)
  if (!since) throw invalidField('rule', 'repeatNever')
  const horizon = addDays(today(zone), AHEAD_DAYS)
  const to = isTimed(row.kind) && since < horizon ? horizon : since
  const days = daysOf(repeat, since, { to, limit: MOST_AHEAD }).slice(0, rows.length)
  const events = await capped(context, edit)
  await openSeries(context, { id: pivot.id, timeZone: zone, madeThrough: days.at(-1) })
  const { alike, on } = spread(edit, patch)
  const series = { rule: ruleText(repeat), ruleSince: since, seriesId: pivot.id, isException: false }
  for (const [at, seriesOn] of days.entries()) {
    const each = rows[at] as Row
    events.push(...(await write(context, each, { ...alike, ...on(each, seriesOn), ...series, seriesOn })))
  }
  events.push(...(await binned(context, rows.slice(days.length))))
  return [...events, ...(await extendSeries(context, pivot.id))]
}

/** The rule with the day that was moved, for as many as were still to come. */
function moved({ row, rows }: Edit, day: PlainDate): Repeat | null {
  const repeat = parseRule(String(row.rule))
  if (!repeat) return null
  const before = addDays(String(rows[0]?.seriesOn), -1)
  const since = String(row.ruleSince)
  const past =
    repeat.count && before >= since ? daysOf(repeat, since, { to: before, limit: repeat.count }).length : 0
  const count = repeat.count && repeat.count - past
  return { ...movedRule(repeat, String(row.seriesOn), day), count }
}

/** It happens once, here; what was to come after it goes. */
async function dissolved(context: Context, edit: Edit, patch: Fields): Promise<Change[]> {
  const events = await capped(context, edit)
  const alone = { rule: null, ruleSince: null, seriesId: null, seriesOn: null, isException: false }
  events.push(...(await write(context, edit.row, { ...patch, ...alone })))
  return [
    ...events,
    ...(await binned(
      context,
      edit.rows.filter(({ id }) => id !== edit.row.id),
    )),
  ]
}

/** Ends the rule of those that the edit leaves: of what is open, and of the one that others would be made after. */
async function capped(context: Context, { row, rows, end }: Edit): Promise<Change[]> {
  const { tx, actor } = context
  const repeat = parseRule(String(row.rule))
  if (!repeat) return []
  const reached = rows.map(({ id }) => id)
  const left = await tx
    .select({ id: activity.id, isOpen: activity.isOpen })
    .from(activity)
    .where(and(inSeries(context, row.seriesId), notInArray(activity.id, reached)))
    .orderBy(...likeliest)
    .limit(MOST_AHEAD * 2)
  const ids = left.flatMap(({ id, isOpen }, at) => (isOpen || at === 0 ? [id] : []))
  const rule = ruleText(endedBefore(repeat, String(row.ruleSince), end))
  const events: Change[] = []
  const reaching = { ...context, actor: reachingAll(actor, 'activity:write') }
  for (const each of await getRecords(tx, reaching.actor, activities, ids))
    events.push(...(await write(reaching, each, { rule, seriesId: each.seriesId })))
  return events
}

async function binned(context: Context, rows: readonly Row[]): Promise<Change[]> {
  if (rows.length > 0) await planSweep(context, new Date())
  const events: Change[] = []
  const actor: Actor = reachingAll(context.actor, 'activity:delete')
  for (const each of rows) {
    // A task in the bin is followed by the next of its rule.
    const ended = isTimed(each.kind)
      ? []
      : await write(context, each, { rule: null, seriesId: each.seriesId })
    const ref = { id: each.id, version: Number(each.version) + ended.length }
    events.push(
      ...ended,
      ...(await binRecord({ ...context, actor }, activities, activityKind.hooks, ref)).events,
    )
  }
  return events
}

async function write(context: Context, { id, version }: Row, patch: Fields): Promise<Change[]> {
  const edit = { id, version: Number(version), patch }
  return (await updateRecord(context, activities, activityKind.hooks, edit)).events
}
