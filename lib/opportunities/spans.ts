import 'server-only'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { opportunitySpan } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import { newId } from '@/lib/kernel/id'
import type { Row } from '@/lib/records/query'

const KEPT = ['stageId', 'status', 'amountBase', 'probability', 'ownerId', 'teamId'] as const
const NOTED = [...KEPT, 'mergedIntoId'] as const

/** Keeps time: closes the span that ends with this change and opens the next, unless the card became part of another. */
export async function keepTime(context: Context, after: Row, before: Row | null): Promise<void> {
  await keepTimes(context, [{ after, before }])
}

/** The same for many cards in two statements. */
export async function keepTimes(
  { tx, actor }: Context,
  changes: { after: Row; before: Row | null }[],
): Promise<void> {
  const moved = changes.filter(
    ({ after, before }) =>
      !before || NOTED.some((name) => before[name] !== after[name]) || binned(before) !== binned(after),
  )
  if (moved.length === 0) return
  const now = new Date()
  const ended = moved.flatMap(({ before }) => (before ? [before.id] : []))
  if (ended.length > 0) {
    const mine = eq(opportunitySpan.workspaceId, actor.workspace.id)
    const open = and(inArray(opportunitySpan.opportunityId, ended), isNull(opportunitySpan.validTo))
    await tx.update(opportunitySpan).set({ validTo: now }).where(and(mine, open))
  }
  const going = moved.filter(({ after }) => !after.mergedIntoId && !binned(after)) // no time passes in the bin
  if (going.length === 0) return
  await tx.insert(opportunitySpan).values(
    going.map(({ after }) => ({
      ...(Object.fromEntries(KEPT.map((name) => [name, after[name] ?? null])) as Kept),
      workspaceId: actor.workspace.id,
      id: newId(),
      opportunityId: after.id,
      validFrom: now,
    })),
  )
}

const binned = ({ deletedAt }: Row): boolean => Boolean(deletedAt)

type Kept = Pick<typeof opportunitySpan.$inferInsert, (typeof KEPT)[number]>
