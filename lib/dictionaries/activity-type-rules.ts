import 'server-only'
import { and, eq, type SQL } from 'drizzle-orm'
import { activityType, activityTypeNext, type Fields, holiday } from '@/db/schema'
import { cycleFrom } from '@/lib/activities/chain'
import type { Context } from '@/lib/kernel/command'
import { conflict, invalidField } from '@/lib/kernel/errors'
import type { Row } from '@/lib/records/query'
import { activityTypes } from './activity-entities'
import type { Rules } from './dictionary'
import { replaceIn } from './replace'

/** What a type sets off by itself is one, and never leads back to where it began. */
export const activityTypeRules: Rules = {
  replace: replaceIn(activityTypes),
  async prepare(_, values) {
    refuseMany(values)
    return values
  },
  async follow(_, before, patch) {
    refuseMany({ ...before, ...patch })
    return patch
  },
  async settle(context, after) {
    await refuseCycle(context, after)
    return []
  },
}

function refuseMany({ follows, nextIds }: Fields): void {
  const count = Array.isArray(nextIds) ? nextIds.length : 0
  if (follows === 'trigger' && count !== 1) throw invalidField('nextIds', 'oneNext')
}

async function refuseCycle({ tx, actor }: Context, type: Row): Promise<void> {
  if (type.follows !== 'trigger') return
  const { workspaceId, typeId, nextId } = activityTypeNext
  const links = await tx
    .select({ from: typeId, to: nextId, name: activityType.name })
    .from(activityTypeNext)
    .innerJoin(activityType, and(eq(activityType.workspaceId, workspaceId), eq(activityType.id, typeId)))
    .where(and(eq(workspaceId, actor.workspace.id), eq(activityType.follows, 'trigger')))
  const circle = cycleFrom(type.id, links)
  if (!circle) return
  const names = circle.map((id) => links.find(({ from }) => from === id)?.name ?? '')
  throw conflict('chainCircle', { names: names.join(' → ') })
}

/** Two holidays may have one name, but not on one day. */
export const sameDay = ({ day }: Fields): SQL => eq(holiday.day, String(day))
