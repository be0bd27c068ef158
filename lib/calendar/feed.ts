import 'server-only'
import { and, desc, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { activity, activityMember } from '@/db/schema'
import { activities } from '@/lib/activities/entity'
import { isTimed } from '@/lib/activities/times'
import { zoneOf } from '@/lib/activities/zone'
import type { Actor } from '@/lib/kernel/actor'
import { database, reading } from '@/lib/kernel/database'
import { env } from '@/lib/kernel/env'
import { isHidden } from '@/lib/kernel/field-rights'
import { memberActor } from '@/lib/kernel/member-actor'
import { hashSecret } from '@/lib/kernel/secrets'
import { visible } from '@/lib/records/query'
import { addDays, dateIn, today } from '@/lib/vietnam/date'
import { calendarText, type IcsEvent } from './ics'
import { LEAST } from './placed'

/** How far back a feed goes, and how much it holds. */
const PAST_DAYS = 60
const MOST = 3000

/** The calendar at a secret address: what its member may see now of what is theirs; null when there is none any more. */
export async function feedAt(key: string): Promise<string | null> {
  const owner = /^[\w-]{43}$/.test(key) ? await ownerOf(hashSecret(key)) : null
  const actor = owner && (await memberActor(owner.workspaceId, owner.memberId))
  if (!actor) return null
  return reading(actor, (tx) => feedText(tx, actor))
}

/** What a member has planned, as calendar programs read it. */
export async function feedText(tx: Tx, actor: Actor): Promise<string> {
  const zone = await zoneOf(tx, actor, actor.id)
  return calendarText(`${actor.name} · ${actor.workspace.name}`, await eventsIn(tx, actor, zone))
}

async function eventsIn(tx: Tx, actor: Actor, zone: string): Promise<IcsEvent[]> {
  const rows = await tx
    .select()
    .from(activity)
    .where(and(visible(actor, activities), isOwn(actor, zone)))
    .orderBy(desc(activity.dueOn), desc(activity.id))
    .limit(MOST)
  return rows.flatMap((row) => icsOf(actor, row, zone) ?? [])
}

/** Whatever is open and whatever was lately, of the member's own and of what they take part in. */
function isOwn({ id, workspace }: Actor, zone: string) {
  const since = addDays(today(zone), -PAST_DAYS)
  const { workspaceId, ownerId, isArchived, isOpen, dueOn } = activity
  const own = sql`${workspaceId} = ${workspace.id} and ${ownerId} = ${id} and ${isArchived} = false`
  return sql`${activity.id} = any (array(
    select ${activity.id} from ${activity} where ${own} and ${isOpen} = true and ${dueOn} is not null
    union all
    select ${activity.id} from ${activity} where ${own} and ${isOpen} = false and ${dueOn} >= ${since}
    union all
    select p.activity_id from ${activityMember} p join ${activity} on ${workspaceId} = p.workspace_id and ${activity.id} = p.activity_id
    where p.workspace_id = ${workspace.id} and p.member_id = ${id} and (${isOpen} or ${dueOn} >= ${since})))`
}

type ActivityRow = typeof activity.$inferSelect

function icsOf(actor: Actor, row: ActivityRow, zone: string): IcsEvent | null {
  const shown = <T>(field: keyof ActivityRow, value: T) => (isHidden(actor, activities, field) ? null : value)
  const times = timesOf(row, shown, zone)
  if (!times) return null
  return {
    uid: `${row.id}@${new URL(env.APP_URL).hostname}`,
    sequence: row.version,
    updatedAt: row.updatedAt,
    summary: row.subject,
    description: shown('description', row.description),
    location: shown('location', row.location),
    url: `${env.APP_URL}/activities/${row.id}`,
    isBusy: 'startsAt' in times && row.isOpen,
    isCancelled: row.status === 'not_held',
    ...times,
  }
}

function timesOf(row: ActivityRow, shown: <T>(field: keyof ActivityRow, value: T) => T | null, zone: string) {
  if (!isTimed(row.kind)) {
    const day = shown('dueOn', row.dueOn)
    return day ? { from: day, to: day } : null
  }
  const startsAt = shown('startsAt', row.startsAt)
  if (!startsAt) return null
  const end = shown('endsAt', row.endsAt)
  const endsAt = end && end > startsAt ? end : new Date(+startsAt + LEAST * 60_000)
  if (!row.isAllDay) return { startsAt, endsAt }
  return { from: dateIn(startsAt, zone), to: dateIn(new Date(+endsAt - 1), zone) }
}

function ownerOf(hash: string): Promise<{ workspaceId: string; memberId: string } | null> {
  return database().transact('identity', async (tx) => {
    const { rows } = await tx.execute<{ workspaceId: string; memberId: string }>(
      sql`select workspace_id as "workspaceId", member_id as "memberId" from cohoi_calendar_feed(${hash})`,
    )
    return rows[0] ?? null
  })
}
