import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { opportunitySpan } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import { newId } from '@/lib/kernel/id'
import type { Row } from '@/lib/records/query'

const KEPT = ['stageId', 'status', 'amountBase', 'probability', 'ownerId', 'teamId'] as const

/** Keeps time: closes the span that ends with this change and opens the next. */
export async function keepTime({ tx, actor }: Context, after: Row, before: Row | null): Promise<void> {
  if (before && KEPT.every((name) => before[name] === after[name])) return
  const now = new Date()
  const mine = eq(opportunitySpan.workspaceId, actor.workspace.id)
  if (before) {
    await tx
      .update(opportunitySpan)
      .set({ validTo: now })
      .where(and(mine, eq(opportunitySpan.opportunityId, after.id), isNull(opportunitySpan.validTo)))
  }
  const kept = Object.fromEntries(KEPT.map((name) => [name, after[name] ?? null])) as Kept
  await tx.insert(opportunitySpan).values({
    ...kept,
    workspaceId: actor.workspace.id,
    id: newId(),
    opportunityId: after.id,
    validFrom: now,
  })
}

type Kept = Pick<typeof opportunitySpan.$inferInsert, (typeof KEPT)[number]>
