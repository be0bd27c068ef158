import 'server-only'
import { and, asc, eq, lte } from 'drizzle-orm'
import { z } from 'zod'
import { supportCase } from '@/db/schema'
import { isSystem } from '@/lib/kernel/actor'
import { command, execute } from '@/lib/kernel/command'
import { notFound } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { productActor } from '@/lib/kernel/product-actor'
import { updateRecord } from '@/lib/records/write'
import { caseKind } from './commands'
import { cases } from './entity'
import { planEscalation, unmarked } from './plan'

const PORTION = 50

/** Marks one portion of cases that have missed a deadline, each once, with a line on its timeline. */
export const escalateSome = command({
  name: 'support_case.escalate',
  permission: 'support_case:write',
  input: z.strictObject({}),
  async run(context) {
    const { tx, actor } = context
    if (!isSystem(actor)) throw notFound()
    const late = await tx
      .select({ id: supportCase.id, version: supportCase.version })
      .from(supportCase)
      .where(
        and(
          eq(supportCase.workspaceId, actor.workspace.id),
          unmarked,
          lte(supportCase.nextDueAt, new Date()),
        ),
      )
      .orderBy(asc(supportCase.nextDueAt))
      .limit(PORTION)
      .for('update', { skipLocked: true })
    const events: Change[] = []
    for (const ref of late) {
      const marked = { ...ref, patch: { isOverdue: true }, type: 'case.overdue' }
      events.push(...(await updateRecord(context, cases, caseKind.hooks, marked)).events)
    }
    const isDone = late.length < PORTION
    if (isDone) await planEscalation(context)
    return { data: { isDone }, events }
  },
})

/** All that is late now. */
export async function escalateMissed(workspaceId: string): Promise<void> {
  const actor = await productActor(workspaceId)
  if (!actor) return
  for (let isDone = false; !isDone; ) isDone = (await execute(escalateSome, actor, {})).data.isDone
}
