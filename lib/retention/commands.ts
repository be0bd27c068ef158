import 'server-only'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { retention } from '@/db/schema'
import { type Command, type Context, command } from '@/lib/kernel/command'
import { conflict, notFound } from '@/lib/kernel/errors'
import { type Change, difference } from '@/lib/kernel/event'
import { winnerOf } from '@/lib/records/history'
import { addDays, instantOf, today } from '@/lib/vietnam/date'
import { applyRetention } from './jobs'
import { forgetEvents, forgetLostContacts, forgetRawMails } from './portions'
import { getRetention, hasRules } from './queries'
import { retentionInput } from './schema'

/** How long things are kept. What is older goes in the coming night, so a slip can be mended till then. */
export const updateRetention: Command<typeof retentionInput, { version: number }> = command({
  name: 'retention.update',
  permission: 'privacy:write',
  input: retentionInput,
  async run(context, { version, ...wanted }) {
    const { tx, actor } = context
    const workspaceId = actor.workspace.id
    await tx.insert(retention).values({ workspaceId, version: 0 }).onConflictDoNothing()
    await tx.select().from(retention).where(eq(retention.workspaceId, workspaceId)).for('update')
    const { version: now, ...before } = await getRetention(tx, actor)
    const changed = difference(before, wanted)
    if (!changed) return { data: { version: now }, events: [] }
    if (now !== version) throw conflict('stale', await winnerOf(tx, actor, 'retention', workspaceId))
    const next = version + 1
    await tx
      .update(retention)
      .set({ ...wanted, version: next, updatedAt: new Date() })
      .where(eq(retention.workspaceId, workspaceId))
    await comeBack(context)
    return { data: { version: next }, events: [told(context, 'updated', changed)] }
  },
})

/** Sees to it that the rules are applied again the next night, as long as there are any. */
export const scheduleRetention = command({
  name: 'retention.schedule',
  permission: 'privacy:write',
  input: z.strictObject({}),
  async run(context) {
    refusePeople(context)
    await comeBack(context)
    return { data: null, events: [] }
  },
})

/** Takes away one portion of what the rules say is too old, and tells how much. */
export const sweepOld = command({
  name: 'retention.sweep',
  permission: 'privacy:write',
  input: z.strictObject({}),
  async run(context) {
    refusePeople(context)
    const rules = await getRetention(context.tx, context.actor)
    const events = await forgetEvents(context)
    const rawMails = await forgetRawMails(context, rules.rawMailMonths)
    const { count: contacts, changes } = await forgetLostContacts(context, rules.lostContactMonths)
    if (events + rawMails + contacts === 0) return { data: { isDone: true }, events: [] }
    return {
      data: { isDone: false },
      events: [...changes, told(context, 'applied', { after: { events, rawMails, contacts } })],
    }
  },
})

async function comeBack({ tx, actor, enqueue }: Context): Promise<void> {
  if (!hasRules(await getRetention(tx, actor))) return
  const { timeZone } = actor.workspace
  const runAt = instantOf(addDays(today(timeZone), 1), '02:30', timeZone)
  await enqueue(applyRetention, {}, { key: 'retention', runAt })
}

function refusePeople({ actor }: Context): void {
  if (actor.id !== null) throw notFound()
}

const told = ({ actor }: Context, type: string, change: Pick<Change, 'before' | 'after'>): Change => ({
  entity: 'retention',
  recordId: actor.workspace.id,
  type,
  ...change,
})
