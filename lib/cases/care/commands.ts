import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { careRule } from '@/db/schema'
import { type Command, type Context, command } from '@/lib/kernel/command'
import { conflict } from '@/lib/kernel/errors'
import { difference } from '@/lib/kernel/event'
import { winnerOf } from '@/lib/records/history'
import { numbered } from './numbered'
import { getCareRule } from './queries'
import { careInput } from './schema'

/** Says when the company works and how soon cases are answered and solved; cases keep the deadlines they have. */
export const updateCareRule: Command<typeof careInput, { version: number }> = command({
  name: 'care_rule.update',
  permission: 'workspace:write',
  input: careInput,
  async run(context, { version, ...wanted }) {
    const { tx, actor } = context
    const workspaceId = actor.workspace.id
    const here = eq(careRule.workspaceId, workspaceId)
    await tx.insert(careRule).values({ workspaceId, version: 0 }).onConflictDoNothing()
    await tx.select({ version: careRule.version }).from(careRule).where(here).for('update')
    const { version: now, ...before } = await getCareRule(tx, actor)
    const changed = difference(before, wanted)
    if (!changed) return { data: { version: now }, events: [] }
    if (now !== version) throw conflict('stale', await winnerOf(tx, actor, 'care_rule', workspaceId))
    const next = version + 1
    await tx
      .update(careRule)
      .set({ ...wanted, version: next, updatedAt: new Date() })
      .where(here)
    return {
      data: { version: next },
      events: [{ entity: 'care_rule', recordId: workspaceId, type: 'updated', ...changed }],
    }
  },
})

/** The number of a new case: one after the other, also for two made at once. */
export async function nextNumber({ tx, actor }: Context): Promise<string> {
  const [row] = await tx
    .insert(careRule)
    .values({ workspaceId: actor.workspace.id, lastNumber: 1, version: 0 })
    .onConflictDoUpdate({
      target: careRule.workspaceId,
      set: { lastNumber: sql`${careRule.lastNumber} + 1` },
    })
    .returning({ last: careRule.lastNumber })
  return numbered(row?.last ?? 1)
}
