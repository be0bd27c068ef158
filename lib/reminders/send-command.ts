import 'server-only'
import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm'
import { z } from 'zod'
import { reminder } from '@/db/schema'
import { activities } from '@/lib/activities/entity'
import { isSystem } from '@/lib/kernel/actor'
import { type Context, command } from '@/lib/kernel/command'
import { crashPoint } from '@/lib/kernel/crash'
import { notFound } from '@/lib/kernel/errors'
import { ring } from '@/lib/kernel/event'
import { notify } from '@/lib/notifications/notify'
import { getRecords, type Row } from '@/lib/records/query'
import { mailReminder } from './mail'

const PORTION = 50
/** What fell due longer ago, while nothing ran or in an archive that was restored, is not said any more. */
const TOO_LATE = 24 * 3_600_000

/**
 * Reminds of the next that are due. Rows another worker has in hand are passed over; that a row was sent, and what is
 * sent, are written together or not at all.
 */
export const sendReminders = command({
  name: 'reminder.send',
  permission: 'workspace:write',
  input: z.strictObject({}),
  async run(context): Promise<{ data: { isOver: boolean }; events: [] }> {
    const { tx, actor } = context
    if (!isSystem(actor)) throw notFound()
    const due = await dueNow(context)
    const rows = new Map(
      (
        await getRecords(
          tx,
          actor,
          activities,
          due.map((each) => each.activityId),
        )
      ).map((row) => [row.id, row]),
    )
    for (const { activityId, channel, dueAt } of due) {
      const row = rows.get(activityId)
      const isStanding = row?.isOpen && !row.archivedAt && Date.now() - +dueAt < TOO_LATE
      await tx
        .update(reminder)
        .set({ sentAt: new Date() })
        .where(
          and(
            eq(reminder.workspaceId, actor.workspace.id),
            eq(reminder.activityId, activityId),
            eq(reminder.channel, channel),
          ),
        )
      if (!row || !isStanding) continue
      if (channel === 'mail') await mailReminder(context, row)
      else await popUp(context, row)
    }
    if (due.length > 0) {
      await ring(tx, actor)
      crashPoint('reminder.written')
    }
    return { data: { isOver: due.length < PORTION }, events: [] }
  },
})

const dueNow = ({ tx, actor }: Context) =>
  tx
    .select({ activityId: reminder.activityId, channel: reminder.channel, dueAt: reminder.dueAt })
    .from(reminder)
    .where(
      and(
        eq(reminder.workspaceId, actor.workspace.id),
        isNull(reminder.sentAt),
        lte(reminder.dueAt, sql`now()`),
      ),
    )
    .orderBy(asc(reminder.dueAt))
    .limit(PORTION)
    .for('update', { skipLocked: true })

/** The owner, and the colleagues who take part. */
async function popUp(context: Context, row: Row): Promise<void> {
  const people = [row.ownerId, ...((row.memberIds as string[] | undefined) ?? [])]
  const news = [...new Set(people.filter((id) => typeof id === 'string'))].map((memberId) => ({
    memberId,
    kind: 'reminder' as const,
    message: 'reminder',
    entity: 'activity',
    recordId: row.id,
    popAt: new Date(),
  }))
  await notify(context, news)
}
