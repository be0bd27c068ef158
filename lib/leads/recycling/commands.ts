import 'server-only'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { leadRecycling } from '@/db/schema'
import { isSystem } from '@/lib/kernel/actor'
import { type Command, type Context, command } from '@/lib/kernel/command'
import { conflict, notFound } from '@/lib/kernel/errors'
import { type Change, difference } from '@/lib/kernel/event'
import { rulesOf } from '@/lib/record-rules/rules'
import { winnerOf } from '@/lib/records/history'
import { updateRecord } from '@/lib/records/write'
import { addDays, instantOf, today } from '@/lib/vietnam/date'
import { leadKind } from '../commands'
import { leads } from '../entity'
import { idleBefore } from './idle'
import { recycleLeads } from './jobs'
import { getRecycling, idleLeads } from './queries'
import { recyclingInput } from './schema'

const PORTION = 50

/** Says after how many days leads are taken back. It begins in the coming night, so a slip can be mended till then. */
export const updateRecycling: Command<typeof recyclingInput, { version: number }> = command({
  name: 'lead_recycling.update',
  permission: 'workspace:write',
  input: recyclingInput,
  async run(context, { version, ...wanted }) {
    const { tx, actor } = context
    const workspaceId = actor.workspace.id
    const here = eq(leadRecycling.workspaceId, workspaceId)
    await tx.insert(leadRecycling).values({ workspaceId, version: 0 }).onConflictDoNothing()
    await tx.select().from(leadRecycling).where(here).for('update')
    const { version: now, ...before } = await getRecycling(tx, actor)
    const changed = difference(before, wanted)
    if (!changed) return { data: { version: now }, events: [] }
    if (now !== version) throw conflict('stale', await winnerOf(tx, actor, 'lead_recycling', workspaceId))
    const next = version + 1
    await tx
      .update(leadRecycling)
      .set({ ...wanted, version: next, updatedAt: new Date() })
      .where(here)
    await comeBack(context)
    const event = { entity: 'lead_recycling', recordId: workspaceId, type: 'updated', ...changed }
    return { data: { version: next }, events: [event] }
  },
})

/** Sees to it that leads are looked through the next night, as long as there is a rule. */
export const scheduleRecycling = command({
  name: 'lead_recycling.schedule',
  permission: 'lead:write',
  input: z.strictObject({}),
  async run(context) {
    if (!isSystem(context.actor)) throw notFound()
    await comeBack(context)
    return { data: null, events: [] }
  },
})

/** Takes one portion of idle leads back, each with a line on its timeline. */
export const recycleSome = command({
  name: 'lead_recycling.recycle',
  permission: 'lead:write',
  input: z.strictObject({}),
  async run(context) {
    const { tx, actor } = context
    if (!isSystem(actor)) throw notFound()
    const { idleDays, releasesOwner } = await getRecycling(tx, actor)
    if (idleDays === null) return { data: { isDone: true }, events: [] }
    const idle = await idleLeads(tx, actor, idleBefore(idleDays, actor.workspace.timeZone), PORTION)
    const demandsOwner = (await rulesOf(tx, actor, leads)).required.includes('ownerId')
    const events: Change[] = []
    for (const { id, version, teamId } of idle) {
      // Without a team nobody but administrators would see it again.
      const isReleased = releasesOwner && teamId !== null && !demandsOwner
      const patch = { status: 'recycled', ...(isReleased && { ownerId: null }) }
      const done = await updateRecord(context, leads, leadKind.hooks, {
        id,
        version,
        patch,
        type: 'recycled',
      })
      events.push(...done.events)
    }
    return { data: { isDone: idle.length < PORTION }, events }
  },
})

async function comeBack({ tx, actor, enqueue }: Context): Promise<void> {
  if ((await getRecycling(tx, actor)).idleDays === null) return
  const { timeZone } = actor.workspace
  const runAt = instantOf(addDays(today(timeZone), 1), '03:00', timeZone)
  await enqueue(recycleLeads, {}, { key: 'lead_recycling', runAt })
}
