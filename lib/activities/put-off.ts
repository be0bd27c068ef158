import 'server-only'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { activity } from '@/db/schema'
import { type Context, command } from '@/lib/kernel/command'
import { scope } from '@/lib/kernel/scope'
import { allowInverse, putAway } from '@/lib/records/undo'
import { createRecord } from '@/lib/records/write'
import { activityKind } from './commands'
import { activities } from './entity'
import { putOff } from './steps'

allowInverse('planned', putAway)

/** Puts what is next for opportunities to a day; where nothing is planned, a task is. */
export const putOffNext = command({
  name: 'activity.put_off_next',
  permission: 'activity:write',
  input: z.strictObject({
    opportunityIds: z.array(z.uuid()).min(1).max(100),
    on: z.iso.date(),
    /** What a new task is called. */
    subject: z.string().trim().min(1).max(200),
  }),
  async run(context, { opportunityIds, on, subject }) {
    const next = await nextOf(context, opportunityIds)
    const moved = await putOff(context, [...next.values()], on)
    const { items } = moved.data
    const events = [...moved.events]
    for (const opportunityId of new Set(opportunityIds)) {
      if (next.has(opportunityId)) continue
      const values = { kind: 'task', subject, opportunityId, dueOn: on }
      const planned = await createRecord(context, activities, activityKind.hooks, values)
      items.push(planned.data)
      events.push(
        ...planned.events.map((each) => (each.type === 'created' ? { ...each, type: 'planned' } : each)),
      )
    }
    return { data: { items }, events }
  },
})

/** The first open activity of each opportunity that the actor may change. */
async function nextOf({ tx, actor }: Context, opportunityIds: string[]) {
  const { id, version, dueOn, isArchived, isOpen, opportunityId } = activity
  const rows = await tx
    .selectDistinctOn([opportunityId], { id, version, opportunityId })
    .from(activity)
    .where(
      and(
        scope(actor, activity, 'activity:write'),
        eq(isOpen, true),
        eq(isArchived, false),
        inArray(opportunityId, opportunityIds),
      ),
    )
    .orderBy(asc(opportunityId), sql`${dueOn} nulls last`, asc(id))
  return new Map(rows.map(({ opportunityId, ...ref }) => [String(opportunityId), ref]))
}
