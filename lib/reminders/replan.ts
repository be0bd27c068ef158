import 'server-only'
import { and, asc, eq, gt, isNotNull, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { activity, digest } from '@/db/schema'
import { isSystem } from '@/lib/kernel/actor'
import { command, execute } from '@/lib/kernel/command'
import { notFound } from '@/lib/kernel/errors'
import { productActor } from '@/lib/kernel/product-actor'
import { nextDigest } from '@/lib/notifications/daily'
import { readersOf } from '@/lib/notifications/readers'
import type { Row } from '@/lib/records/query'
import { planReminders } from './plan'

const PORTION = 200
const input = z.strictObject({ memberId: z.uuid().nullable(), after: z.uuid().nullable() })

/** The next portion of open activities that are only due by a day, whose morning may be another now. */
export const replanStep = command({
  name: 'reminder.replan',
  permission: 'workspace:write',
  input,
  async run(context, { memberId, after }): Promise<{ data: { last: string | null }; events: [] }> {
    const { tx, actor } = context
    if (!isSystem(actor)) throw notFound()
    const rows = await tx
      .select()
      .from(activity)
      .where(
        and(
          eq(activity.workspaceId, actor.workspace.id),
          memberId ? eq(activity.ownerId, memberId) : undefined,
          eq(activity.isArchived, false),
          eq(activity.isOpen, true),
          isNull(activity.startsAt),
          isNotNull(activity.dueOn),
          after ? gt(activity.id, after) : undefined,
        ),
      )
      .orderBy(asc(activity.id))
      .limit(PORTION)
    for (const row of rows) await planReminders(context, row as unknown as Row)
    if (memberId && !after) {
      const [reader] = await readersOf(tx, [memberId])
      if (reader)
        await tx
          .update(digest)
          .set({ dueAt: nextDigest(reader.timeZone, new Date()) })
          .where(and(eq(digest.workspaceId, actor.workspace.id), eq(digest.memberId, memberId)))
    }
    return { data: { last: rows.length < PORTION ? null : (rows.at(-1)?.id ?? null) }, events: [] }
  },
})

export async function replanAll(workspaceId: string, memberId: string | null): Promise<void> {
  const actor = await productActor(workspaceId)
  if (!actor) return
  let after: string | null = null
  do after = (await execute(replanStep, actor, { memberId, after })).data.last
  while (after)
}
