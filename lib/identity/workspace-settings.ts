import 'server-only'
import { and, eq, ne } from 'drizzle-orm'
import { z } from 'zod'
import type { Tx } from '@/db/client'
import { opportunity, workspace } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { type Command, type Context, command } from '@/lib/kernel/command'
import { conflict, invalidField, notFound } from '@/lib/kernel/errors'
import { difference } from '@/lib/kernel/event'
import { winnerOf } from '@/lib/records/history'
import { CURRENCIES, type CurrencyCode } from '@/lib/vietnam/currency'
import { humanName } from './name'
import { rebaseRates } from './rebase-rates'
import { timeZone } from './time-zone'

const input = z.strictObject({
  version: z.int().positive(),
  name: humanName,
  timeZone,
  currency: z.enum(Object.keys(CURRENCIES) as [CurrencyCode, ...CurrencyCode[]]),
})

export type WorkspaceSettings = z.output<typeof input> & { isCurrencyLocked: boolean; isDemo: boolean }

/** Name, time zone and base currency. The currency stays once an opportunity holds an amount in it. */
export const updateWorkspace: Command<typeof input, { version: number }> = command({
  name: 'workspace.update',
  permission: 'workspace:write',
  input,
  async run(context, { version, ...wanted }) {
    const { tx, actor } = context
    const before = await rowOf(tx, actor, 'update')
    const { name, timeZone, currency } = before
    const changed = difference({ name, timeZone, currency }, wanted)
    if (!changed) return { data: { version: before.version }, events: [] }
    if (before.version !== version)
      throw conflict('stale', await winnerOf(tx, actor, 'workspace', actor.workspace.id))
    if (wanted.currency !== currency) await changeCurrency(context, currency, wanted.currency)
    await tx
      .update(workspace)
      .set({ ...wanted, version: version + 1, updatedAt: new Date() })
      .where(eq(workspace.workspaceId, actor.workspace.id))
    const event = { entity: 'workspace', recordId: actor.workspace.id, type: 'updated', ...changed }
    return { data: { version: version + 1 }, events: [event] }
  },
})

/** What the settings page shows. */
export async function getWorkspaceSettings(tx: Tx, actor: Actor): Promise<WorkspaceSettings> {
  const { version, name, timeZone, currency, isDemo } = await rowOf(tx, actor)
  const base = Object.hasOwn(CURRENCIES, currency) ? (currency as CurrencyCode) : 'VND'
  return { version, name, timeZone, currency: base, isDemo, isCurrencyLocked: await hasAmounts(tx, actor) }
}

async function changeCurrency(context: Context, from: string, to: string): Promise<void> {
  if (await hasAmounts(context.tx, context.actor)) throw invalidField('currency', 'currencyLocked')
  await rebaseRates(context, from, to)
}

async function hasAmounts(tx: Tx, actor: Actor): Promise<boolean> {
  const rows = await tx
    .select({ id: opportunity.id })
    .from(opportunity)
    .where(and(eq(opportunity.workspaceId, actor.workspace.id), ne(opportunity.amount, 0)))
    .limit(1)
  return rows.length > 0
}

async function rowOf(tx: Tx, actor: Actor, lock?: 'update') {
  const query = tx.select().from(workspace).where(eq(workspace.workspaceId, actor.workspace.id))
  const [row] = await (lock ? query.for(lock) : query)
  if (!row) throw notFound()
  return row
}
