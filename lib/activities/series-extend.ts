import 'server-only'
import { and, asc, eq, lte, sql } from 'drizzle-orm'
import { z } from 'zod'
import { activitySeries } from '@/db/schema'
import { isSystem } from '@/lib/kernel/actor'
import { command } from '@/lib/kernel/command'
import { notFound } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { isolated } from '@/lib/kernel/isolated'
import { log } from '@/lib/kernel/log'
import { extendSeries } from './series'

/** Makes more of the next series that wants some. What the company's rules refuse is tried again a day later. */
export const extendNext = command({
  name: 'activity.extend_series',
  permission: 'workspace:write',
  input: z.strictObject({}),
  async run(context): Promise<{ data: { isOver: boolean }; events: Change[] }> {
    const { tx, actor } = context
    if (!isSystem(actor)) throw notFound()
    const here = eq(activitySeries.workspaceId, actor.workspace.id)
    const [due] = await tx
      .select({ id: activitySeries.id })
      .from(activitySeries)
      .where(and(here, lte(activitySeries.dueAt, sql`now()`)))
      .orderBy(asc(activitySeries.dueAt))
      .limit(1)
      .for('update', { skipLocked: true })
    if (!due) return { data: { isOver: true }, events: [] }
    const done = await isolated(context, () => extendSeries(context, due.id))
    if ('data' in done) return { data: { isOver: false }, events: done.data }
    log.warn({ id: due.id, refused: done.refusal.fields }, 'a series could not go on')
    await tx
      .update(activitySeries)
      .set({ dueAt: sql`now() + interval '1 day'` })
      .where(and(here, eq(activitySeries.id, due.id)))
    return { data: { isOver: false }, events: [] }
  },
})
