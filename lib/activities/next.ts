import 'server-only'
import { and, eq, gte, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { activityType, activityTypeNext, type Fields, holiday } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import type { Context } from '@/lib/kernel/command'
import type { Change } from '@/lib/kernel/event'
import type { Row } from '@/lib/records/query'
import { hooksOf } from '@/lib/records/undo'
import { createRecord } from '@/lib/records/write'
import { formatTime, instantOf, type PlainDate, today } from '@/lib/vietnam/date'
import { dayAfter } from './chain'
import { activities } from './entity'
import { freely } from './freely'
import { isTimed } from './times'
import { zoneOf } from './zone'

export type Suggestion = { typeId: string; name: string; kind: string; dueOn: PlainDate }
type Type = typeof activityType.$inferSelect

/** What an activity that has just been done sets off by itself. */
export async function afterDone(context: Context, row: Row): Promise<Change[]> {
  const following = await followingOf(context, row)
  const [next] = following?.next ?? []
  if (following?.type.follows !== 'trigger' || !next) return []
  const values = await valuesOf(context, row, next, following.day)
  return (await createRecord(freely(context), activities, hooksOf(activities), values)).events
}

/** The types that are suggested after one that was done, with the day each would be due. */
export async function suggestionsAfter(context: Context, row: Row): Promise<Suggestion[]> {
  const following = await followingOf(context, row)
  if (following?.type.follows !== 'suggest') return []
  return following.next.map(({ id, name, kind }) => ({ typeId: id, name, kind, dueOn: following.day }))
}

async function followingOf({ tx, actor }: Context, row: Row) {
  if (!row.typeId) return null
  const mine = eq(activityType.workspaceId, actor.workspace.id)
  const [type] = await tx
    .select()
    .from(activityType)
    .where(and(mine, eq(activityType.id, String(row.typeId))))
  if (!type || type.follows === 'none') return null
  const ids = tx
    .select({ id: activityTypeNext.nextId })
    .from(activityTypeNext)
    .where(and(eq(activityTypeNext.workspaceId, actor.workspace.id), eq(activityTypeNext.typeId, type.id)))
  const next = await tx
    .select()
    .from(activityType)
    .where(and(mine, inArray(activityType.id, ids)))
    .orderBy(activityType.position)
  const done = today(await zoneOf(tx, actor, row.ownerId))
  const from = type.delayFrom === 'deadline' && row.dueOn ? String(row.dueOn) : done
  return { type, next, day: dayAfter(from, type, await holidaysFrom(tx, actor, from)) }
}

async function holidaysFrom(tx: Tx, actor: Actor, from: PlainDate): Promise<Set<PlainDate>> {
  const rows = await tx
    .select({ day: holiday.day })
    .from(holiday)
    .where(
      and(eq(holiday.workspaceId, actor.workspace.id), isNull(holiday.archivedAt), gte(holiday.day, from)),
    )
  return new Set(rows.map(({ day }) => day))
}

const CARRIED = ['accountId', 'contactId', 'leadId', 'opportunityId', 'caseId', 'teamId', 'priority'] as const
const WORK_BEGINS = '09:00'

/** About the same people, at the same time of day. */
async function valuesOf({ tx, actor }: Context, row: Row, type: Type, day: PlainDate): Promise<Fields> {
  const zone = await zoneOf(tx, actor, row.ownerId)
  const time = row.startsAt ? formatTime(row.startsAt as Date, zone) : WORK_BEGINS
  return {
    ...Object.fromEntries(CARRIED.map((name) => [name, row[name]])),
    ...{ kind: type.kind, typeId: type.id, subject: type.summary || type.name, description: type.note },
    ownerId: type.ownerId ?? row.ownerId,
    ...(isTimed(type.kind)
      ? { startsAt: instantOf(day, time, zone), minutes: type.minutes }
      : { dueOn: day }),
  }
}
