import 'server-only'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { account, lead, message, opportunity, searchToken, workspace } from '@/db/schema'
import { accounts } from '@/lib/accounts/entity'
import { type Context, command } from '@/lib/kernel/command'
import { notFound } from '@/lib/kernel/errors'
import { leads } from '@/lib/leads/entity'
import { opportunities } from '@/lib/opportunities/entity'
import { isSeeded } from './ids'

/** Takes the made-up opportunities, customers and leads with their mail and log away; set-up, people and their own records stay. */
export const removeDemo = command({
  name: 'workspace.remove_demo',
  permission: 'workspace:write',
  input: z.strictObject({}),
  async run(context) {
    const { tx, actor } = context
    const { id } = actor.workspace
    const [demo] = await tx
      .select({ version: workspace.version })
      .from(workspace)
      .where(and(eq(workspace.workspaceId, id), eq(workspace.isDemo, true)))
      .for('update')
    if (!demo) throw notFound()
    const removed = await removeSeeded(context)
    const version = demo.version + 1
    await tx
      .update(workspace)
      .set({ isDemo: false, version, updatedAt: new Date() })
      .where(eq(workspace.workspaceId, id))
    return {
      data: removed,
      events: [{ entity: 'workspace', recordId: id, type: 'demo_removed', after: { ...removed, version } }],
    }
  },
})

async function removeSeeded({ tx, actor }: Context): Promise<{ opportunities: number; messages: number }> {
  const { id } = actor.workspace
  const messages = await tx
    .delete(message)
    .where(
      and(eq(message.workspaceId, id), eq(message.entity, opportunities.name), isSeeded(message.recordId)),
    )
    .returning({ id: message.id })
  await tx
    .delete(searchToken)
    .where(
      and(
        eq(searchToken.workspaceId, id),
        inArray(searchToken.entity, [opportunities.name, accounts.name, leads.name]),
        isSeeded(searchToken.recordId),
      ),
    )
  await tx.delete(account).where(and(eq(account.workspaceId, id), isSeeded(account.id)))
  await tx.delete(lead).where(and(eq(lead.workspaceId, id), isSeeded(lead.id)))
  const cards = await tx
    .delete(opportunity)
    .where(and(eq(opportunity.workspaceId, id), isSeeded(opportunity.id)))
    .returning({ id: opportunity.id })
  await tx.execute(sql`select cohoi_forget_demo()`)
  return { opportunities: cards.length, messages: messages.length }
}
