import 'server-only'
import { z } from 'zod'
import type { Fields } from '@/db/schema'
import { type Context, command, type recordRef } from '@/lib/kernel/command'
import { invalidField, notFound } from '@/lib/kernel/errors'
import { each, items } from '@/lib/records/bulk'
import { getRecord, type Row } from '@/lib/records/query'
import { updateRecord } from '@/lib/records/write'
import { formatTime, instantOf, type PlainDate } from '@/lib/vietnam/date'
import { activityKind } from './commands'
import { activities } from './entity'
import { type Suggestion, suggestionsAfter } from './next'
import { isDone, statusesOf } from './statuses'
import { isTimed } from './times'
import { zoneOf } from './zone'

type Ref = z.output<typeof recordRef>

/** Ends activities: what was at a time took place or not, a task is done. */
export const finishActivities = command({
  name: 'activity.finish',
  permission: 'activity:write',
  input: z.strictObject({
    items,
    status: z.enum(['held', 'not_held']).default('held'),
    outcome: z.string().trim().max(20_000).optional(),
  }),
  async run(context, { items, status, outcome }) {
    const state = await statusOf(context, 'done')
    const done = await eachOf(context, items, 'finished', ({ kind }) => ({
      ...(isTimed(kind) ? { status } : { statusId: state }),
      ...(outcome === undefined ? {} : { outcome }),
    }))
    return { ...done, data: { ...done.data, suggestions: await suggestedAfter(context, items) } }
  },
})

/** Takes activities up again. */
export const reopenActivities = command({
  name: 'activity.reopen',
  permission: 'activity:write',
  input: z.strictObject({ items }),
  async run(context, { items }) {
    const todo = await statusOf(context, 'todo')
    return eachOf(context, items, 'reopened', ({ kind }) =>
      isTimed(kind) ? { status: 'planned' } : { statusId: todo },
    )
  },
})

/** Puts activities off to a day; what has an hour keeps it, as its owner's clock shows it. */
export const snoozeActivities = command({
  name: 'activity.snooze',
  permission: 'activity:write',
  input: z.strictObject({ items, on: z.iso.date() }),
  async run(context, { items, on }) {
    return putOff(context, items, on)
  },
})

/** Moves activities to another day. */
export const putOff = (context: Context, items: Ref[], on: PlainDate) =>
  eachOf(context, items, 'snoozed', async ({ kind, startsAt, ownerId }) => {
    if (!startsAt) return { dueOn: on }
    const zone = await zoneOf(context.tx, context.actor, ownerId)
    const moved = instantOf(on, formatTime(startsAt as Date, zone), zone)
    return isTimed(kind) ? { startsAt: moved } : { startsAt: moved, dueOn: on }
  })

async function eachOf(
  context: Context,
  refs: Ref[],
  type: string,
  patchOf: (row: Row) => Fields | Promise<Fields>,
) {
  return each(context, refs, async ({ id, version }) => {
    const row = await getRecord(context.tx, context.actor, activities, id, 'activity:write')
    if (!row) throw notFound()
    const patch = await patchOf(row)
    return updateRecord(context, activities, activityKind.hooks, { id, version, patch, type })
  })
}

/** What is suggested after a single one that was done. */
async function suggestedAfter(context: Context, [ref, ...more]: Ref[]): Promise<Suggestion[]> {
  if (!ref || more.length > 0) return []
  const row = await getRecord(context.tx, context.actor, activities, ref.id)
  return row && (await isDone(context, row)) ? suggestionsAfter(context, row) : []
}

/** The first status of tasks that means this. */
async function statusOf({ tx, actor }: Context, state: 'todo' | 'done'): Promise<string> {
  const found = (await statusesOf(tx, actor)).find((each) => each.state === state && !each.isArchived)
  if (!found) throw invalidField('statusId', 'noStatus')
  return found.id
}
